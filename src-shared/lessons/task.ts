/**
 * What a student is to bring about, or to find. It is brought about in a fork of the run, from the
 * moment of the beat on, so that the lesson goes on from where it was; what is found stands in the
 * run up to that moment.
 */
import { z } from 'zod';
import { claimShape } from './claim.ts';
import { deeds } from './deed.ts';
import { lessonMatch } from './lesson-match.ts';
import { lessonText } from './lesson-text.ts';
import { citations } from './sentence.ts';
import { stop } from './stop.ts';

/** Asked of the fork, since the task began. */
const { run: _, ...asked } = claimShape;
const goal = z.strictObject({
  ...asked,
  sentence: lessonText.describe('What is wanted, in words.'),
});

const reachTask = z.strictObject({
  kind: z.literal('reach'),
  text: lessonText,
  goal: z.array(goal).min(1).max(10).readonly().describe('All of it has to come.'),
  par: goal.exactOptional().describe('What makes it well done, such as at most three polls.'),
  hint: lessonText,
  idle: z
    .literal(true)
    .exactOptional()
    .describe('Doing nothing may reach the goal; left out, it must not.'),
  model: deeds.describe('The model answer, which reaches the goal and par.'),
  until: stop.default('settled').describe('When the model answer is judged.'),
});

const findTask = z.strictObject({
  kind: z.literal('find'),
  text: lessonText,
  find: lessonMatch.describe('The entry that is to be pointed at.'),
  most: z
    .int()
    .min(1)
    .max(50)
    .default(5)
    .describe('So many entries match at most; pointing anywhere must not do.'),
  because: lessonText.describe('What is said to whoever found it.'),
  cites: citations.exactOptional(),
  hint: lessonText,
});

export const task = z.discriminatedUnion('kind', [reachTask, findTask]);

export type Task = Readonly<z.infer<typeof task>>;
export type ReachTask = Readonly<z.infer<typeof reachTask>>;
export type Goal = Readonly<z.infer<typeof goal>>;
