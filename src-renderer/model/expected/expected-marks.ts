/** The verdicts that the rows of the sequence are marked with, while somebody wants them. */
import { createContext, useContext } from 'react';
import type { ExpectedRow, ExpectedVerdict } from '#shared/projections/expected/expected-rows.ts';

type Marks = ReadonlyMap<number, ExpectedVerdict>;

export const ExpectedMarkParts = createContext<Marks | undefined>(undefined);

/** The verdicts by message. */
export function marksOf(rows: readonly ExpectedRow[]): Marks {
  return new Map(
    rows.flatMap(({ line, verdict }) => (line === undefined ? [] : [[line.seq, verdict] as const])),
  );
}

/** The verdict on that row, where there is one to be shown. */
export function useExpectedMark(seq: number): ExpectedVerdict | undefined {
  return useContext(ExpectedMarkParts)?.get(seq);
}
