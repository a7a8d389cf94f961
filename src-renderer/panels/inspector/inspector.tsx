/**
 * Explains the selected message: the bytes, both halves of its exchange, the rules it met, and the
 * tokens in it with how they were verified.
 */
import { MousePointerClick } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Lane } from '#shared/projections/lanes.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { shownTime } from '../../model/shown-text.ts';
import type { RunView } from '../../model/use-trace.ts';
import { RuleTable } from './rule-table.tsx';
import { TokenView } from './token-view.tsx';
import { WireView } from './wire-view.tsx';

interface InspectorProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
}

export function Inspector({ view, selected, onSelect }: InspectorProps) {
  const { messages, lanes } = view.model.diagram;
  const message = selected === undefined ? undefined : messages.bySeq.get(selected);
  if (message === undefined) {
    return (
      <div className="empty">
        <MousePointerClick aria-hidden size={22} />
        <p>Select an arrow or a message to see its bytes, its rules and its tokens.</p>
      </div>
    );
  }
  const other = messages.exchanges.get(message.exchange)?.find((half) => half !== message);
  const judgement = messages.judgements.get(message.exchange);
  return (
    <div className="inspector">
      <Heading message={message} lanes={lanes} />
      {judgement?.refusal === undefined ? null : (
        <p className="refusal" role="note">
          <strong>{judgement.refusal.error}</strong> {judgement.refusal.description}
        </p>
      )}
      <Tabs className="tabs">
        <TabList aria-label="About this message" className="tab-list">
          <Tab id="bytes" className="tab">
            Message
          </Tab>
          <Tab id="rules" className="tab">
            Rules
          </Tab>
          <Tab id="tokens" className="tab">
            Tokens
          </Tab>
        </TabList>
        <TabPanel id="bytes" className="tab-panel">
          <WireView wire={message.wire} />
          {other === undefined ? null : (
            <OtherHalf other={other} lanes={lanes} onSelect={onSelect} />
          )}
        </TabPanel>
        <TabPanel id="rules" className="tab-panel">
          <RuleTable judgement={judgement} />
        </TabPanel>
        <TabPanel id="tokens" className="tab-panel">
          <TokenView message={message} verified={[...view.moment.verified.values()]} />
        </TabPanel>
      </Tabs>
    </div>
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
