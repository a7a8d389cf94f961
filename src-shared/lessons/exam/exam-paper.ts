/**
 * An exam paper: what a trainer set, who sits it, and the questions that came of both. It holds what is
 * asked and never what is right, so it may be shown to whoever sits it.
 */
import { z } from 'zod';
import { hashOfText } from '../../protocol/encoding/hash-text.ts';

export const examFormat = 1;
export const mostQuestions = 50;
export const mostMinutes = 600;

/** A line that somebody types: no line breaks, and nothing that turns letters round. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(
      /^[^\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u,
      'It is one line, without signs that are not seen.',
    );

export const studentName = line(120)
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' '))
  .describe('The name or the number by which the trainer knows the student.');

export const lessonChoice = z
  .union([
    z.enum(['all', 'course', 'attacks', 'museum']),
    z.array(z.int().min(1).max(999)).min(1).max(100).readonly(),
  ])
  .describe('A part of the lessons, or the numbers of some.');

/** What the trainer sets, the same for everybody. */
export const examTerms = z.strictObject({
  seed: line(200).describe('The same seed and the same student are the same paper.'),
  lessons: lessonChoice.default('all'),
  questions: z.int().min(1).max(mostQuestions).default(10),
  minutes: z
    .int()
    .min(1)
    .max(mostMinutes)
    .exactOptional()
    .describe('How long answers are taken; left out, there is no limit.'),
});

const place = {
  /** The lesson and the beat in whose run it is asked. */
  lesson: z.string(),
  beat: z.string(),
  /** What has just been seen in the run; left out where it would help to find something. */
  moment: z.string().exactOptional(),
  text: z.string(),
};

const paperQuestion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('predict'),
    ...place,
    choices: z
      .array(z.strictObject({ number: z.int().nonnegative(), text: z.string() }))
      .readonly()
      .describe('In the order in which they are shown; the number is their place in the lesson.'),
  }),
  z.strictObject({ kind: z.literal('find'), ...place }),
  z.strictObject({ kind: z.literal('reach'), ...place, goals: z.array(z.string()).readonly() }),
]);

export const examPaper = z.strictObject({
  format: z.literal(examFormat),
  kind: z.literal('ciba-exam-paper'),
  terms: examTerms,
  student: studentName,
  questions: z.array(paperQuestion).min(1).max(mostQuestions).readonly(),
});

export type ExamTerms = Readonly<z.infer<typeof examTerms>>;
export type ExamPaper = Readonly<z.infer<typeof examPaper>>;
export type PaperQuestion = Readonly<z.infer<typeof paperQuestion>>;

/** The name of a paper: another one has another. Reading puts its members in one order. */
export function paperHash(paper: ExamPaper): string {
  return hashOfText(JSON.stringify(examPaper.parse(paper)));
}
