/** The board of the network and the people at the moment looked at, grown with the run's entries. */
import {
  addToNetworkBoard,
  createNetworkBoard,
  type NetworkBoard,
} from '#shared/projections/network-board/network-board.ts';
import type { RunModel } from './run-model.ts';
import type { RunView } from './use-trace.ts';

interface Grown {
  readonly board: NetworkBoard;
  /** How many entries are in it. */
  taken: number;
  seq: number;
}

const grown = new WeakMap<RunModel, Grown>();

/** The board at the cursor; only a step back makes it from the beginning again. */
export function networkBoardAt({ model, moment }: Pick<RunView, 'model' | 'moment'>): NetworkBoard {
  const known = grown.get(model);
  const held =
    known === undefined || known.seq > moment.seq
      ? { board: createNetworkBoard(), taken: 0, seq: -1 }
      : known;
  for (let next = model.entries[held.taken]; next !== undefined; ) {
    if (next.seq > moment.seq) break;
    addToNetworkBoard(held.board, next);
    held.taken += 1;
    next = model.entries[held.taken];
  }
  held.seq = moment.seq;
  grown.set(model, held);
  return held.board;
}
