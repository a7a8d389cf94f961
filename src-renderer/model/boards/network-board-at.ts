/** The board of the network and the people at the moment looked at. */
import {
  addToNetworkBoard,
  copyNetworkBoard,
  createNetworkBoard,
  type NetworkBoard,
} from '#shared/projections/network-board/network-board.ts';
import type { RunView } from '../use-trace.ts';
import { createGrownBoards } from './grown-boards.ts';

const boards = createGrownBoards({
  create: createNetworkBoard,
  add: addToNetworkBoard,
  copy: copyNetworkBoard,
});

/** The board at the cursor. */
export function networkBoardAt({ model, moment }: Pick<RunView, 'model' | 'moment'>): NetworkBoard {
  return boards.at(model, moment.seq);
}
