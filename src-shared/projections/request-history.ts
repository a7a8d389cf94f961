/**
 * What of a run concerns one request: whole steps, so that what a client sent stands before what
 * came of it. Lanes need the run's beginning, which is kept as well.
 */
import { type Entry, isInput } from '../trace/entry.ts';

export interface RequestHistory {
  readonly authReqId: string;
  readonly entries: Entry[];
  /** The step that is being read, until the next input shows that it is complete. */
  step: Entry[];
  /** True once the step that opened the request has been read. */
  isWhole: boolean;
}

/** A history with nothing in it. */
export function createRequestHistory(authReqId: string): RequestHistory {
  return { authReqId, entries: [], step: [], isWhole: false };
}

/** Takes in the next entry of the run. */
export function addToHistory(history: RequestHistory, entry: Entry): void {
  if (isInput(entry)) endHistory(history);
  history.step.push(entry);
}

/** Takes in the last step; to be called when there are no more entries. */
export function endHistory(history: RequestHistory): void {
  const { authReqId, step } = history;
  const concerns = step.some(({ about }) => about === authReqId);
  const begins = step[0]?.kind === 'run.began' || step[0]?.kind === 'run.continued';
  if (concerns || begins) {
    const own = step.filter(({ about }) => about === undefined || about === authReqId);
    history.entries.push(...own);
    history.isWhole ||= own.some(({ kind }) => kind === 'request.opened');
  }
  history.step = [];
}
