/** Boards that grow with a run's entries: one at its live edge, and one at a moment of the past. */
import type { Entry } from '#shared/trace/entry.ts';
import type { RunModel } from './run-model.ts';

interface Grown<Board> {
  readonly board: Board;
  /** How many entries are in it. */
  taken: number;
  seq: number;
}

interface GrownBoards<Board> {
  /** With all that has happened, whatever moment is looked at. */
  readonly live: (model: RunModel) => Board;
  /** With what had happened by then; only a step back makes it from the beginning again. */
  readonly at: (model: RunModel, seq: number) => Board;
}

/** The boards of one kind, kept for as long as their runs are. */
export function createGrownBoards<Board>(
  create: () => Board,
  add: (board: Board, entry: Entry) => void,
): GrownBoards<Board> {
  const liveBoards = new WeakMap<RunModel, Grown<Board>>();
  const pastBoards = new WeakMap<RunModel, Grown<Board>>();

  function boardIn(boards: typeof liveBoards, model: RunModel, seq: number): Board {
    const known = boards.get(model);
    const grown =
      known !== undefined && known.seq <= seq ? known : { board: create(), taken: 0, seq };
    for (let next = model.entries[grown.taken]; next !== undefined && next.seq <= seq; ) {
      add(grown.board, next);
      grown.taken += 1;
      next = model.entries[grown.taken];
    }
    grown.seq = seq;
    boards.set(model, grown);
    return grown.board;
  }

  return {
    live: (model) => boardIn(liveBoards, model, Number.POSITIVE_INFINITY),
    at: (model, seq) => boardIn(pastBoards, model, seq),
  };
}
