/**
 * A recorded run as an author sees it: its steps, each with all that one input gave, signatures
 * included. A moment of a lesson is the end of such a step.
 */
import { type Entry, isInput } from '../../trace/entry.ts';
import { isOfTheTrainer } from '../../trace/run-file/scenario-of.ts';

export interface RunStep {
  readonly first: number;
  readonly last: number;
  readonly at: number;
}

export interface RunRecord {
  readonly entries: readonly Entry[];
  readonly steps: readonly RunStep[];
}

/** The steps of a run that was read from its beginning. */
export function runRecord(entries: readonly Entry[]): RunRecord {
  const steps: RunStep[] = [];
  for (const entry of entries) {
    const last = steps.at(-1);
    if (last === undefined || beginsStep(entry))
      steps.push({ first: entry.seq, last: entry.seq, at: entry.at });
    else steps[steps.length - 1] = { ...last, last: entry.seq };
  }
  return { entries, steps };
}

/** The step that an entry belongs to. */
export function stepOf({ steps }: RunRecord, seq: number): RunStep | undefined {
  return steps.find(({ first, last }) => seq >= first && seq <= last);
}

/** What is signed or called belongs to the step that asked for it; clocks and breakpoints are no story. */
export function beginsStep(entry: Entry): boolean {
  if (entry.kind === 'intent.given') return !isOfTheTrainer(entry.intent);
  return isInput(entry) && !continuing.has(entry.kind);
}

const continuing: ReadonlySet<Entry['kind']> = new Set([
  'jwts.signed',
  'call.ended',
  'clock.set',
  'run.detached',
]);

/** The part of the run that a beat is about, with the step of its moment. */
export interface BeatStretch {
  /** The last entry of the beat before; -1 of the first. */
  readonly after: number;
  readonly beganMs: number;
  readonly moment: RunStep;
}

/** By beat; undefined where the mark is in no step, or in the step of the beat before. */
export function stretchesOf(
  record: RunRecord,
  marks: readonly number[],
): readonly (BeatStretch | undefined)[] {
  let after = -1;
  let beganMs = 0;
  return marks.map((mark) => {
    const moment = stepOf(record, mark);
    if (moment === undefined || moment.last <= after) return undefined;
    const stretch = { after, beganMs, moment };
    after = moment.last;
    beganMs = moment.at;
    return stretch;
  });
}
