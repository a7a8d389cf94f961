/**
 * What a run's record holds about tokens, read once as it grows. A moment of the past is asked for by
 * its number, so that nothing is read again when the cursor moves.
 */
import {
  addToTokenLedger,
  createTokenLedger,
  type TokenLedger,
} from '#shared/projections/tokens/token-ledger.ts';
import type { RunModel } from '../run-model.ts';

interface Read {
  readonly ledger: TokenLedger;
  /** How many entries are in it. */
  taken: number;
}

const known = new WeakMap<Pick<RunModel, 'entries'>, Read>();

/** The ledger with all that has happened. */
export function tokenLedgerOf(model: Pick<RunModel, 'entries'>): TokenLedger {
  const read = known.get(model) ?? { ledger: createTokenLedger(), taken: 0 };
  known.set(model, read);
  for (let next = model.entries[read.taken]; next !== undefined; ) {
    addToTokenLedger(read.ledger, next);
    read.taken += 1;
    next = model.entries[read.taken];
  }
  return read.ledger;
}
