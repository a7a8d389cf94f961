/** Every message of the run as a list: one line each, the same selection as the diagram. */
import { memo, useLayoutEffect, useRef } from 'react';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { PartyFace } from '../drawing/party-face.tsx';
import { placesIn, type Scrolled, slotOf } from '../drawing/row-span.ts';
import { TransactionBadge } from '../drawing/transaction-badge.tsx';
import { useRowWindow } from '../drawing/use-row-window.ts';
import type { BreakpointMark, MarkOf } from '../model/breakpoints/breakpoint-marks.ts';
import { markWords } from '../model/marks/mark-words.ts';
import { useIsMissed } from '../model/search/searching.ts';
import { useSteady } from '../model/steady/use-steady.ts';
import { shownTime } from '../model/words/shown-text.ts';

interface MessageListProps {
  readonly messages: readonly MessageView[];
  readonly lanes: readonly Lane[];
  readonly cursor: number;
  readonly selected: number | undefined;
  readonly markOf: MarkOf;
  /** Whether these are only what a search has found. */
  readonly isSearched?: boolean;
  readonly onSelect: (seq: number) => void;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
}

const lineHeight = 32;

export function MessageList(props: MessageListProps) {
  if (props.messages.length === 0 && props.isSearched === true) {
    return <p className="empty">No message is like that. What matches later appears here.</p>;
  }
  if (props.messages.length === 0) {
    return <p className="empty">Messages appear here as they are sent.</p>;
  }
  return <MessageLines {...props} />;
}

function MessageLines(props: MessageListProps) {
  const { messages, lanes, cursor, selected, markOf, onSelect, onGo } = props;
  const place = useRef<HTMLDivElement>(null);
  const near = useRowWindow(place, {
    rowHeight: lineHeight,
    count: messages.length,
    anchor: countUpTo(messages, cursor) - 1,
    follow: followedLine,
  });
  const { scrolled, scrollTo } = near;
  useShown(near, messages, selected);
  const choose = useSteady((seq: number): void => {
    onSelect(seq);
    // A line may scroll away; the list keeps the keyboard.
    place.current?.focus({ preventScroll: true });
  });
  const go = useSteady(onGo);
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
        {placesIn(near).map((index) => {
          const message = messages[index];
          return message === undefined ? null : (
            <MessageLine
              key={slotOf(near, index)}
              {...shownOf(message)}
              lanes={lanes}
              top={index * lineHeight}
              isFuture={message.seq > cursor}
              isSelected={message.seq === selected}
              mark={markOf(message.seq)}
              onSelect={choose}
              onGo={go}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Brings a line into view that is chosen elsewhere. */
function useShown(
  { scrolled, scrollTo }: ReturnType<typeof useRowWindow>,
  messages: readonly MessageView[],
  selected: number | undefined,
): void {
  const before = useRef(selected);
  useLayoutEffect(() => {
    if (selected === before.current) return;
    before.current = selected;
    const index = selected === undefined ? -1 : countUpTo(messages, selected) - 1;
    const top = messages[index]?.seq === selected ? topToShow(index, scrolled.current) : undefined;
    if (top !== undefined) scrollTo(top);
  }, [scrolled, scrollTo, messages, selected]);
}

/** The line of the cursor can be seen, wherever it goes. */
function followedLine(at: Scrolled, _from: number | undefined, to: number): number {
  return topToShow(to, at) ?? at.top;
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

type Shown = Pick<
  MessageView,
  'seq' | 'at' | 'from' | 'to' | 'title' | 'detail' | 'tone' | 'about'
>;

/** Messages change in place; a line is drawn anew only when something it shows has changed. */
function shownOf({ seq, at, from, to, title, detail, tone, about }: MessageView): Shown {
  return { seq, at, from, to, title, detail, tone, about };
}

interface MessageLineProps extends Shown {
  readonly lanes: readonly Lane[];
  readonly top: number;
  readonly isFuture: boolean;
  readonly isSelected: boolean;
  readonly mark: BreakpointMark | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onGo: (seq: number) => void;
}

const MessageLine = memo(function MessageLine(props: MessageLineProps) {
  const { seq, at, title, detail, tone, about, lanes, top, isFuture, isSelected, mark } = props;
  const laneOf = (party: string): Lane | undefined => lanes.find((lane) => lane.party === party);
  const [from, to] = [laneOf(props.from), laneOf(props.to)];
  const isMissed = useIsMissed(props);
  return (
    <div
      id={`message-${seq}`}
      className={`message-line${isFuture ? ' future' : ''}${isMissed ? ' missed' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      style={{ top, height: lineHeight }}
      onClick={() => props.onSelect(seq)}
      onDoubleClick={() => props.onGo(seq)}
      onKeyDown={() => undefined}
    >
      {mark === undefined ? null : <span className={`message-mark ${mark}`} aria-hidden />}
      <span className="message-time wire">{shownTime(at)}</span>
      <span className="message-party">
        {from && <PartyFace role={from.role} title={from.title} />}
      </span>
      <span aria-hidden>→</span>
      <span className="message-party">{to && <PartyFace role={to.role} title={to.title} />}</span>
      <span className={`message-title wire tone-${tone}`}>{title}</span>
      <span className="message-detail">{detail}</span>
      {about === undefined ? <span /> : <TransactionBadge about={about} />}
      <span className="hidden-but-read">{markWords(mark)}</span>
    </div>
  );
});
