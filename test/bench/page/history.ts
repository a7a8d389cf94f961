/** What the diagram benchmark's page is handed to draw, as it comes through Chromium's door. */
import { z } from 'zod';
import { entry } from '#shared/trace/any-entry.ts';

const part = z.array(entry);

export const diagramHistory = z.object({
  /** Part by part: each adds one arrow and what that arrow changed. */
  base: z.array(part),
  /** What came after the base, in such parts. */
  next: z.array(part),
  /** Instead of those: one message with a label longer than any in the base. */
  long: part,
});

export type DiagramHistory = z.infer<typeof diagramHistory>;
