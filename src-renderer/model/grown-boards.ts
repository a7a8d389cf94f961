/** Boards that grow with a run's entries: at its live edge, and at any moment of the past. */
import { createKeptStates, type Growing, type KeptStates } from './kept-states.ts';
import type { RunModel } from './run-model.ts';

interface Grown<Board> {
  readonly states: KeptStates<Board>;
  /** How many entries are in the newest. */
  taken: number;
}

interface GrownBoards<Board> {
  /** With all that has happened, whatever moment is looked at. */
  readonly live: (model: GrowingRun) => Board;
  /** With what had happened by then. */
  readonly at: (model: GrowingRun, seq: number) => Board;
}

type GrowingRun = Pick<RunModel, 'entries'>;

/** The boards of one kind, kept for as long as their runs are. */
export function createGrownBoards<Board>(growing: Growing<Board>): GrownBoards<Board> {
  const known = new WeakMap<GrowingRun, Grown<Board>>();

  function grown(model: GrowingRun): KeptStates<Board> {
    const held = known.get(model) ?? {
      states: createKeptStates(model.entries, growing),
      taken: 0,
    };
    known.set(model, held);
    for (let next = model.entries[held.taken]; next !== undefined; ) {
      held.states.take(next);
      held.taken += 1;
      next = model.entries[held.taken];
    }
    return held.states;
  }

  return {
    live: (model) => grown(model).live,
    at: (model, seq) => grown(model).at(seq),
  };
}
