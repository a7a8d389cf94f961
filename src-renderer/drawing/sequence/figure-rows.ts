/**
 * Which row of the sequence figure stands at which place, with some folds opened. Every question is
 * answered by search, never by a walk: a run of any length costs the same.
 */
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { FoldRow, Row } from '#shared/projections/sequence-diagram.ts';

export interface FigureRows {
  readonly count: number;
  readonly at: (place: number) => Row | undefined;
  /** The place of the last row that has happened by then, or −1. */
  readonly lastUpTo: (seq: number) => number;
  /** The place of the row that shows that message, or of the fold that it is in, or −1. */
  readonly placeOf: (seq: number) => number;
}

interface OpenedFold {
  readonly index: number;
  readonly fold: FoldRow;
}

/** The rows as the figure shows them. */
export function figureRows(rows: readonly Row[], unfolded: ReadonlySet<number>): FigureRows {
  const opened = openedFolds(rows, unfolded);
  const openedAt = (index: number): FoldRow | undefined =>
    opened.find((one) => one.index === index)?.fold;
  const placeAt = (index: number): number =>
    opened.reduce((place, one) => place + (one.index < index ? one.fold.rows.length : 0), index);
  const indexOf = (seq: number): number => countUpTo(rows, seq) - 1;
  return {
    count: placeAt(rows.length),
    at: (place) => rowAt(rows, opened, place),
    lastUpTo: (seq) => {
      const index = indexOf(seq);
      const inside = openedAt(index)?.rows ?? [];
      return index < 0 ? -1 : placeAt(index) + countUpTo(inside, seq);
    },
    placeOf: (seq) => {
      const index = indexOf(seq);
      const row = rows[index];
      if (row === undefined || !showsMessage(row, seq)) return -1;
      const isInside = row.seq !== seq && openedAt(index) !== undefined;
      return placeAt(index) + (isInside && row.kind === 'fold' ? countUpTo(row.rows, seq) : 0);
    },
  };
}

/** A folded poll is shown by the fold that it is in. */
export function showsMessage(row: Row, seq: number | undefined): boolean {
  if (seq === undefined || row.seq === seq) return row.seq === seq;
  return row.kind === 'fold' && row.rows[countUpTo(row.rows, seq) - 1]?.seq === seq;
}

function openedFolds(rows: readonly Row[], unfolded: ReadonlySet<number>): readonly OpenedFold[] {
  return [...unfolded]
    .toSorted((left, right) => left - right)
    .flatMap((seq) => {
      const index = countUpTo(rows, seq) - 1;
      const fold = rows[index];
      return fold?.kind === 'fold' && fold.seq === seq ? [{ index, fold }] : [];
    });
}

function rowAt(
  rows: readonly Row[],
  opened: readonly OpenedFold[],
  place: number,
): Row | undefined {
  let inserted = 0;
  for (const { index, fold } of opened) {
    const inside = place - (index + inserted) - 1;
    if (inside < 0) break;
    if (inside < fold.rows.length) return fold.rows[inside];
    inserted += fold.rows.length;
  }
  return rows[place - inserted];
}
