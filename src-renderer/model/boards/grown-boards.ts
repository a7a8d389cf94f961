/** Boards that grow with a run's entries: at its live edge, and at any moment of the past. */
import { createKeptStates, type Growing, type KeptStates } from '../kept/kept-states.ts';
import type { RunModel } from '../run-model.ts';

interface GrownBoards<Board> {
  /** With all that has happened, whatever moment is looked at. */
  readonly live: (model: GrowingRun) => Board;
  /** With what had happened by then. */
  readonly at: (model: GrowingRun, seq: number) => Board;
}

type GrowingRun = Pick<RunModel, 'entries'>;

/** The boards of one kind, kept for as long as their runs are. */
export function createGrownBoards<Board>(growing: Growing<Board>): GrownBoards<Board> {
  const known = new WeakMap<GrowingRun, KeptStates<Board>>();

  function grown(model: GrowingRun): KeptStates<Board> {
    const states = known.get(model) ?? createKeptStates(model.entries, growing);
    known.set(model, states);
    states.grow();
    return states;
  }

  return {
    live: (model) => grown(model).live,
    at: (model, seq) => grown(model).at(seq),
  };
}
