/** What is told of the trainer's desk in the stream named `workbench`. */
import { z } from 'zod';
import { layout, windowPlace } from './intents/desk-intents.ts';
import { windowView } from './session.ts';

const common = { seq: z.int().nonnegative(), at: z.int().nonnegative() };
const ofWindow = { view: windowView, run: z.string(), party: z.string() };

export const deskEvents = [
  z.strictObject({ kind: z.literal('window.opened'), ...common, ...ofWindow }),
  /** Closed by its person, or lost with a workbench that ended: then it can be had again. */
  z.strictObject({
    kind: z.literal('window.closed'),
    ...common,
    ...ofWindow,
    isLost: z.literal(true).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('window.placed'), ...common, ...ofWindow, place: windowPlace }),
  z.strictObject({ kind: z.literal('desk.kept'), ...common, key: z.string(), value: z.string() }),
  z.strictObject({ kind: z.literal('layout.saved'), ...common, layout }),
  z.strictObject({
    kind: z.literal('layout.renamed'),
    ...common,
    name: z.string(),
    to: z.string(),
  }),
  z.strictObject({ kind: z.literal('layout.removed'), ...common, name: z.string() }),
  z.strictObject({ kind: z.literal('layout.chosen'), ...common, run: z.string(), layout }),
] as const;
