/** Who a window is. The first thing that a window asks, and by itself, so that it can ask it soon. */
import { z } from 'zod';

/** What a window shows, which is also what it may do. */
export const windowView = z.enum(['console', 'relying-party', 'device', 'audience']);

/** A window's identity: what it shows, and therefore what it may do. */
export const session = z.strictObject({
  view: windowView,
  run: z.string().max(64),
  party: z.string().max(200),
});
export type Session = Readonly<z.infer<typeof session>>;
