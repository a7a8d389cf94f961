/** What message is explained: who to whom and when, what can be done about it, and its refusal. */
import type { Lane } from '#shared/projections/lanes.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { isPending } from '#shared/projections/pending.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import type { Breakpoints } from '../../model/breakpoints/use-breakpoints.ts';
import { pointerAt } from '../../model/product/trial.ts';
import type { Curl } from '../../model/sequence/use-curl.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { StepPointer } from '../product/step-pointer.tsx';
import { BreakToggle } from './break-toggle.tsx';
import { CurlLine } from './curl-line.tsx';

interface MessageHeadProps {
  readonly view: RunView;
  readonly message: MessageView;
  readonly breakpoints: Breakpoints;
  readonly curl: Curl;
}

export function MessageHead({ view, message, breakpoints, curl }: MessageHeadProps) {
  const { messages, lanes } = view.model.diagram;
  const judged = messages.judgements.get(message.exchange);
  const refusal = judged?.refusal;
  const pointer = pointerAt(view, judged);
  return (
    <>
      <Heading message={message} lanes={lanes} />
      <div className="inspector-acts">
        <BreakToggle breakpoints={breakpoints} />
        <CurlLine curl={curl} />
      </div>
      {refusal === undefined ? null : (
        <p className={`refusal tone-${toneOf(refusal, message)}`} role="note">
          <strong>{refusal.error}</strong> {refusal.description}
        </p>
      )}
      {pointer === undefined ? null : <StepPointer run={view.model.run} pointer={pointer} />}
    </>
  );
}

/** A request that was told to wait is not refused either, though it has no tone of its own. */
function toneOf({ error }: { readonly error: string }, { tone }: MessageView): string {
  return isPending(error) ? 'waiting' : tone;
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
