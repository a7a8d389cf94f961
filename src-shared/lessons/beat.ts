/** A beat of a lesson: something happens, one idea is said about it, one why, and what to look at. */
import { z } from 'zod';
import { runName } from './claim.ts';
import { deeds } from './deed.ts';
import { lessonMatch, ordinal } from './lesson-match.ts';
import { lessonPanels } from './lesson-panels.ts';
import { lessonTextUpTo, lessonTitle } from './lesson-text.ts';
import { beatId, prediction } from './prediction.ts';
import { sentence, sentences } from './sentence.ts';
import { stop } from './stop.ts';
import { task } from './task.ts';

const look = z
  .strictObject({
    panel: z.enum(lessonPanels),
    party: z
      .string()
      .min(1)
      .max(200)
      .exactOptional()
      .describe('Whose window, or whose chart: till, phone-of-alice.'),
    run: runName.exactOptional().describe('Left out, the run of the beat.'),
    match: lessonMatch.exactOptional().describe('What is chosen there.'),
    ordinal: ordinal
      .exactOptional()
      .describe('Which one, counted from the beginning of the run; left out, the newest.'),
  })
  .refine(({ match, ordinal: which }) => which === undefined || match !== undefined, {
    error: 'An ordinal counts what a match finds.',
    path: ['ordinal'],
  });

/** For the trainer’s own window; the audience does not see it. */
export const presenterNotes = z.array(lessonTextUpTo(1000)).min(1).max(20).readonly();

export const beat = z.strictObject({
  id: beatId,
  run: runName.describe('The run that goes on in this beat.'),
  does: deeds.default([]),
  until: stop,
  title: lessonTitle.describe('One idea.'),
  text: sentences,
  why: sentence.describe('Why it is so.'),
  look: z.array(look).max(8).readonly().default([]),
  predict: prediction.exactOptional().describe('Asked at the moment of the beat.'),
  task: task.exactOptional().describe('Set at the moment of the beat.'),
  notes: presenterNotes.exactOptional(),
});

export type Beat = Readonly<z.infer<typeof beat>>;
