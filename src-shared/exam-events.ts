/** What the workbench's own stream tells of exams: the paper that is sat, what was answered, and results. */
import { z } from 'zod';
import { examAnswer, examAttempt } from './lessons/exam/exam-answer.ts';
import { examPaper } from './lessons/exam/exam-paper.ts';
import { examResult } from './lessons/exam/exam-result.ts';
import { examVerdict } from './lessons/exam/verdict.ts';

const common = { seq: z.int().nonnegative(), at: z.int().nonnegative() };
const sitting = z.string();
const question = z.int().nonnegative();
/** By the name that each has in its lesson. */
const runs = z.record(z.string(), z.string());

export const examEvents = [
  z.strictObject({ kind: z.literal('exam.begun'), ...common, sitting, paper: examPaper }),
  /** A question was looked at for the first time: its runs, as they are at its moment. */
  z.strictObject({
    kind: z.literal('exam.opened'),
    ...common,
    sitting,
    question,
    runs,
    /** The one that the question is about. */
    run: z.string(),
  }),
  /** The page after the last question is where the paper is handed in. */
  z.strictObject({ kind: z.literal('exam.turned'), ...common, sitting, page: question }),
  z.strictObject({
    kind: z.literal('exam.answered'),
    ...common,
    sitting,
    question,
    answer: examAnswer,
  }),
  z.strictObject({
    kind: z.literal('exam.tried'),
    ...common,
    sitting,
    question,
    attempt: examAttempt,
  }),
  z.strictObject({
    kind: z.literal('exam.handed-in'),
    ...common,
    sitting,
    result: examResult,
    /** The same as a compact JWS: the result file. */
    signed: z.string(),
    /** The thumbprint of the key. */
    signedBy: z.string(),
    /** For every question the runs in which its evidence lies, by their names in the lesson. */
    shown: z.array(runs).readonly(),
  }),
  z.strictObject({ kind: z.literal('exam.given-up'), ...common, sitting }),
  /** A result is looked at again, or no more. */
  z.strictObject({ kind: z.literal('exam.shown'), ...common, sitting }),
  z.strictObject({ kind: z.literal('exam.left'), ...common }),
  z.strictObject({
    kind: z.literal('exam.verified'),
    ...common,
    file: z.string(),
    verdict: examVerdict,
  }),
] as const;
