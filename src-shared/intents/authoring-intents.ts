/** What an author asks of the lessons that they write, and anybody of those that they keep. */
import { z } from 'zod';
import { draftEdit } from '../lessons/authoring/draft-edit.ts';
import { longestLesson } from '../lessons/lesson-limits.ts';

const draft = z.string().min(1).max(64);
const run = z.string().min(1).max(64);
const id = z.string().min(1).max(60);
const text = z.string().max(longestLesson);

export const authoringIntent = z.discriminatedUnion('kind', [
  /** A draft on that run, without a beat. */
  z.strictObject({ kind: z.literal('draft.begin'), draft, run }),
  z.strictObject({ kind: z.literal('draft.edit'), draft, edit: draftEdit }),
  z.strictObject({ kind: z.literal('draft.undo'), draft }),
  z.strictObject({ kind: z.literal('draft.redo'), draft }),
  /** The text that it comes to, played to its end and judged. */
  z.strictObject({ kind: z.literal('draft.check'), draft, text }),
  z.strictObject({ kind: z.literal('draft.call-off'), draft }),
  /** It is read, and refused with the place where it is no lesson. */
  z.strictObject({ kind: z.literal('lesson.own'), text, draft: draft.exactOptional() }),
  z.strictObject({ kind: z.literal('lesson.disown'), id }),
  z.strictObject({ kind: z.literal('lesson.own-again'), id }),
]);

export type AuthoringIntent = Readonly<z.infer<typeof authoringIntent>>;

const kinds: ReadonlySet<string> = new Set(
  authoringIntent.options.map((option) => option.shape.kind.value),
);

/** True for what is asked of lessons that are written or kept, and of no run. */
export function isAuthoringIntent(intent: { readonly kind: string }): intent is AuthoringIntent {
  return kinds.has(intent.kind);
}
