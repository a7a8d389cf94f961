/**
 * What entries make, at any number of a run, found from the nearest of a few states that were kept.
 * They lie ever farther apart as the run grows, so that keeping them costs little of time or room.
 */
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Entry } from '#shared/trace/entry.ts';

/** A state that grows in place, entry by entry. */
export interface Growing<State> {
  readonly create: () => State;
  readonly add: (state: State, entry: Entry) => void;
  /** One of its own, that goes another way from here on. */
  readonly copy: (state: State) => State;
}

export interface KeptStates<State> {
  /** Takes in the entry that was just added to the run. */
  readonly take: (entry: Entry) => void;
  /** The state at the live edge; it changes in place. */
  readonly live: State;
  /** The state after the last entry whose number is not beyond that one. */
  readonly at: (seq: number) => State;
}

interface Kept<State> {
  readonly count: number;
  readonly state: State;
}

const usualSpacing = 1000;
const mostKept = 16;

/** The states of a run whose entries grow in that list. */
export function createKeptStates<State>(
  entries: readonly Entry[],
  { create, add, copy }: Growing<State>,
  spacing = usualSpacing,
): KeptStates<State> {
  const live = create();
  let apart = spacing;
  let kept: readonly Kept<State>[] = [];
  let taken = 0;
  let last: Kept<State> | undefined;

  function keep(): void {
    kept = [...kept, { count: taken, state: copy(live) }];
    if (kept.length < mostKept) return;
    apart *= 2;
    kept = kept.filter(({ count }) => count % apart === 0);
  }

  function nearest(count: number): Kept<State> {
    const before = kept.findLast((one) => one.count <= count) ?? { count: 0, state: create() };
    return last !== undefined && last.count >= before.count && last.count <= count ? last : before;
  }

  return {
    live,
    take: (entry) => {
      add(live, entry);
      taken += 1;
      if (taken % apart === 0) keep();
    },
    at: (seq) => {
      const count = countUpTo(entries, seq);
      if (count >= taken) return live;
      const from = nearest(count);
      if (from.count === count && from === last) return from.state;
      // What was handed out stays as it was: a view may still be drawing it.
      const state = copy(from.state);
      for (const entry of entries.slice(from.count, count)) add(state, entry);
      last = { count, state };
      return state;
    },
  };
}
