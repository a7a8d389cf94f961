/**
 * What is true at any number of a run, found from the nearest of a few moments that were kept. They
 * lie ever farther apart as the run grows, so that keeping them costs little of either time or room.
 */
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import { addToMoment, copyMoment, createMoment, type Moment } from '#shared/projections/moment.ts';
import type { Entry } from '#shared/trace/entry.ts';

export interface Moments {
  /** Takes in the entry that was just added to the run. */
  readonly take: (entry: Entry) => void;
  /** The moment at the live edge; it changes in place. */
  readonly live: Moment;
  /** The moment after the last entry whose number is not beyond that one. */
  readonly at: (seq: number) => Moment;
}

interface Kept {
  readonly count: number;
  readonly moment: Moment;
}

const usualSpacing = 1000;
const mostKept = 16;

/** The moments of a run whose entries grow in that list. */
export function createMoments(entries: readonly Entry[], spacing = usualSpacing): Moments {
  const live = createMoment();
  let apart = spacing;
  let kept: readonly Kept[] = [];
  let taken = 0;
  let last: Kept | undefined;

  function keep(): void {
    kept = [...kept, { count: taken, moment: copyMoment(live) }];
    if (kept.length < mostKept) return;
    apart *= 2;
    kept = kept.filter(({ count }) => count % apart === 0);
  }

  function nearest(count: number): Kept {
    const held = kept.findLast((one) => one.count <= count);
    const before = held ?? { count: 0, moment: createMoment() };
    return last !== undefined && last.count >= before.count && last.count <= count ? last : before;
  }

  return {
    live,
    take: (entry) => {
      addToMoment(live, entry);
      taken += 1;
      if (taken % apart === 0) keep();
    },
    at: (seq) => {
      if (seq >= live.seq) return live;
      const count = countUpTo(entries, seq);
      const from = nearest(count);
      if (from.count === count && from === last) return from.moment;
      // What was handed out stays as it was: a view may still be drawing it.
      const moment = copyMoment(from.moment);
      for (const entry of entries.slice(from.count, count)) addToMoment(moment, entry);
      last = { count, moment };
      return moment;
    },
  };
}
