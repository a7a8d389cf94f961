/**
 * Which rows of a long figure are near what can be seen. Rows have one height, so that the whole
 * keeps its height while only these are drawn.
 */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export interface RowWindow {
  readonly first: number;
  /** The place after the last one. */
  readonly end: number;
  /** Looks again, for whoever scrolls and wants it drawn before the next painting. */
  readonly look: () => void;
}

/** The window moves in strides, so that scrolling draws seldom. */
const stride = 16;
const seenAtFirst: Seen = { first: 0, end: 2 * stride };

/** The rows to draw inside a scrolled element. */
export function useRowWindow(
  place: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): RowWindow {
  const [seen, see] = useState<Seen>(seenAtFirst);
  const look = useCallback(() => see((held) => near(place, rowHeight, held)), [place, rowHeight]);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    look();
    // At once: what has scrolled into view is drawn in the same frame, or it would flash.
    const scrolled = (): void => flushSync(look);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [place, look]);
  return { first: Math.min(seen.first, count), end: Math.min(seen.end, count), look };
}

interface Seen {
  readonly first: number;
  readonly end: number;
}

function near({ current: element }: RefObject<HTMLElement | null>, rowHeight: number, held: Seen) {
  if (element === null) return held;
  const { scrollTop, clientHeight } = element;
  const top = Math.floor(scrollTop / rowHeight / stride);
  const bottom = Math.ceil((scrollTop + clientHeight) / rowHeight / stride);
  const next = { first: Math.max(0, top - 1) * stride, end: (bottom + 1) * stride };
  return held.first === next.first && held.end === next.end ? held : next;
}
