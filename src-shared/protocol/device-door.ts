/**
 * What servers outside say to our devices: in the shape of Authlete’s public simulator, synchronous,
 * asynchronous, or asked again, and in that of Keycloak’s HTTP authentication channel. Paths and members are those that its reference host uses; where that
 * is silent, such as for errors, the words are ours.
 */
import { z } from 'zod';

export const deviceDoorPaths = {
  sync: '/api/authenticate/sync',
  async: '/api/authenticate/async',
  poll: '/api/authenticate/poll',
  result: '/api/authenticate/result',
  keycloak: '/api/authenticate/keycloak',
} as const;

/** The ways to ask; a result is asked for by whoever asked by the third. */
export const deviceDoorWays = ['sync', 'async', 'poll', 'keycloak'] as const;
export type DeviceDoorWay = (typeof deviceDoorWays)[number];

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

/** What Keycloak sends to http-authentication-channel-uri; parameters of its own clients follow. */
export const keycloakAsk = z.object({
  login_hint: z.string().min(1).max(500),
  scope: z.string().max(1000).default('openid'),
  binding_message: z.string().max(1000).default(''),
  acr_values: z.string().max(1000).default(''),
  is_consent_required: z.boolean().default(true),
});

export const resultAsk = z.object({ request_id: z.string().min(1).max(200) });

/** How the result gets to whoever asked. */
export type DoorWay =
  | { readonly kind: 'sync'; readonly exchange: string }
  | { readonly kind: 'async'; readonly state?: string }
  | { readonly kind: 'poll' }
  /** Keycloak calls itself back with the token that it sent. */
  | { readonly kind: 'keycloak'; readonly bearer: string };

export type DeviceResult = 'allow' | 'deny' | 'timeout';

/** What became of a request, by the name of its state; undefined while nobody has decided. */
export function deviceResult(state: string): DeviceResult | undefined {
  if (state === 'alive.pending') return undefined;
  if (state === 'alive.granted') return 'allow';
  // A device that failed decided nothing, and the simulator has no third word for that.
  return state === 'denied' ? 'deny' : 'timeout';
}

/** The same as Keycloak’s callback wants to hear it. */
export function keycloakStatus(
  state: string,
): 'SUCCEED' | 'UNAUTHORIZED' | 'CANCELLED' | undefined {
  const result = deviceResult(state);
  if (result === undefined) return undefined;
  // Cancelled is what a person did; whatever was not completed in time is unauthorized.
  if (result === 'timeout') return 'UNAUTHORIZED';
  return result === 'allow' ? 'SUCCEED' : 'CANCELLED';
}
