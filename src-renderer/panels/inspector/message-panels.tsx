/** The tabs about one message, and what each of them shows. */
import { useState } from 'react';
import { Tab, TabPanel } from 'react-aria-components';
import type { MessageView } from '#shared/projections/message-view.ts';
import { ruleSteps } from '#shared/projections/rule-steps.ts';
import { pointerAt } from '../../model/product/trial.ts';
import type { RunView } from '../../model/use-trace.ts';
import { later } from '../later.tsx';
import { InspectorLinkParts, type InspectorLinks } from './inspector-links.ts';

const DiffView = later(async () => (await import('./diff-view.tsx')).DiffView);
const RecordView = later(async () => (await import('./record-view.tsx')).RecordView);
const TokenView = later(async () => (await import('./token-view.tsx')).TokenView);
const MessageTab = later(async () => (await import('./message-tab.tsx')).MessageTab);
const RuleTable = later(async () => (await import('./rule-table.tsx')).RuleTable);

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

interface MessagePanelsProps {
  readonly view: RunView;
  readonly message: MessageView;
  readonly comparing: Comparing;
  readonly onSelect: (seq: number) => void;
  readonly onTab: (tab: InspectorTab) => void;
}

export function MessagePanels(props: MessagePanelsProps) {
  const { view, message, comparing, onSelect, onTab } = props;
  const { messages } = view.model.diagram;
  const judgement = messages.judgements.get(message.exchange);
  const pointer = pointerAt(view, judgement);
  const [lit, light] = useState<string>();
  const links: InspectorLinks = {
    lit,
    light,
    showPart: (part) => {
      light(part);
      onTab('bytes');
    },
    showRules: (part) => {
      light(part);
      onTab('rules');
    },
    rules: judgement === undefined ? [] : ruleSteps(judgement).map(({ name }) => name),
    mends: pointer === undefined ? undefined : { run: view.model.run, pointer },
  };
  return (
    <InspectorLinkParts value={links}>
      <TabPanel id="bytes" className="tab-panel">
        <MessageTab view={view} message={message} onSelect={onSelect} />
      </TabPanel>
      <TabPanel id="rules" className="tab-panel">
        <RuleTable judgement={judgement} index={view.model.index()} />
      </TabPanel>
      <TabPanel id="record" className="tab-panel">
        <RecordView view={view} message={message} />
      </TabPanel>
      <TabPanel id="tokens" className="tab-panel">
        <TokenView message={message} />
      </TabPanel>
      <TabPanel id="diff" className="tab-panel">
        <DiffView view={view} message={message} onSelect={onSelect} {...comparing} />
      </TabPanel>
    </InspectorLinkParts>
  );
}
