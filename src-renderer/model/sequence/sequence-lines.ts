/** A page of the sequence as lines, from one number back: what a screen reader is given of it. */
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { ArrowRow, Row } from '#shared/projections/sequence-diagram.ts';

/** The last so many arrows up to that number, folds opened; in order. */
export function linesUpTo(rows: readonly Row[], seq: number, most: number): readonly ArrowRow[] {
  const lines: ArrowRow[] = [];
  for (let index = countUpTo(rows, seq) - 1; index >= 0 && lines.length < most; index -= 1) {
    const row = rows[index];
    if (row?.kind === 'arrow') lines.unshift(row);
    else if (row !== undefined) lines.unshift(...foldedLines(row.rows, seq, most - lines.length));
  }
  return lines;
}

function foldedLines(rows: readonly ArrowRow[], seq: number, most: number): readonly ArrowRow[] {
  const happened = countUpTo(rows, seq);
  return rows.slice(Math.max(0, happened - most), happened);
}
