/** Why no lesson can be made of a run: a lesson plays it anew, from its beginning and without a network. */
import type { Entry } from '../../trace/entry.ts';
import type { DraftFault } from './draft-fault.ts';
import type { RunRecord } from './run-record.ts';

/** The one that is in the way, if any is. */
export function recordFault({ entries }: RunRecord): readonly DraftFault[] {
  const [first] = entries;
  const sentence = first === undefined ? 'This run has no beginning.' : hindrance(first);
  return sentence === undefined ? [] : [{ place: 'runs.main', sentence }];
}

function hindrance(first: Entry): string | undefined {
  if (first.kind !== 'run.began')
    return 'This run goes on from another one; write the lesson on a run with its own beginning.';
  return first.setup.mode === 'wall'
    ? 'Outside clients took part in this run; write the lesson on a run in virtual time.'
    : undefined;
}
