/**
 * What entries make, at any number of a run, found from the nearest of a few states that were kept.
 * They lie ever farther apart as the run grows, so that keeping them costs little of time or room. Where
 * somebody goes far from one, another is kept on the way: the steps from there back are short.
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
  /** Takes in what was added to the run since it did so last. */
  readonly grow: () => void;
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
/** So many lie that far apart; the one after them is kept when the run has grown by a quarter. */
const evenlyKept = 16;
const growth = 1.25;
/** Going farther than this part of the run takes longer than copying a state that has grown with it. */
const farPart = 1 / 16;

/** The states of a run whose entries grow in that list. */
export function createKeptStates<State>(
  entries: readonly Entry[],
  { create, add, copy }: Growing<State>,
  spacing = usualSpacing,
): KeptStates<State> {
  const live = create();
  const kept: Kept<State>[] = [];
  let due = spacing;
  let taken = 0;
  let onTheWay: Kept<State> | undefined;
  let last: Kept<State> | undefined;

  function keep(): void {
    kept.push({ count: taken, state: copy(live) });
    due = taken < evenlyKept * spacing ? taken + spacing : Math.ceil(taken * growth);
  }

  function nearest(count: number): Kept<State> {
    const before = kept.findLast((one) => one.count <= count) ?? { count: 0, state: create() };
    return nearer(nearer(before, onTheWay, count), last, count);
  }

  /** A state of its own, that many entries after that one. */
  function from({ count: before, state }: Kept<State>, count: number): State {
    const own = copy(state);
    for (const entry of entries.slice(before, count)) add(own, entry);
    return own;
  }

  function near(count: number): Kept<State> {
    const found = nearest(count);
    const way = count - spacing;
    if (way - found.count <= count * farPart) return found;
    onTheWay = { count: way, state: from(found, way) };
    return onTheWay;
  }

  return {
    live,
    grow: () => {
      for (let next = entries[taken]; next !== undefined; next = entries[taken]) {
        add(live, next);
        taken += 1;
        if (taken === due) keep();
      }
    },
    at: (seq) => {
      const count = countUpTo(entries, seq);
      if (count >= taken) return live;
      if (last?.count === count) return last.state;
      // What was handed out stays as it was: a view may still be drawing it.
      const state = from(near(count), count);
      last = { count, state };
      return state;
    },
  };
}

/** Whichever of the two lies nearer before that count. */
function nearer<State>(
  one: Kept<State>,
  other: Kept<State> | undefined,
  count: number,
): Kept<State> {
  return other !== undefined && other.count >= one.count && other.count <= count ? other : one;
}
