/**
 * What a trainer or a student asks of the lesson that is played, or of those that are written. There is one at a time, and none of it
 * is an intent of a run: what somebody does in a beat the workbench carries out itself.
 */
import { z } from 'zod';
import { longestLesson, mostBeats } from '../lessons/lesson-limits.ts';
import { type AuthoringIntent, isAuthoringIntent } from './authoring-intents.ts';

const beat = z
  .int()
  .min(0)
  .max(mostBeats - 1);

export const lessonIntent = z.discriminatedUnion('kind', [
  /** The text of a lesson’s file; it is read, and refused with the place, when it comes to it. */
  z.strictObject({ kind: z.literal('lesson.begin'), text: z.string().max(longestLesson) }),
  z.strictObject({ kind: z.literal('lesson.next') }),
  z.strictObject({ kind: z.literal('lesson.back') }),
  /** To a page by its number: 0 is the opening, and the one after the last beat is the end. */
  z.strictObject({
    kind: z.literal('lesson.turn'),
    page: z
      .int()
      .min(0)
      .max(mostBeats + 1),
  }),
  z.strictObject({
    kind: z.literal('lesson.answer'),
    beat,
    choice: z.int().min(0).max(20),
  }),
  z.strictObject({ kind: z.literal('lesson.point'), beat, seq: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('lesson.hint'), beat }),
  /** In a fork of its own, from the moment of the beat on. */
  z.strictObject({ kind: z.literal('lesson.try'), beat }),
  z.strictObject({ kind: z.literal('lesson.model'), beat }),
  /** A fork to play freely in; `lesson.return` leads out of it, and out of a task. */
  z.strictObject({ kind: z.literal('lesson.explore') }),
  z.strictObject({ kind: z.literal('lesson.return') }),
  z.strictObject({ kind: z.literal('lesson.reset') }),
  z.strictObject({ kind: z.literal('lesson.leave') }),
  /** Where the run went another way: the lesson as it was recorded, to look at. */
  z.strictObject({ kind: z.literal('lesson.fall-back') }),
  z.strictObject({ kind: z.literal('lesson.forget-progress') }),
]);

export type PlayIntent = Readonly<z.infer<typeof lessonIntent>>;
export type LessonIntent = PlayIntent | AuthoringIntent;

const kinds: ReadonlySet<string> = new Set(
  lessonIntent.options.map((option) => option.shape.kind.value),
);

/** True for what is asked of lessons, played or written, and of no run. */
export function isLessonIntent(intent: { readonly kind: string }): intent is LessonIntent {
  return kinds.has(intent.kind) || isAuthoringIntent(intent);
}
