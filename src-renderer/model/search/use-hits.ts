/** The way from hit to hit. Presses that come faster than the window draws count each. */
import { useLayoutEffect, useRef } from 'react';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import { useSteady } from '../steady/use-steady.ts';

type Hits = readonly { readonly seq: number }[];

/** Goes to the next hit, or the one before, of those that are found when it is pressed. */
export function useHits(
  foundNow: () => Hits,
  selected: number | undefined,
  onSelect: (seq: number) => void,
): (by: 1 | -1) => void {
  const gone = useRef(selected);
  useLayoutEffect(() => {
    gone.current = selected;
  }, [selected]);
  return useSteady((by: 1 | -1): void => {
    const found = foundNow();
    const to = found[hitFrom(found, gone.current, by)];
    if (to === undefined) return;
    gone.current = to.seq;
    onSelect(to.seq);
  });
}

/** The place of the hit to go to, from what is chosen; from nothing, the first or the last one. */
export function hitFrom(found: Hits, selected: number | undefined, by: 1 | -1): number {
  const last = found.length - 1;
  if (selected === undefined) return by === 1 ? 0 : last;
  const next = by === 1 ? countUpTo(found, selected) : countUpTo(found, selected - 1) - 1;
  if (next > last) return 0;
  return next < 0 ? last : next;
}
