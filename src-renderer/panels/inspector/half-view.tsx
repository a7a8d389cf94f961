/** One half of an exchange: what it says in words, what became of it, and all that stands in it. */
import { CircleAlert, CornerDownRight } from 'lucide-react';
import type { Lane } from '#shared/projections/lanes.ts';
import type { Fate } from '#shared/projections/message-fates/message-fates.ts';
import { messageParts } from '#shared/projections/message-parts/message-parts.ts';
import { messageWords } from '#shared/projections/message-parts/message-words.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { shownTime } from '../../model/words/shown-text.ts';
import { PrettyView } from './pretty-view.tsx';
import { RawView } from './raw-view.tsx';

export type Look = 'pretty' | 'raw';

interface HalfViewProps {
  readonly message: MessageView;
  readonly exchange: readonly MessageView[];
  readonly fates: readonly Fate[];
  readonly lanes: readonly Lane[];
  readonly look: Look;
  readonly isChosen: boolean;
  readonly onSelect: (seq: number) => void;
}

export function HalfView(props: HalfViewProps) {
  const { message, exchange, fates, look, isChosen } = props;
  const parts = messageParts(message, exchange);
  const title = titleOf(message);
  return (
    <section className={`half${isChosen ? ' chosen' : ''}`} aria-label={title}>
      <HalfHead {...props} title={title} />
      <p className="half-words">{messageWords(message, parts.place)}</p>
      <Fates of={fates} />
      {look === 'raw' ? (
        <RawView wire={message.wire} content={parts.content} />
      ) : (
        <PrettyView parts={parts} />
      )}
    </section>
  );
}

function titleOf({ wire }: MessageView): string {
  if (wire.kind === 'channel.note') return 'Note';
  return wire.kind === 'http.request' ? 'Request' : 'Answer';
}

function HalfHead(props: HalfViewProps & { readonly title: string }) {
  const { message, lanes, isChosen, onSelect, title } = props;
  const from = lanes.find((lane) => lane.party === message.from);
  return (
    <header className="half-head">
      <h3>
        {title}{' '}
        {isChosen ? (
          <code className={`tone-${message.tone}`}>{message.title}</code>
        ) : (
          <button type="button" className="link" onClick={() => onSelect(message.seq)}>
            <code>{message.title}</code>
          </button>
        )}
      </h3>
      <p className="quiet-line">
        {from && <PartyFace role={from.role} title={from.title} />}
        <code>{shownTime(message.at)}</code>
      </p>
    </header>
  );
}

/** What became of it; that it simply arrived need not be said. */
function Fates({ of }: { readonly of: readonly Fate[] }) {
  if (of.every(({ text }) => text === 'arrived')) return null;
  return (
    <ol className="fates" aria-label="What became of it">
      {of.map(({ seq, at, text, isLoss }) => (
        <li key={seq} className={isLoss ? 'loss' : ''}>
          {isLoss ? (
            <CircleAlert aria-hidden size={14} />
          ) : (
            <CornerDownRight aria-hidden size={14} />
          )}
          <code>{shownTime(at)}</code> {text}
        </li>
      ))}
    </ol>
  );
}
