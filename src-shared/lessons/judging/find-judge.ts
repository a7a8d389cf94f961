/** Judges what a student points at: the very entry that is asked for, or another one of the same message. */
import type { Entry } from '../../trace/entry.ts';
import type { Match } from '../../trace/match/match.ts';
import { createRunMarks } from './run-marks.ts';

/** The entries that are asked for, in a run that is read as far as the question reaches. */
export function wantedEntries(find: Match, entries: readonly Entry[]): readonly number[] {
  const marks = createRunMarks([find]);
  for (const one of entries) marks.take(one);
  return marks.of(find, { after: -1, upTo: marks.last().seq }).map(({ seq }) => seq);
}

/** Whether that entry is one of them. */
export function isWanted(find: Match, entries: readonly Entry[], pointed: number): boolean {
  const wanted = new Set(wantedEntries(find, entries).flatMap((seq) => namesOf(entries[seq])));
  return namesOf(entries[pointed]).some((name) => wanted.has(name));
}

/** An entry is known by its number, and by the message that it is about. */
function namesOf(entry: Entry | undefined): readonly string[] {
  if (entry === undefined) return [];
  const own = `entry ${entry.seq}`;
  return 'message' in entry && typeof entry.message === 'string'
    ? [own, `message ${entry.message}`]
    : [own];
}
