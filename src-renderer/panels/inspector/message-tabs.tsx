/** The tabs about one message, which are there before what they show is loaded. */
import { useState } from 'react';
import { Tab } from 'react-aria-components';

export const inspectorTabs = ['bytes', 'rules', 'record', 'tokens', 'diff', 'why'] as const;
export type InspectorTab = (typeof inspectorTabs)[number];

export function MessageTabs() {
  return (
    <>
      <Tab id="bytes" className="tab">
        Message
      </Tab>
      <Tab id="rules" className="tab">
        Rules
      </Tab>
      <Tab id="record" className="tab">
        Record
      </Tab>
      <Tab id="tokens" className="tab">
        Tokens
      </Tab>
      <Tab id="diff" className="tab">
        Diff
      </Tab>
    </>
  );
}

/** What a message is compared with, kept while others are looked at. */
export interface Comparing {
  readonly pinned: number | undefined;
  readonly onPin: (seq: number | undefined) => void;
  readonly isChoosing: boolean;
  readonly onChoosing: (isChoosing: boolean) => void;
}

/** Compares with the one before of the same kind until another one is chosen. */
export function useComparing(): Comparing {
  const [pinned, onPin] = useState<number>();
  const [isChoosing, onChoosing] = useState(false);
  return { pinned, onPin, isChoosing, onChoosing };
}
