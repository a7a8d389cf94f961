/**
 * The set-up that a new run gets: a bank payment at a till, with one person and one phone. All
 * names, secrets and keys are the simulator's own.
 */

import { coreSettings } from '#shared/profiles/core.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { client } from '#shared/protocol/setup/client-metadata.ts';
import type { NamedKey } from '#shared/protocol/setup/public-key.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';

export interface DemoChoices {
  readonly name: string;
  readonly mode: 'virtual' | 'wall';
  readonly issuer: string;
  readonly epochMs: number;
  readonly seed: string | null;
  readonly keys: readonly NamedKey[];
}

/** A virtual run always begins at the same moment, so that two runs of a seed are the same. */
export const virtualEpochMs = Date.UTC(2026, 0, 5, 9, 0, 0);
export const virtualIssuer = 'https://provider.example';

/** The set-up of a poll-mode demonstration run. */
export function demoSetup(choices: DemoChoices): RunSetup {
  return {
    ...choices,
    profile: 'core',
    latencyMs: 40,
    provider: coreSettings,
    clients: [
      client.parse({
        client_id: 'corner-shop-till',
        client_name: 'Corner Shop',
        client_secret: 'simulated-secret-of-the-till',
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: [cibaGrantType],
        scope: 'openid profile email payment offline_access',
        backchannel_token_delivery_mode: 'poll',
        id_token_signed_response_alg: 'ES256',
      }),
    ],
    users: [
      { sub: 'u-1001', username: 'alice', name: 'Alice Amberg', devices: ['phone-of-alice'] },
      { sub: 'u-1002', username: 'bruno', name: 'Bruno Baltic', devices: ['phone-of-bruno'] },
    ],
    relyingParties: [{ name: 'till', title: 'Corner Shop till', clientId: 'corner-shop-till' }],
    devices: [
      {
        name: 'phone-of-alice',
        title: 'Alice’s phone',
        authenticators: ['finger', 'pin'],
        pin: '2468',
      },
      {
        name: 'phone-of-bruno',
        title: 'Bruno’s phone',
        authenticators: ['face', 'pin'],
        pin: '1357',
      },
    ],
    withdrawals: 'named',
    deviceContexts: 'reported',
  };
}
