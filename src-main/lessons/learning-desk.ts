/** The two desks at which somebody learns: lessons are played at one, and exams are sat at the other. */
import { isExamIntent } from '#shared/intents/exam-intents.ts';
import type { LearningIntent } from '#shared/intents/learning-intents.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { newRunId } from '../run/beginning/new-run.ts';
import { createLessonDesk, type LessonDesk, type LessonDeskGiven } from './desk/lesson-desk.ts';
import { createExamDesk, type ExamDesk } from './exam/exam-desk.ts';
import type { ExamKey } from './exam/exam-key.ts';
import { builtInLessons } from './lesson-files.ts';

export interface LearningDesk extends Pick<LessonDesk, 'isOfLesson'>, Pick<ExamDesk, 'whyNot'> {
  readonly carryOut: (intent: LearningIntent) => Promise<Outcome>;
}

interface DeskParts extends Omit<LessonDeskGiven, 'newRun'> {
  readonly examKey: ExamKey;
}

/** Both as they were left. */
export function createLearningDesk(given: DeskParts): LearningDesk {
  const parts = { ...given, newRun: newRunId };
  const { isOfLesson, carryOut } = createLessonDesk(parts);
  const exams = createExamDesk({ ...parts, key: parts.examKey, lessons: builtInLessons });
  return {
    isOfLesson,
    whyNot: exams.whyNot,
    carryOut: (intent) => (isExamIntent(intent) ? exams.carryOut(intent) : carryOut(intent)),
  };
}
