/** What is asked of a lesson or of an exam, and of no run. */
import { type ExamIntent, isExamIntent } from './exam-intents.ts';
import { isLessonIntent, type LessonIntent } from './lesson-intents.ts';

export type LearningIntent = LessonIntent | ExamIntent;

/** True for all of them. */
export function isLearningIntent(intent: { readonly kind: string }): intent is LearningIntent {
  return isLessonIntent(intent) || isExamIntent(intent);
}
