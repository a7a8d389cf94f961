/** Where the lines of a draft hold in the run that it is written on; the run is read once for all. */
import type { Match } from '../../trace/match/match.ts';
import { parseMatch } from '../../trace/match/text/match-text.ts';
import { createRunMarks, type Mark, type RunMarks } from '../judging/run-marks.ts';
import type { BeatStretch, RunRecord } from './run-record.ts';

export interface LineCounts {
  readonly matches: ReadonlyMap<string, Match>;
  readonly marks: RunMarks;
}

/** Reads the run for those lines; what is no line is found nowhere. */
export function lineCounts({ entries }: RunRecord, lines: readonly string[]): LineCounts {
  const matches = new Map<string, Match>();
  for (const line of lines) {
    const read = parseMatch(line);
    if (read.kind === 'read') matches.set(line, read.match);
  }
  const marks = createRunMarks([...matches.values()]);
  for (const entry of entries) marks.take(entry);
  return { matches, marks };
}

/** Where a line holds since the beat began, up to its moment. */
export function foundIn(
  { matches, marks }: LineCounts,
  line: string,
  { after, moment }: BeatStretch,
): readonly Mark[] {
  const match = matches.get(line);
  return match === undefined ? [] : marks.of(match, { after, upTo: moment.last });
}
