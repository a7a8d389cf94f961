/**
 * A lesson: one file of data with its runs, its beats and its end. Every sentence in it is bound to
 * the run or to what it cites. What only holds of the whole, such as that a run that is named is
 * there, is checked here as well.
 */
import { z } from 'zod';
import { faultRule } from '../protocol/setup/fault-rule.ts';
import { storyName } from '../protocol/setup/story.ts';
import { sentenceOfIssues } from '../trace/run-file/issue-sentence.ts';
import { scenarioSetup } from '../trace/run-file/scenario.ts';
import { beat, presenterNotes } from './beat.ts';
import { runName } from './claim.ts';
import { lessonFaults } from './lesson-faults.ts';
import { mostBeats } from './lesson-limits.ts';
import { lessonMatch } from './lesson-match.ts';
import { lessonText, lessonTitle } from './lesson-text.ts';
import { sentences } from './sentence.ts';

export const lessonFormat = 1;
const mostRuns = 6;

/** As in a set-up, with a match that is read here, so that one that is none is refused with its place. */
const lessonFault = faultRule.extend({
  on: z.preprocess((written, context) => {
    const read = lessonMatch.safeParse(written);
    if (read.success) return read.data;
    context.addIssue(sentenceOfIssues(read.error.issues).replace(/^The whole file: /, ''));
    return z.NEVER;
  }, faultRule.shape.on),
});

const lessonRun = z.strictObject({
  title: lessonTitle,
  seed: z.string().min(1).max(200).describe('The same seed is the same run, to the last byte.'),
  story: storyName
    .exactOptional()
    .describe('Who takes part, as in that story; left out, as in the demonstration.'),
  setup: scenarioSetup
    .extend({ faults: z.array(lessonFault).max(50).readonly().optional() })
    .prefault({})
    .describe('What is otherwise than there: a profile, settings of the provider, whole lists.'),
});

export const lesson = z
  .strictObject({
    format: z.literal(lessonFormat),
    id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, 'An id is small letters, digits and hyphens.'),
    number: z.int().min(1).max(999).describe('Its place in the course.'),
    title: lessonTitle,
    about: lessonText.describe('What it is about, in one sentence.'),
    part: z.enum(['course', 'attacks', 'museum']),
    level: z.enum(['beginner', 'practitioner', 'expert']),
    minutes: z.int().min(1).max(600).describe('How long a trainer takes for it.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is named as in HTML: en, de-AT.'),
    runs: z.record(runName, lessonRun).refine((runs) => {
      const { length } = Object.keys(runs);
      return length > 0 && length <= mostRuns;
    }, `A lesson has one run at least, and ${mostRuns} at most.`),
    beats: z.array(beat).min(1).max(mostBeats).readonly(),
    ending: z.strictObject({
      text: sentences.describe('Asked of the runs as they are when the last beat has ended.'),
      notes: presenterNotes.exactOptional(),
    }),
    notes: presenterNotes.exactOptional(),
  })
  .superRefine((value, context) => {
    for (const { path, sentence } of lessonFaults(value))
      context.addIssue({ code: 'custom', path: [...path], message: sentence });
  });

export type Lesson = Readonly<z.infer<typeof lesson>>;
export type LessonRun = Lesson['runs'][string];
