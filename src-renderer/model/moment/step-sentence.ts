/** What has just happened, in one sentence to be heard: «Provider answered 400 slow_down to …». */
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import type { ArrowRow, SequenceDiagram } from '#shared/projections/sequence-diagram.ts';

/** The newest thing up to that entry; undefined before anything has happened. */
export function newestStep(
  { rows }: Pick<SequenceDiagram, 'rows'>,
  cursor: number,
): ArrowRow | undefined {
  const row = rows[countUpTo(rows, cursor) - 1];
  return row?.kind === 'fold' ? row.rows.findLast(({ seq }) => seq <= cursor) : row;
}

/** The sentence about it. */
export function stepSentence(row: ArrowRow, lanes: readonly Lane[]): string {
  const titleOf = (party: string): string =>
    lanes.find((lane) => lane.party === party)?.title ?? party;
  const [from, to] = [titleOf(row.from), titleOf(row.to)];
  const what = row.detail === '' ? row.title : `${row.title} «${row.detail}»`;
  if (row.message === undefined) return `${from} ${what}.`;
  const fate = row.message.lost === undefined ? '' : `; it was ${row.message.lost.text}`;
  return `${from} ${row.isAnswer ? 'answered' : 'sent'} ${what} to ${to}${fate}.`;
}
