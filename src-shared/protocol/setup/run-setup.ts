/**
 * Everything a run is given at its beginning, as data: who takes part, the provider's settings and
 * public keys, the network, the seed. Private keys are not here; the shell keeps them.
 */
import { z } from 'zod';
import { client } from './client-metadata.ts';
import { deviceSetup } from './device.ts';
import { faultRules } from './fault-rule.ts';
import { providerSettings } from './provider-settings.ts';
import { namedKey } from './public-key.ts';
import { relyingPartySetup } from './relying-party-setup.ts';
import { user } from './user.ts';

export const profileNames = [
  'core',
  'fapi1-ciba-id1',
  'fapi2-ciba',
  'okta',
  'auth0',
  'authlete',
  'asgardeo',
  'keycloak',
] as const;

export const runSetup = z.strictObject({
  name: z.string().min(1).max(120),
  mode: z.enum(['virtual', 'wall']),
  profile: z.enum(profileNames),
  issuer: z.url(),
  epochMs: z.int().nonnegative(),
  seed: z.string().nullable(),
  latencyMs: z.int().min(0).max(60_000),
  provider: providerSettings,
  keys: z.array(namedKey).readonly(),
  clients: z.array(client).readonly(),
  users: z.array(user).readonly(),
  relyingParties: z.array(relyingPartySetup).readonly(),
  devices: z.array(deviceSetup).readonly(),
  /** Absent like every part that came later: a run that was recorded before must stay as it is. */
  faults: faultRules.exactOptional(),
  /** What becomes of a prompt whose device is offline; absent: it waits. */
  offlinePrompts: z.enum(['wait', 'lost']).exactOptional(),
  /** What a device hears of a prompt that is over; named: also where it was decided, and how. */
  withdrawals: z.enum(['plain', 'named']).exactOptional(),
  /** Whether devices say which authentication context they reached; absent: what was asked is assumed. */
  deviceContexts: z.enum(['assumed', 'reported']).exactOptional(),
});

export type ProfileName = (typeof profileNames)[number];
export type RunSetup = Readonly<z.infer<typeof runSetup>>;
