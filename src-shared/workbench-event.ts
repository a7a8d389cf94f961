/**
 * The stream named `workbench`: what belongs to no single run. Which runs there are, where each
 * one's cursor stands, which address a run listens on, how the windows should look.
 */
import { z } from 'zod';
import { authoringEvents } from './authoring-events.ts';
import { deskEvents } from './desk-events.ts';
import { examEvents } from './exam-events.ts';
import { lessonEvents } from './lesson-events.ts';
import { vendorComparison } from './projections/vendor-comparison/comparison-table.ts';
import { recordEvents } from './record-events.ts';

export { workbenchStream } from './streams.ts';

const common = { seq: z.int().nonnegative(), at: z.int().nonnegative() };
const run = z.string();

export const workbenchEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run.listed'),
    ...common,
    run,
    name: z.string(),
    mode: z.enum(['virtual', 'wall']),
  }),
  z.strictObject({ kind: z.literal('run.chosen'), ...common, run }),
  z.strictObject({ kind: z.literal('listener.opened'), ...common, run, issuer: z.string() }),
  z.strictObject({ kind: z.literal('listener.failed'), ...common, run, sentence: z.string() }),
  z.strictObject({ kind: z.literal('cursor.moved'), ...common, run, to: z.int().nullable() }),
  z.strictObject({
    kind: z.literal('theme.chosen'),
    ...common,
    theme: z.enum(['system', 'light', 'dark']),
  }),
  /** Something that takes long; it is over when all of it is done. */
  z.strictObject({
    kind: z.literal('work.progressed'),
    ...common,
    work: z.enum(['opening', 'forking', 'modes', 'comparing', 'checking']),
    run,
    done: z.int().nonnegative(),
    of: z.int().nonnegative(),
  }),
  /** Two products were sent the same. */
  z.strictObject({
    kind: z.literal('products.compared'),
    ...common,
    comparison: vendorComparison,
  }),
  ...deskEvents,
  ...recordEvents,
  ...lessonEvents,
  ...examEvents,
  ...authoringEvents,
]);

export type WorkbenchEvent = Readonly<z.infer<typeof workbenchEvent>>;

type WithoutStamp<Of> = Of extends WorkbenchEvent ? Omit<Of, 'seq' | 'at'> : never;
export type WorkbenchHappening = WithoutStamp<WorkbenchEvent>;
