/**
 * What servers outside say to our devices, in the shape of Authlete’s public simulator: synchronous,
 * asynchronous, or asked again. Paths and members are those that its reference host uses; where that
 * is silent, such as for errors, the words are ours.
 */
import { z } from 'zod';

export const deviceDoorPaths = {
  sync: '/api/authenticate/sync',
  async: '/api/authenticate/async',
  poll: '/api/authenticate/poll',
  result: '/api/authenticate/result',
} as const;

/** Other members, such as a token for automatic answers, are not needed here and are ignored. */
export const deviceAsk = z.object({
  workspace: z.string().max(200).optional(),
  /** Any name of a person who has a device here. */
  user: z.string().min(1).max(500),
  message: z.string().max(1000).default(''),
  /** Seconds, within the limits of the simulator. */
  timeout: z.int().min(5).max(60).default(60),
  /** Comes back with the result of an asynchronous request. */
  state: z.string().max(2000).optional(),
});

export const resultAsk = z.object({ request_id: z.string().min(1).max(200) });

/** How the result gets to whoever asked. */
export type DoorWay =
  | { readonly kind: 'sync'; readonly exchange: string }
  | { readonly kind: 'async'; readonly state?: string }
  | { readonly kind: 'poll' };

export type DeviceResult = 'allow' | 'deny' | 'timeout';

/** What became of a request, by the name of its state; undefined while nobody has decided. */
export function deviceResult(state: string): DeviceResult | undefined {
  if (state === 'alive.pending') return undefined;
  if (state === 'alive.granted') return 'allow';
  // A device that failed decided nothing, and the simulator has no third word for that.
  return state === 'denied' ? 'deny' : 'timeout';
}
