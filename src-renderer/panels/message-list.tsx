/** Every message of the run as a list: one line each, the same selection as the diagram. */
import { useLayoutEffect, useRef } from 'react';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { PartyFace } from '../drawing/party-face.tsx';
import { TransactionBadge } from '../drawing/transaction-badge.tsx';
import { type Scrolled, useRowWindow } from '../drawing/use-row-window.ts';
import type { BreakpointMark, MarkOf } from '../model/breakpoint-marks.ts';
import { markWords } from '../model/mark-words.ts';
import { shownTime } from '../model/shown-text.ts';

interface MessageListProps {
  readonly messages: readonly MessageView[];
  readonly lanes: readonly Lane[];
  readonly cursor: number;
  readonly selected: number | undefined;
  readonly markOf: MarkOf;
  readonly onSelect: (seq: number) => void;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
}

const lineHeight = 32;

export function MessageList(props: MessageListProps) {
  const { messages, lanes, cursor, selected, markOf, onSelect, onGo } = props;
  const place = useRef<HTMLDivElement>(null);
  const shown = countUpTo(messages, cursor);
  const near = useRowWindow(place, {
    rowHeight: lineHeight,
    count: messages.length,
    anchor: shown - 1,
  });
  const { scrolled, scrollTo } = near;
  useLayoutEffect(() => {
    const to = topToShow(shown - 1, scrolled.current);
    if (to !== undefined) scrollTo(to);
  }, [shown, scrolled, scrollTo]);
  if (messages.length === 0) {
    return <p className="empty">Messages appear here as they are sent.</p>;
  }
  const choose = (seq: number): void => {
    onSelect(seq);
    // A line may scroll away; the list keeps the keyboard.
    place.current?.focus({ preventScroll: true });
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && selected !== undefined) onGo(selected);
    const to = keyedPlace(event.key, messages, selected);
    if (to === undefined) return;
    event.preventDefault();
    onSelect(to);
    const top = topToShow(countUpTo(messages, to) - 1, scrolled.current);
    if (top !== undefined) scrollTo(top);
  };
  return (
    <div
      className="message-list"
      ref={place}
      role="listbox"
      aria-label="Messages"
      tabIndex={0}
      aria-activedescendant={selected === undefined ? undefined : `message-${selected}`}
      onKeyDown={press}
    >
      <div style={{ height: messages.length * lineHeight, position: 'relative' }}>
        {messages.slice(near.first, near.end).map((message, index) => (
          <MessageLine
            key={message.seq}
            message={message}
            lanes={lanes}
            top={(near.first + index) * lineHeight}
            isFuture={message.seq > cursor}
            isSelected={message.seq === selected}
            mark={markOf(message.seq)}
            onSelect={choose}
            onGo={onGo}
          />
        ))}
      </div>
    </div>
  );
}

/** Where to scroll so that the line can be seen; undefined where it can be. */
function topToShow(index: number, { top, height }: Scrolled): number | undefined {
  const line = Math.max(0, index) * lineHeight;
  if (line < top) return line;
  return line + lineHeight > top + height ? line + lineHeight - height : undefined;
}

/** Which message a key leads to, from the selected one. */
function keyedPlace(
  key: string,
  messages: readonly MessageView[],
  selected: number | undefined,
): number | undefined {
  // From what is chosen, or from where it would stand.
  const index = selected === undefined ? -1 : countUpTo(messages, selected) - 1;
  const last = messages.length - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, index + 1),
    ArrowUp: Math.max(0, index - 1),
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? undefined : messages[to]?.seq;
}

interface MessageLineProps {
  readonly message: MessageView;
  readonly lanes: readonly Lane[];
  readonly top: number;
  readonly isFuture: boolean;
  readonly isSelected: boolean;
  readonly mark: BreakpointMark | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onGo: (seq: number) => void;
}

function MessageLine(props: MessageLineProps) {
  const { message, lanes, top, isFuture, isSelected, mark, onSelect, onGo } = props;
  const laneOf = (party: string): Lane | undefined => lanes.find((lane) => lane.party === party);
  const [from, to] = [laneOf(message.from), laneOf(message.to)];
  return (
    <div
      id={`message-${message.seq}`}
      className={`message-line${isFuture ? ' future' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      style={{ transform: `translateY(${top}px)`, height: lineHeight }}
      onClick={() => onSelect(message.seq)}
      onDoubleClick={() => onGo(message.seq)}
      onKeyDown={() => undefined}
    >
      {mark === undefined ? null : <span className={`message-mark ${mark}`} aria-hidden />}
      <span className="message-time wire">{shownTime(message.at)}</span>
      <span className="message-party">
        {from && <PartyFace role={from.role} title={from.title} />}
      </span>
      <span aria-hidden>→</span>
      <span className="message-party">{to && <PartyFace role={to.role} title={to.title} />}</span>
      <span className={`message-title wire tone-${message.tone}`}>{message.title}</span>
      <span className="message-detail">{message.detail}</span>
      {message.about === undefined ? <span /> : <TransactionBadge about={message.about} />}
      <span className="hidden-but-read">{markWords(mark)}</span>
    </div>
  );
}
