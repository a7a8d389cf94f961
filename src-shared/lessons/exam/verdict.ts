/** What came of looking at a file that says it is the result of an exam. */
import { z } from 'zod';
import { examResult } from './exam-result.ts';

export const examVerdict = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('genuine'),
    result: examResult,
    /** The thumbprint of the key that signed it (RFC 7638). */
    signedBy: z.string(),
    /** Whose key that is: the one that was asked for, this workbench's own, or one that nobody named. */
    key: z.enum(['expected', 'own', 'unknown']),
    /** Whether the seed makes this very paper for this student here; a version may make another. */
    paper: z.enum(['same', 'other']),
  }),
  z.strictObject({ kind: z.literal('refused'), sentence: z.string() }),
]);

export type ExamVerdict = Readonly<z.infer<typeof examVerdict>>;
