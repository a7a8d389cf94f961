/** What a student answers: a choice, an entry that they point at, or the run in which they tried. */
import { z } from 'zod';

export const examAnswer = z.discriminatedUnion('kind', [
  /** By its number in the lesson, whatever place it was shown at. */
  z.strictObject({ kind: z.literal('choice'), choice: z.int().min(0).max(20) }),
  z.strictObject({ kind: z.literal('entry'), entry: z.int().nonnegative() }),
]);

export type ExamAnswer = Readonly<z.infer<typeof examAnswer>>;

/** The fork in which a task was tried last, and the last entry that is not the student's. */
export const examAttempt = z.strictObject({ run: z.string(), from: z.int().nonnegative() });

export type ExamAttempt = Readonly<z.infer<typeof examAttempt>>;
