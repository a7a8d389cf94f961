/**
 * What the trainer's desk remembers: how the console was left, and which windows stand where under
 * a name. None of it concerns what happens in a run.
 */
import { z } from 'zod';
import { windowView } from '../session.ts';

const run = z.string().min(1).max(64);

/** Where a window stands: a screen, and the share of its usable area. */
export const windowPlace = z.strictObject({
  screen: z.int().min(0).max(7),
  left: z.number().min(-1).max(2),
  top: z.number().min(-1).max(2),
  width: z.number().min(0).max(2),
  height: z.number().min(0).max(2),
});
export type WindowPlace = Readonly<z.infer<typeof windowPlace>>;

/** A window of a layout: of whichever run the layout is chosen in. */
const layoutWindow = z.strictObject({
  view: windowView,
  party: z.string().max(200),
  place: windowPlace.exactOptional(),
});

/** Small things of the console by name: which tab, which sizes. What they mean is the page's. */
export const deskKey = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const deskValue = z.string().max(2000);
const layoutName = z.string().trim().min(1).max(60);

export const layout = z.strictObject({
  name: layoutName,
  desk: z.record(deskKey, deskValue),
  windows: z.array(layoutWindow).max(24),
});
export type Layout = Readonly<z.infer<typeof layout>>;

export const deskIntent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('desk.keep'), key: deskKey, value: deskValue }),
  z.strictObject({ kind: z.literal('layout.save'), layout }),
  z.strictObject({ kind: z.literal('layout.rename'), name: layoutName, to: layoutName }),
  z.strictObject({ kind: z.literal('layout.remove'), name: layoutName }),
  /** The layout itself, for those that are built in are saved nowhere. */
  z.strictObject({ kind: z.literal('layout.choose'), run, layout }),
]);
export type DeskIntent = Readonly<z.infer<typeof deskIntent>>;
