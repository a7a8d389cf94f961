/** The set-up in force at the moment looked at, and what undo and redo would set. */
import {
  addToSetupBoard,
  copySetupBoard,
  createSetupBoard,
  type SetupBoard,
} from '#shared/projections/setup/setup-board.ts';
import type { RunView } from '../use-trace.ts';
import { createGrownBoards } from './grown-boards.ts';

const boards = createGrownBoards({
  create: createSetupBoard,
  add: addToSetupBoard,
  copy: copySetupBoard,
});

/** The board at the cursor. */
export function setupBoardAt({ model, moment }: Pick<RunView, 'model' | 'moment'>): SetupBoard {
  return boards.at(model, moment.seq);
}
