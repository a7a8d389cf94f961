/** What the parts of the lesson's panel share: the lesson, what was judged, and the ways into the run. */
import { createContext, useContext } from 'react';
import type { LessonIntent } from '#shared/intents/lesson-intents.ts';
import type { Finding } from '#shared/lessons/judging/finding.ts';
import type { RunModel } from '../run-model.ts';
import type { EntriesOf } from './use-entries.ts';
import type { PlayedLesson } from './use-lesson.ts';

export interface LessonDesk extends PlayedLesson {
  readonly entriesOf: EntriesOf;
  /** The run that is open. */
  readonly model: RunModel | undefined;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly ask: (intent: LessonIntent) => void;
  /** Shows that entry of the run of that name. */
  readonly jump: (run: string, seq: number) => void;
  /** The entry that is chosen in the run that is open. */
  readonly selected: number | undefined;
}

export const LessonParts = createContext<LessonDesk | undefined>(undefined);

/** The lesson that this panel shows. */
export function useLessonDesk(): LessonDesk {
  const parts = useContext(LessonParts);
  if (parts === undefined) throw new Error('A part of a lesson was drawn outside its panel.');
  return parts;
}
