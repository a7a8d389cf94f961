/** When a beat has come to its moment: something happened, time went by, or nothing more is planned. */
import { z } from 'zod';
import { lessonMatch, ordinal } from './lesson-match.ts';

export const stop = z
  .union(
    [
      z.literal('settled').describe('Nothing is planned any more.'),
      z.strictObject({
        match: lessonMatch,
        ordinal: ordinal.default(1).describe('Which one, counted since the beat began.'),
      }),
      z.strictObject({
        afterMs: z
          .int()
          .min(0)
          .max(366 * 86_400_000)
          .describe('So much of the run’s time since the beat began.'),
      }),
    ],
    { error: 'It is "settled", a match and its ordinal, or afterMs.' },
  )
  .describe('The beat’s moment: the end of the step in which this comes.');

export type Stop = Readonly<z.infer<typeof stop>>;
