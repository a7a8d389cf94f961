/**
 * Where a time stands on an axis that skips idle stretches: nothing that happens more than so long after
 * the thing before it is drawn any farther away than that. Without skipping, a time stands at itself.
 */
import { countUpTo } from './sorted-times.ts';

export interface IdleScale {
  /** Where it stands, in milliseconds of the axis. */
  readonly placeOf: (at: number) => number;
  readonly timeAt: (place: number) => number;
  /** The stretches that are shortened, in their order. */
  readonly skipped: readonly Skipped[];
}

export interface Skipped {
  readonly from: number;
  readonly until: number;
  /** How much of it is not drawn, with all before it. */
  readonly cutBefore: number;
}

/** An axis on which time stands at itself. */
export const plainScale: IdleScale = {
  placeOf: (at) => at,
  timeAt: (place) => place,
  skipped: [],
};

/** An axis on which no idle stretch is longer than that. */
export function idleScale(times: readonly number[], longestMs: number): IdleScale {
  const skipped: Skipped[] = [];
  let cut = 0;
  for (const [index, until] of times.entries()) {
    const from = times[index - 1];
    if (from === undefined || until - from <= longestMs) continue;
    skipped.push({ from, until, cutBefore: cut });
    cut += until - from - longestMs;
  }
  const places = skipped.map(({ from, cutBefore }) => from - cutBefore);
  const froms = skipped.map(({ from }) => from);
  return {
    placeOf: (at) => placeIn(skipped[countUpTo(froms, at) - 1], at, longestMs),
    timeAt: (place) => timeIn(skipped[countUpTo(places, place) - 1], place, longestMs),
    skipped,
  };
}

function placeIn(last: Skipped | undefined, at: number, longestMs: number): number {
  if (last === undefined) return at;
  const { from, until, cutBefore } = last;
  if (at >= until) return at - cutBefore - (until - from - longestMs);
  return from - cutBefore + ((at - from) / (until - from)) * longestMs;
}

function timeIn(last: Skipped | undefined, place: number, longestMs: number): number {
  if (last === undefined) return place;
  const { from, until, cutBefore } = last;
  const within = place - (from - cutBefore);
  if (within >= longestMs) return until + within - longestMs;
  return from + (within / longestMs) * (until - from);
}
