/** What the workbench's own stream tells of the lesson that is played, and of those that were. */
import { z } from 'zod';

const common = { seq: z.int().nonnegative(), at: z.int().nonnegative() };
const play = z.string();
const number = z.int().nonnegative();
const ofBeat = { play, beat: number };

export const lessonEvents = [
  /** The text of a lesson, once, under the name by which those that were begun refer to it. */
  z.strictObject({
    kind: z.literal('lesson.kept'),
    ...common,
    lesson: z.string(),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('lesson.began'),
    ...common,
    play,
    lesson: z.string(),
    /** By the name that each has in the lesson. */
    runs: z.record(z.string(), z.string()),
    /** They are records of an earlier playing, and only looked at. */
    recorded: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('lesson.beat-reached'),
    ...common,
    ...ofBeat,
    run: z.string(),
    /** The last entry of the beat’s moment. */
    moment: number,
    /** The run’s time by then, to which the next beat counts. */
    momentMs: number,
    /** What was to be done and could not be. */
    troubles: z.array(z.string()).readonly(),
  }),
  /** The run has ended, or gone another way, before the moment of that beat. */
  z.strictObject({
    kind: z.literal('lesson.strayed'),
    ...common,
    ...ofBeat,
    sentence: z.string(),
  }),
  /** 0 is the opening; the one after the last beat is the end. */
  z.strictObject({ kind: z.literal('lesson.turned'), ...common, play, page: number }),
  z.strictObject({ kind: z.literal('lesson.answered'), ...common, ...ofBeat, choice: number }),
  z.strictObject({
    kind: z.literal('lesson.pointed'),
    ...common,
    ...ofBeat,
    entry: number,
    isIt: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('lesson.hinted'), ...common, ...ofBeat }),
  /** Somebody has left the lesson’s run for a fork of it. */
  z.strictObject({
    kind: z.literal('lesson.forked'),
    ...common,
    ...ofBeat,
    run: z.string(),
    why: z.enum(['task', 'model', 'explore']),
    /** The last entry that both share. */
    from: number,
  }),
  z.strictObject({ kind: z.literal('lesson.returned'), ...common, play }),
  z.strictObject({
    kind: z.literal('lesson.goal-reached'),
    ...common,
    ...ofBeat,
    /** Whether it was done as well as the lesson wants it; absent where it does not say. */
    inPar: z.boolean().exactOptional(),
  }),
  /** Its last page was turned to. */
  z.strictObject({
    kind: z.literal('lesson.finished'),
    ...common,
    play,
    /** By the id that stands in the lesson. */
    id: z.string(),
    right: number,
    asked: number,
    done: number,
    tasks: number,
  }),
  z.strictObject({ kind: z.literal('lesson.left'), ...common, play }),
  z.strictObject({ kind: z.literal('lesson.progress-forgotten'), ...common }),
] as const;
