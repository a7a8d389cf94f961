/**
 * The result of an exam, which a workbench signs: the whole paper, what was answered and when, the
 * points, and the entries that each judgement rests on.
 */
import { z } from 'zod';
import { examAnswer } from './exam-answer.ts';
import { examFormat, examPaper } from './exam-paper.ts';

const evidence = z.strictObject({
  /** `right` shows the right answer, `against` speaks against the one that was given. */
  what: z.enum(['right', 'against']),
  /** By its name in the lesson; `attempt` is the student's own fork. */
  run: z.string(),
  seqs: z.array(z.int().nonnegative()).readonly(),
  sentence: z.string(),
});

const judgedAnswer = z.strictObject({
  answer: examAnswer.exactOptional(),
  /** In the host's time, in milliseconds. */
  answeredAtMs: z.int().nonnegative().exactOptional(),
  points: z.int().min(0).max(1),
  /** The right answer in words, and what is said to whoever gave this one. */
  right: z.string(),
  because: z.string(),
  evidence: z.array(evidence).readonly(),
});

export const examResult = z
  .strictObject({
    format: z.literal(examFormat),
    kind: z.literal('ciba-exam-result'),
    workbench: z.string().describe('The version of the workbench that judged it.'),
    paper: examPaper,
    paperHash: z.string(),
    begunAtMs: z.int().nonnegative(),
    handedInAtMs: z.int().nonnegative(),
    answers: z.array(judgedAnswer).readonly().describe('In the order of the questions.'),
    points: z.int().nonnegative(),
    of: z.int().positive(),
  })
  .refine(({ answers, paper }) => answers.length === paper.questions.length, {
    error: 'Every question has its line among the answers.',
    path: ['answers'],
  })
  .refine(
    ({ answers, points, of }) =>
      points === answers.reduce((sum, one) => sum + one.points, 0) && of === answers.length,
    { error: 'The points are the sum of the answers.', path: ['points'] },
  );

export type ExamResult = Readonly<z.infer<typeof examResult>>;
export type JudgedAnswer = ExamResult['answers'][number];
export type ExamEvidence = JudgedAnswer['evidence'][number];
