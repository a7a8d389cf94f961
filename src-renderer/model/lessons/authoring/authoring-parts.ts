/** What the parts of the panel share in which a lesson is written. */
import { createContext, useContext } from 'react';
import type { Draft } from '#shared/lessons/authoring/draft.ts';
import { type DraftFault, faultsAt } from '#shared/lessons/authoring/draft-fault.ts';
import type { Finished } from '#shared/lessons/authoring/finished.ts';
import type { RunRecord } from '#shared/lessons/authoring/run-record.ts';
import type { DraftDesk } from './use-draft.ts';

export interface Authoring extends DraftDesk {
  readonly draft: Draft;
  readonly record: RunRecord;
  readonly done: Finished;
  /** What is missing, and what the last check found not to hold, if it was of this very draft. */
  readonly faults: readonly DraftFault[];
  /** The mark of the beat that is shown. */
  readonly chosen: number | undefined;
  readonly choose: (mark: number) => void;
  /** Moves the run to that entry. */
  readonly go: (seq: number) => void;
}

export const AuthoringParts = createContext<Authoring | undefined>(undefined);

/** The lesson that this panel is about. */
export function useAuthoring(): Authoring {
  const parts = useContext(AuthoringParts);
  if (parts === undefined) throw new Error('A form of a lesson was drawn outside its panel.');
  return parts;
}

/** What is wrong at that place, as one sentence for its field. */
export function useFaultAt(place: string): string | undefined {
  const found = faultsAt(useAuthoring().faults, place);
  return found.length === 0 ? undefined : found.map(({ sentence }) => sentence).join(' ');
}
