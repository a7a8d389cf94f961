/** What the book shows of the run that is open; on the start page there is none. */
import { createContext, useContext } from 'react';
import type { ClauseMoment, RunClauses } from '#shared/projections/clause-book/run-clauses.ts';

export interface BookRun {
  readonly clauses: RunClauses;
  /** The moment looked at. */
  readonly seq: number;
  /** «POST /token», and whose it was. */
  readonly askedIn: (moment: ClauseMoment) => { readonly title: string; readonly from: string };
  /** Shows that judgement where it happened. */
  readonly onGo: (moment: ClauseMoment) => void;
}

interface BookSurroundings {
  readonly run: BookRun | undefined;
  /** Told when a lesson is on the screen. */
  readonly onLesson: () => void;
}

export const BookParts = createContext<BookSurroundings>({
  run: undefined,
  onLesson: () => undefined,
});

/** Where the book is open. */
export function useBookParts(): BookSurroundings {
  return useContext(BookParts);
}
