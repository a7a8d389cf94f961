/**
 * What is asked of the exam: one paper at a time is sat, and results are looked at. Nothing of it is an
 * intent of a run.
 */
import { z } from 'zod';
import { examAnswer } from '../lessons/exam/exam-answer.ts';
import { examTerms, mostQuestions, studentName } from '../lessons/exam/exam-paper.ts';

const question = z
  .int()
  .min(0)
  .max(mostQuestions - 1);
const sitting = z.string().min(1).max(64);

/** A result of fifty questions has a fifth of it. */
export const longestResult = 200_000;

export const examIntent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exam.begin'), terms: examTerms, student: studentName }),
  /** To a question by its place; the one after the last is where the paper is handed in. */
  z.strictObject({ kind: z.literal('exam.turn'), page: z.int().min(0).max(mostQuestions) }),
  z.strictObject({ kind: z.literal('exam.answer'), question, answer: examAnswer }),
  /** A fork in which to bring about what is wanted; a new one begins anew. */
  z.strictObject({ kind: z.literal('exam.try'), question }),
  z.strictObject({ kind: z.literal('exam.hand-in') }),
  z.strictObject({ kind: z.literal('exam.give-up') }),
  z.strictObject({ kind: z.literal('exam.show'), sitting }),
  z.strictObject({ kind: z.literal('exam.leave') }),
  z.strictObject({
    kind: z.literal('exam.verify'),
    file: z.string().max(200),
    text: z.string().max(longestResult),
  }),
]);

export type ExamIntent = Readonly<z.infer<typeof examIntent>>;

const kinds: ReadonlySet<string> = new Set(
  examIntent.options.map((option) => option.shape.kind.value),
);

/** True for what is asked of the exam, and of no run. */
export function isExamIntent(intent: { readonly kind: string }): intent is ExamIntent {
  return kinds.has(intent.kind);
}
