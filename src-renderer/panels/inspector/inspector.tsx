/**
 * Explains the selected message: both halves of its exchange, the rules it met, what the provider held
 * before and after it, the tokens in it, and another message beside it. Of any entry it says why it
 * came to be.
 */
import { MousePointerClick } from 'lucide-react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import { useCommand } from '../../commands/use-command.ts';
import type { Breakpoints } from '../../model/breakpoints/use-breakpoints.ts';
import { useKeptChoice } from '../../model/kept/use-kept.ts';
import { useCurl } from '../../model/sequence/use-curl.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import type { RunView } from '../../model/use-trace.ts';
import { later } from '../later.tsx';
import type { Asked } from '../why/asked.ts';
import { MessageHead } from './message-head.tsx';
import {
  type Comparing,
  type InspectorTab,
  inspectorTabs,
  MessageTabs,
  useComparing,
} from './message-tabs.tsx';

const MessagePanels = later(async () => (await import('./message-panels.tsx')).MessagePanels);
const WhyPanel = later(async () => (await import('../why/why-panel.tsx')).WhyPanel);

interface InspectorProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly breakpoints: Breakpoints;
  readonly onSelect: (seq: number) => void;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
}

export function Inspector({ view, selected, breakpoints, onSelect, onGo }: InspectorProps) {
  const [tab = 'bytes', setTab] = useKeptChoice('inspector', inspectorTabs);
  const why = useAskWhy({ view, selected, onSelect, onAsk: () => setTab('why') });
  const message =
    selected === undefined ? undefined : view.model.diagram.messages.bySeq.get(selected);
  const curl = useCurl(view, selected);
  const comparing = useComparing();
  const whyNot = message === undefined ? 'Choose a message first.' : undefined;
  useTabCommands(whyNot, setTab, comparing);
  if (selected === undefined) return <NothingSelected />;
  return (
    <div className="inspector">
      {message === undefined ? null : (
        <MessageHead view={view} message={message} breakpoints={breakpoints} curl={curl} />
      )}
      <Tabs
        className="tabs"
        selectedKey={message === undefined ? 'why' : tab}
        onSelectionChange={(key) => setTab(String(key))}
      >
        <TabList aria-label="About this message" className="tab-list">
          {message === undefined ? null : <MessageTabs />}
          <Tab id="why" className="tab" aria-keyshortcuts="w">
            Why?
          </Tab>
        </TabList>
        {message === undefined ? null : (
          <MessagePanels {...{ view, message, comparing, onSelect }} onTab={setTab} />
        )}
        <TabPanel id="why" className="tab-panel">
          <WhyPanel view={view} seq={selected} onGo={onGo} {...why} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function useTabCommands(
  whyNot: string | undefined,
  show: (tab: InspectorTab) => void,
  { onChoosing }: Comparing,
): void {
  useCommand('message.show-bytes', () => show('bytes'), whyNot);
  useCommand('message.show-rules', () => show('rules'), whyNot);
  useCommand('message.show-record', () => show('record'), whyNot);
  useCommand('message.show-tokens', () => show('tokens'), whyNot);
  useCommand(
    'message.compare',
    () => {
      show('diff');
      onChoosing(true);
    },
    whyNot,
  );
}

function NothingSelected() {
  return (
    <div className="empty">
      <MousePointerClick aria-hidden size={22} />
      <p>Select an arrow or a message to see its bytes, its rules and its tokens.</p>
      <p>
        Press <kbd>W</kbd> to learn why the last one came to be.
      </p>
    </div>
  );
}

interface AskWhyParts {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onAsk: () => void;
}

/** The key «w» asks of what is selected, or of the newest arrow there is, until it is answered. */
function useAskWhy({ view, selected, onSelect, onAsk }: AskWhyParts): Asked {
  const [isAsked, ask] = useState(false);
  useCommand('message.why', () => {
    const { rows } = view.model.diagram;
    const newest = rows[countUpTo(rows, view.moment.seq) - 1];
    if (selected === undefined && newest !== undefined) onSelect(newest.seq);
    onAsk();
    ask(true);
  });
  const onAnswered = useSteady(() => ask(false));
  return { isAsked, onAnswered };
}
