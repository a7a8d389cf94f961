/** The board of a run's time, grown with its entries: at the live edge, and at a moment of the past. */

import {
  addToTimeBoard,
  createTimeBoard,
  type TimeBoard,
} from '#shared/projections/timers/time-board.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { RunModel } from './run-model.ts';
import type { RunView } from './use-trace.ts';

interface Grown {
  readonly board: TimeBoard;
  /** How many entries are in it. */
  taken: number;
}

const liveBoards = new WeakMap<RunModel, Grown>();
const pastBoards = new WeakMap<RunModel, Grown & { seq: number }>();

function grow(grown: Grown, entries: readonly Entry[], last: number): void {
  for (let next = entries[grown.taken]; next !== undefined && next.seq <= last; ) {
    addToTimeBoard(grown.board, next);
    grown.taken += 1;
    next = entries[grown.taken];
  }
}

/** The board at the live edge, whatever moment is looked at. */
export function liveTimeBoard(model: RunModel): TimeBoard {
  const grown = liveBoards.get(model) ?? { board: createTimeBoard(), taken: 0 };
  liveBoards.set(model, grown);
  grow(grown, model.entries, Number.POSITIVE_INFINITY);
  return grown.board;
}

/** The board at the cursor; only a step back makes it from the beginning again. */
export function timeBoardAt({ model, cursor }: RunView): TimeBoard {
  if (cursor === null) return liveTimeBoard(model);
  const known = pastBoards.get(model);
  const grown =
    known !== undefined && known.seq <= cursor
      ? known
      : { board: createTimeBoard(), taken: 0, seq: 0 };
  grow(grown, model.entries, cursor);
  grown.seq = cursor;
  pastBoards.set(model, grown);
  return grown.board;
}
