/**
 * Any fold of a run with a way back: every so many items the state is kept, so that the state at any
 * number costs at most that many applications. It knows nothing of what is folded.
 *
 * The fold must never change a state that it was given. Then neighbouring checkpoints share all that
 * did not change between them, and a run costs little more memory than its last state.
 */
import { assert } from '../../protocol/assert.ts';

export interface Fold<Item, State> {
  readonly initial: State;
  /** The state after one more item; pure, and it leaves the state before as it was. */
  readonly apply: (before: State, item: Item) => State;
}

export interface Checkpoints<Item, State> {
  /** Takes in what came at the live edge; what was folded before is not folded again. */
  readonly append: (items: readonly Item[]) => void;
  /** The state after the last item whose number is not beyond that one. */
  readonly at: (seq: number) => State;
  /** The state at the live edge. */
  readonly live: () => State;
}

/** Where a state stands: after so many items. */
interface Place<State> {
  readonly count: number;
  readonly state: State;
}

/** How many items lie between two states that are kept. */
export const usualSpacing = 1000;

/** Checkpoints with nothing in them. */
export function createCheckpoints<Item extends { readonly seq: number }, State>(
  { initial, apply }: Fold<Item, State>,
  spacing = usualSpacing,
): Checkpoints<Item, State> {
  assert(Number.isInteger(spacing) && spacing > 0, 'checkpoints lie some items apart');
  const items: Item[] = [];
  const kept: Place<State>[] = [{ count: 0, state: initial }];
  let live = initial;
  // A cache of the last answer: who steps forward asks next for what follows it.
  let last: Place<State> | undefined;

  function add(item: Item): void {
    assert(item.seq > (items.at(-1)?.seq ?? -1), 'items come in the order of their numbers');
    items.push(item);
    live = apply(live, item);
    if (items.length % spacing === 0) kept.push({ count: items.length, state: live });
  }

  function stateAfter(count: number): State {
    if (count === items.length) return live;
    const before = kept[Math.floor(count / spacing)];
    assert(before !== undefined, 'a state is kept at every spacing');
    const nearest = nearer(before, last, count);
    let { state } = nearest;
    for (const item of items.slice(nearest.count, count)) state = apply(state, item);
    last = { count, state };
    return state;
  }

  return {
    append: (more) => {
      for (const item of more) add(item);
    },
    at: (seq) => stateAfter(countUpTo(items, seq)),
    live: () => live,
  };
}

/** The last answer, where it lies between the kept state and what is sought. */
function nearer<State>(
  before: Place<State>,
  last: Place<State> | undefined,
  count: number,
): Place<State> {
  return last !== undefined && last.count > before.count && last.count <= count ? last : before;
}

/** How many items have no number beyond that one; numbers may have gaps, but they rise. */
export function countUpTo(items: readonly { readonly seq: number }[], seq: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.seq ?? seq) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
