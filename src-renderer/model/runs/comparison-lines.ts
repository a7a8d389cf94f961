/**
 * A comparison as lines to show: what both runs share folded into one, then every message of either.
 * Each line knows where it stands in this run, also when only the other run has it.
 */
import { type Comparison, messageRows } from '#shared/projections/comparison/compare-runs.ts';
import type { ComparisonRow } from '#shared/projections/comparison/comparison-row.ts';

export interface SharedLine {
  readonly kind: 'shared';
  readonly entries: number;
  /** The last number that both share. */
  readonly at: number;
}

export interface MessageLine {
  readonly kind: 'message';
  readonly row: ComparisonRow;
  /** The number in this run, the right one: its own, or that of the last line before that has one. */
  readonly at: number;
}

export type ComparisonLine = SharedLine | MessageLine;

/** The lines of a comparison; this run is the right one. */
export function comparisonLines({ rows, shared }: Comparison): readonly ComparisonLine[] {
  let at = rows[shared - 1]?.right ?? 0;
  const beginning: SharedLine[] = shared === 0 ? [] : [{ kind: 'shared', entries: shared, at }];
  const rest = messageRows({ rows: rows.slice(shared) }).map((row): MessageLine => {
    at = row.right ?? at;
    return { kind: 'message', row, at };
  });
  return [...beginning, ...rest];
}

/** True where the runs are not the same. */
export function isDifference(line: ComparisonLine | undefined): boolean {
  return line?.kind === 'message' && line.row.verdict !== 'same';
}

/** The place of the next difference that way; undefined where there is none. */
export function nextDifference(
  lines: readonly ComparisonLine[],
  from: number,
  by: 1 | -1,
): number | undefined {
  for (let place = from + by; place >= 0 && place < lines.length; place += by) {
    if (isDifference(lines[place])) return place;
  }
  return undefined;
}

/** The place of the line that shows that entry of this run. */
export function lineOf(
  lines: readonly ComparisonLine[],
  seq: number | undefined,
): number | undefined {
  if (seq === undefined) return undefined;
  const place = lines.findIndex((line) => line.kind === 'message' && line.row.right === seq);
  if (place >= 0) return place;
  const [first] = lines;
  return first?.kind === 'shared' && seq <= first.at ? 0 : undefined;
}
