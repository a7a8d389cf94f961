/**
 * The keys of the timeline while it has the keyboard: arrows pan and choose, + and - zoom, Enter goes to
 * what is chosen. What a command of the console has as its key is kept to itself by `data-keeps`.
 */
import { type RefObject, useEffect } from 'react';
import { useSteady } from '../../model/steady/use-steady.ts';
import { panned, type Range, zoomed } from './time-range.ts';
import type { TimeRange } from './use-time-range.ts';

interface Keys {
  readonly range: TimeRange;
  /** Where zooming goes to: the cursor, where it is in view. */
  readonly about: number;
  readonly onNext: (by: 1 | -1) => void;
  readonly onEnter: () => void;
}

/** The keys that belong to the timeline and not to the run's speed. */
export const keptKeys = '+ - =';
export const zoomStep = 1.5;
const panShare = 0.12;

/** Hears the keys of the figure itself: the buttons in it have keys of their own. */
export function useKeysOn(
  place: RefObject<HTMLElement | null>,
  onKey: (event: KeyboardEvent) => void,
): void {
  const press = useSteady((event: KeyboardEvent): void => {
    if (event.target === place.current) onKey(event);
  });
  useEffect(() => {
    const element = place.current;
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [place, press]);
}

export function plotKeys({ range, about, onNext, onEnter }: Keys) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rangeByKey(event, range, about);
    if (next !== undefined) range.setRange(next);
    else if (event.key === 'ArrowDown') onNext(1);
    else if (event.key === 'ArrowUp') onNext(-1);
    else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  };
}

function rangeByKey(
  { key, shiftKey }: KeyboardEvent,
  { shown, whole }: TimeRange,
  about: number,
): Range | undefined {
  const by = (shown.end - shown.start) * (shiftKey ? 0.9 : panShare);
  switch (key) {
    case 'ArrowLeft':
      return panned(shown, whole, -by);
    case 'ArrowRight':
      return panned(shown, whole, by);
    case '+':
    case '=':
      return zoomed(shown, whole, 1 / zoomStep, about);
    case '-':
      return zoomed(shown, whole, zoomStep, about);
    default:
      return undefined;
  }
}
