/**
 * The hand on the plot: dragging pans, a click on an item chooses it and a click beside one goes there,
 * the wheel zooms with Ctrl held and pans with Shift.
 */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useSteady } from '../../model/steady/use-steady.ts';
import { panned, placeAt, type TimeScale, zoomed } from './time-range.ts';
import { headsWidth } from './timeline-heads.tsx';
import type { TimeRange } from './use-time-range.ts';

interface Hands {
  readonly range: TimeRange;
  readonly scale: TimeScale;
  readonly onSelect: (seq: number) => void;
  /** A place on the plot, in pixels. */
  readonly onSeek: (x: number) => void;
}

interface Drag {
  readonly x: number;
  readonly target: EventTarget;
  readonly shown: TimeRange['shown'];
  isMoved: boolean;
}

const still = 4;

export function usePlotHands({ range, scale, onSelect, onSeek }: Hands) {
  const drag = useRef<Drag>(undefined);
  const perPixel = (scale.end - scale.start) / Math.max(1, scale.width);
  return {
    onPointerDown: ({ button, clientX, target, currentTarget, pointerId }: PointerEvent) => {
      if (button !== 0) return;
      drag.current = { x: clientX, target, shown: range.shown, isMoved: false };
      currentTarget.setPointerCapture(pointerId);
    },
    onPointerMove: ({ clientX }: PointerEvent) => {
      const held = drag.current;
      if (held === undefined) return;
      const by = clientX - held.x;
      if (!held.isMoved && Math.abs(by) < still) return;
      held.isMoved = true;
      range.setRange(panned(held.shown, range.whole, -by * perPixel));
    },
    onPointerUp: ({ clientX, currentTarget }: PointerEvent) => {
      const held = drag.current;
      drag.current = undefined;
      if (held === undefined || held.isMoved) return;
      const item = held.target instanceof Element ? held.target.closest('[data-id]') : null;
      const id = item?.getAttribute('data-id');
      if (typeof id === 'string') onSelect(Number(id));
      else onSeek(clientX - currentTarget.getBoundingClientRect().left);
    },
    onPointerCancel: () => {
      drag.current = undefined;
    },
  };
}

const wheelZoom = 0.0022;

/** Heard by hand: a wheel that zooms must not scroll as well. */
export function useWheel(
  place: RefObject<HTMLElement | null>,
  { range, scale }: Pick<Hands, 'range' | 'scale'>,
): void {
  const turn = useSteady((event: WheelEvent): void => {
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      const left = place.current?.getBoundingClientRect().left ?? 0;
      const about = placeAt(scale, event.clientX - left - headsWidth);
      range.setRange(zoomed(range.shown, range.whole, Math.exp(event.deltaY * wheelZoom), about));
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      const perPixel = (scale.end - scale.start) / Math.max(1, scale.width);
      range.setRange(panned(range.shown, range.whole, sideways * perPixel));
    } else return;
    event.preventDefault();
  });
  useEffect(() => {
    const element = place.current;
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [place, turn]);
}
