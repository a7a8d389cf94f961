/**
 * Which rows of a long figure or list are near what can be seen. Rows have one height, so that the
 * whole keeps its height while only these are drawn.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  type Follow,
  type RowSpan,
  rowsAt,
  rowsFrom,
  rowsNear,
  rowsStill,
  type Scrolled,
  spanAtFirst,
} from './row-span.ts';

export interface RowWindow extends RowSpan {
  /** How far it was scrolled and how high it is, as last seen: asking the element costs a layout. */
  readonly scrolled: RefObject<Scrolled>;
  /** Scrolls, and draws what is there before the next painting. */
  readonly scrollTo: (top: number) => void;
}

interface Rows {
  readonly rowHeight: number;
  readonly count: number;
  /** The row that is followed: where it goes, the window goes with it. */
  readonly anchor: number;
  /** How far to scroll when it goes from one place to another. */
  readonly follow: Follow;
}

interface Seen {
  readonly span: RowSpan;
  readonly anchor: number | undefined;
  /** How it was scrolled when the span was last found. */
  readonly at: Scrolled;
}

/** Longer than it takes to paint a jump, shorter than it takes to begin to scroll. */
const restMs = 80;

const atFirst: Scrolled = { top: 0, height: 0 };

/** The rows to draw inside a scrolled element. */
export function useRowWindow(
  place: RefObject<HTMLElement | null>,
  { rowHeight, count, anchor, follow }: Rows,
): RowWindow {
  const [seen, see] = useState<Seen>({ span: spanAtFirst, anchor: undefined, at: atFirst });
  const scrolled = useRef(atFirst);
  // At once, so that the rows are drawn where it is about to be scrolled to, and only those.
  if (seen.anchor !== anchor) {
    const at = { ...seen.at, top: follow(seen.at, seen.anchor, anchor) };
    see({ span: rowsAt(at, rowHeight, seen.span), anchor, at });
  }
  // What is on the screen: an update that waits would still know the span before it.
  const drawn = useRef(seen);
  useLayoutEffect(() => {
    drawn.current = seen;
  }, [seen]);
  const draw = useCallback(
    (rowsOf: typeof rowsNear) => {
      const held = drawn.current;
      const at = scrolled.current;
      const span = rowsOf(at, rowHeight, held.span);
      if (span === held.span) return;
      drawn.current = { ...held, span, at };
      see(drawn.current);
    },
    [rowHeight],
  );
  const settle = useCallback(() => draw(rowsStill), [draw]);
  const surround = useCallback(() => draw(rowsNear), [draw]);
  useSoon(seen.span.isBare ? seen.span : undefined, surround);
  const look = useCallback(() => {
    scrolled.current = scrolledOf(place, scrolled.current);
    settle();
  }, [place, settle]);
  const scrollTo = useCallback(
    (top: number) => {
      scrollElement(place, top);
      look();
    },
    [place, look],
  );
  useWatched(place, look);
  const before = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (before.current === anchor) return;
    const top = follow(scrolled.current, before.current, anchor);
    before.current = anchor;
    if (top === scrolled.current.top) settle();
    else scrollTo(top);
  }, [anchor, follow, settle, scrollTo]);
  return { ...rowsFrom(seen.span, count), scrolled, scrollTo };
}

/** Acts when that bare span has been there for a moment. */
function useSoon(bare: RowSpan | undefined, act: () => void): void {
  useEffect(() => {
    if (bare === undefined) return undefined;
    const timer = window.setTimeout(act, restMs);
    return () => window.clearTimeout(timer);
  }, [bare, act]);
}

/** Looks when it is there, when it gets another size and when it was scrolled. */
function useWatched(place: RefObject<HTMLElement | null>, look: () => void): void {
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    look();
    // At once as well: what has scrolled into view would flash if it came a frame later.
    const onScroll = (): void => flushSync(look);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [place, look]);
}

function scrollElement({ current }: RefObject<HTMLElement | null>, top: number): void {
  current?.scrollTo({ top });
}

function scrolledOf({ current }: RefObject<HTMLElement | null>, held: Scrolled): Scrolled {
  return current === null ? held : { top: current.scrollTop, height: current.clientHeight };
}
