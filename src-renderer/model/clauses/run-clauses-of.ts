/** What a run has shown of each clause, read once as it grows. */
import {
  addToRunClauses,
  createRunClauses,
  type RunClauses,
} from '#shared/projections/clause-book/run-clauses.ts';
import type { RunModel } from '../run-model.ts';

interface Read {
  readonly clauses: RunClauses;
  /** How many entries are in it. */
  taken: number;
}

const known = new WeakMap<Pick<RunModel, 'entries'>, Read>();

/** With all that has happened, whatever moment is looked at. */
export function runClausesOf(model: Pick<RunModel, 'entries'>): RunClauses {
  const read = known.get(model) ?? { clauses: createRunClauses(), taken: 0 };
  known.set(model, read);
  for (let next = model.entries[read.taken]; next !== undefined; ) {
    addToRunClauses(read.clauses, next);
    read.taken += 1;
    next = model.entries[read.taken];
  }
  return read.clauses;
}
