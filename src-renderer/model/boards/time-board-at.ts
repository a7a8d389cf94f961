/** The board of a run's time: at the live edge, and at a moment of the past. */
import {
  addToTimeBoard,
  copyTimeBoard,
  createTimeBoard,
  type TimeBoard,
} from '#shared/projections/timers/time-board.ts';
import type { RunModel } from '../run-model.ts';
import type { RunView } from '../use-trace.ts';
import { createGrownBoards } from './grown-boards.ts';

const boards = createGrownBoards({
  create: createTimeBoard,
  add: addToTimeBoard,
  copy: copyTimeBoard,
});

/** The board at the live edge, whatever moment is looked at. */
export function liveTimeBoard(model: RunModel): TimeBoard {
  return boards.live(model);
}

/** The board at the cursor. */
export function timeBoardAt({ model, cursor }: RunView): TimeBoard {
  return cursor === null ? boards.live(model) : boards.at(model, cursor);
}
