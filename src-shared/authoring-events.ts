/** What the workbench's own stream tells of lessons that are written here, and of those that are kept. */
import { z } from 'zod';
import { draft as draftContent } from './lessons/authoring/draft.ts';
import { draftEdit } from './lessons/authoring/draft-edit.ts';

const common = { seq: z.int().nonnegative(), at: z.int().nonnegative() };
const draft = z.string();

export const authoringEvents = [
  z.strictObject({ kind: z.literal('draft.begun'), ...common, draft, content: draftContent }),
  z.strictObject({ kind: z.literal('draft.edited'), ...common, draft, edit: draftEdit }),
  z.strictObject({ kind: z.literal('draft.undone'), ...common, draft }),
  z.strictObject({ kind: z.literal('draft.redone'), ...common, draft }),
  /** It was played to its end without a window, as `cli -- lesson` does. */
  z.strictObject({
    kind: z.literal('draft.checked'),
    ...common,
    draft,
    judged: z.int().nonnegative(),
    failed: z.array(z.strictObject({ place: z.string(), sentence: z.string() })).readonly(),
  }),
  /** A lesson is listed among one’s own: written here, or brought along. */
  z.strictObject({
    kind: z.literal('lesson.owned'),
    ...common,
    id: z.string(),
    lesson: z.string(),
    draft: z.string().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('lesson.disowned'),
    ...common,
    id: z.string(),
    isTakenBack: z.literal(true).exactOptional(),
  }),
] as const;
