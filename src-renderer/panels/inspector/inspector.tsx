/**
 * Explains the selected message: the bytes, both halves of its exchange, the rules it met, and the
 * tokens in it with how they were verified. Of any entry it says why it came to be.
 */
import { MousePointerClick } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { useCommand } from '../../commands/use-command.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { shownTime } from '../../model/shown-text.ts';
import type { Breakpoints } from '../../model/use-breakpoints.ts';
import { type Curl, useCurl } from '../../model/use-curl.ts';
import { useKeptChoice } from '../../model/use-kept.ts';
import type { RunView } from '../../model/use-trace.ts';
import { WhyPanel } from '../why/why-panel.tsx';
import { BreakToggle } from './break-toggle.tsx';
import { CurlLine } from './curl-line.tsx';
import { RuleTable } from './rule-table.tsx';
import { TokenView } from './token-view.tsx';
import { WireView } from './wire-view.tsx';

type InspectorTab = 'bytes' | 'rules' | 'tokens' | 'why';

interface InspectorProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly breakpoints: Breakpoints;
  readonly onSelect: (seq: number) => void;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
}

export function Inspector({ view, selected, breakpoints, onSelect, onGo }: InspectorProps) {
  const [tab = 'bytes', setTab] = useKeptChoice('inspector', tabs);
  const place = useRef<HTMLDivElement>(null);
  const asks = useAskWhy({ view, selected, onSelect, onAsk: () => setTab('why') });
  useEffect(() => {
    const first = asks > 0 ? place.current?.querySelector<HTMLElement>('.why-jump') : undefined;
    // The sentence above it is read first.
    first?.focus({ preventScroll: true });
  }, [asks]);
  const message =
    selected === undefined ? undefined : view.model.diagram.messages.bySeq.get(selected);
  const curl = useCurl(view, selected);
  useTabCommands(message === undefined ? 'Choose a message first.' : undefined, setTab);
  if (selected === undefined) return <NothingSelected />;
  return (
    <div className="inspector" ref={place}>
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
          <MessagePanels view={view} message={message} onSelect={onSelect} />
        )}
        <TabPanel id="why" className="tab-panel">
          <WhyPanel view={view} seq={selected} onGo={onGo} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function useTabCommands(whyNot: string | undefined, show: (tab: InspectorTab) => void): void {
  useCommand('message.show-bytes', () => show('bytes'), whyNot);
  useCommand('message.show-rules', () => show('rules'), whyNot);
  useCommand('message.show-tokens', () => show('tokens'), whyNot);
}

const tabs = ['bytes', 'rules', 'tokens', 'why'] as const satisfies InspectorTab[];

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

/** The key «w» asks of what is selected, or of the newest arrow there is; counts how often. */
function useAskWhy({ view, selected, onSelect, onAsk }: AskWhyParts): number {
  const [asks, count] = useState(0);
  useCommand('message.why', () => {
    const { rows } = view.model.diagram;
    const newest = rows[countUpTo(rows, view.moment.seq) - 1];
    if (selected === undefined && newest !== undefined) onSelect(newest.seq);
    onAsk();
    count((before) => before + 1);
  });
  return asks;
}

function MessageTabs() {
  return (
    <>
      <Tab id="bytes" className="tab">
        Message
      </Tab>
      <Tab id="rules" className="tab">
        Rules
      </Tab>
      <Tab id="tokens" className="tab">
        Tokens
      </Tab>
    </>
  );
}

interface MessagePartsProps {
  readonly view: RunView;
  readonly message: MessageView;
}

type MessageHeadProps = MessagePartsProps &
  Pick<InspectorProps, 'breakpoints'> & { readonly curl: Curl };

function MessageHead({ view, message, breakpoints, curl }: MessageHeadProps) {
  const { messages, lanes } = view.model.diagram;
  const refusal = messages.judgements.get(message.exchange)?.refusal;
  return (
    <>
      <Heading message={message} lanes={lanes} />
      <div className="inspector-acts">
        <BreakToggle breakpoints={breakpoints} />
        <CurlLine curl={curl} />
      </div>
      {refusal === undefined ? null : (
        <p className="refusal" role="note">
          <strong>{refusal.error}</strong> {refusal.description}
        </p>
      )}
    </>
  );
}

function MessagePanels({
  view,
  message,
  onSelect,
}: MessagePartsProps & { readonly onSelect: (seq: number) => void }) {
  const { messages, lanes } = view.model.diagram;
  const other = messages.exchanges.get(message.exchange)?.find((half) => half !== message);
  return (
    <>
      <TabPanel id="bytes" className="tab-panel">
        <WireView wire={message.wire} />
        {other === undefined ? null : <OtherHalf other={other} lanes={lanes} onSelect={onSelect} />}
      </TabPanel>
      <TabPanel id="rules" className="tab-panel">
        <RuleTable judgement={messages.judgements.get(message.exchange)} />
      </TabPanel>
      <TabPanel id="tokens" className="tab-panel">
        <TokenView message={message} verified={view.moment.verified} />
      </TabPanel>
    </>
  );
}

interface HeadingProps {
  readonly message: MessageView;
  readonly lanes: readonly Lane[];
}

function Heading({ message, lanes }: HeadingProps) {
  const from = lanes.find((lane) => lane.party === message.from);
  const to = lanes.find((lane) => lane.party === message.to);
  return (
    <header className="inspector-head">
      <h2 className={`wire tone-${message.tone}`}>{message.title}</h2>
      <p>
        {from && <PartyFace role={from.role} title={from.title} />}
        <span aria-label="to">→</span>
        {to && <PartyFace role={to.role} title={to.title} />}
        {message.about === undefined ? null : <TransactionBadge about={message.about} />}
      </p>
      <p className="quiet-line">
        sent <code>{shownTime(message.at)}</code>
        {fateOf(message)}
      </p>
    </header>
  );
}

function fateOf({ arrivesAt, lost }: MessageView): string {
  if (lost !== undefined) return ` · ${lost.text} on its way`;
  return arrivesAt === null ? '' : ` · arrives ${shownTime(arrivesAt)}`;
}

interface OtherHalfProps {
  readonly other: MessageView;
  readonly lanes: readonly Lane[];
  readonly onSelect: (seq: number) => void;
}

function OtherHalf({ other, lanes, onSelect }: OtherHalfProps) {
  const from = lanes.find((lane) => lane.party === other.from);
  return (
    <section className="other-half">
      <h3>
        <button type="button" className="link" onClick={() => onSelect(other.seq)}>
          {other.wire.kind === 'http.response' ? 'The answer' : 'The other half'}:{' '}
          <code>{other.title}</code>
        </button>
        {from && <PartyFace role={from.role} title={from.title} />}
      </h3>
      <WireView wire={other.wire} />
    </section>
  );
}
