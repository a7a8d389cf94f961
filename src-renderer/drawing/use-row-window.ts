/**
 * Which rows of a long figure or list are near what can be seen. Rows have one height, so that the
 * whole keeps its height while only these are drawn.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface RowWindow {
  readonly first: number;
  /** The place after the last one. */
  readonly end: number;
  /** How far it was scrolled and how high it is, as last seen: asking the element costs a layout. */
  readonly scrolled: RefObject<Scrolled>;
  /** Scrolls, and draws what is there before the next painting. */
  readonly scrollTo: (top: number) => void;
}

export interface Scrolled {
  readonly top: number;
  readonly height: number;
}

interface Seen {
  readonly first: number;
  readonly end: number;
  readonly anchor: number;
}

/** The window moves in strides, so that scrolling draws seldom. */
const stride = 4;
const seenAtFirst: Seen = { first: 0, end: 6 * stride, anchor: 0 };

interface Rows {
  readonly rowHeight: number;
  readonly count: number;
  /** The row that is followed: where it goes, the window goes with it. */
  readonly anchor: number;
}

/** The rows to draw inside a scrolled element. */
export function useRowWindow(
  place: RefObject<HTMLElement | null>,
  { rowHeight, count, anchor }: Rows,
): RowWindow {
  const [seen, see] = useState<Seen>(seenAtFirst);
  const scrolled = useRef<Scrolled>({ top: 0, height: 0 });
  // At once, so that nothing is drawn where the followed row has left.
  if (seen.anchor !== anchor) see(around(seen, anchor));
  const look = useCallback(() => {
    scrolled.current = scrolledOf(place, scrolled.current);
    const at = scrolled.current;
    see((held) => near(at, rowHeight, held));
  }, [place, rowHeight]);
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
  const scrollTo = useCallback(
    (top: number) => {
      scrollElement(place, top);
      look();
    },
    [place, look],
  );
  return { first: Math.min(seen.first, count), end: Math.min(seen.end, count), scrolled, scrollTo };
}

function scrollElement({ current }: RefObject<HTMLElement | null>, top: number): void {
  current?.scrollTo({ top });
}

/** The window as wide as before around a row that was followed out of it. */
function around(held: Seen, anchor: number): Seen {
  const wasFollowed = held.anchor >= held.first && held.anchor < held.end;
  const isInside = anchor >= held.first && anchor < held.end;
  if (!wasFollowed || isInside) return { ...held, anchor };
  const span = held.end - held.first;
  const first = Math.max(0, Math.floor((anchor - span / 2) / stride) * stride);
  return { first, end: first + span, anchor };
}

function scrolledOf({ current }: RefObject<HTMLElement | null>, held: Scrolled): Scrolled {
  return current === null ? held : { top: current.scrollTop, height: current.clientHeight };
}

function near({ top, height }: Scrolled, rowHeight: number, held: Seen): Seen {
  const first = Math.max(0, Math.floor(top / rowHeight / stride) - 1) * stride;
  const end = (Math.ceil((top + height) / rowHeight / stride) + 1) * stride;
  return held.first === first && held.end === end ? held : { ...held, first, end };
}
