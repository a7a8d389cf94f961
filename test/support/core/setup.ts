/**
 * Builds the set-up of a test run: two clients that may use CIBA and one that may not, two people
 * with a phone each, and a stub key. Every test changes only what it is about.
 */
import { coreSettings } from '#shared/profiles/core.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import {
  type Client,
  type ClientInput,
  client as clientSchema,
} from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';

export function buildClient(
  client_id: string,
  changes: Partial<ClientInput> = {},
): Client & { readonly client_secret: string } {
  const made = clientSchema.parse({
    client_id,
    client_name: `The ${client_id}`,
    client_secret: `secret of ${client_id}: 100 % simulated`,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: [cibaGrantType],
    scope: 'openid profile email payment',
    backchannel_token_delivery_mode: 'poll',
    id_token_signed_response_alg: 'ES256',
    ...changes,
  });
  return { ...made, client_secret: made.client_secret ?? '' };
}

export const till = buildClient('till');
export const kiosk = buildClient('kiosk', { scope: 'openid' });
export const webShop = buildClient('web-shop', { grant_types: ['authorization_code'] });

export const testEpochMs = Date.UTC(2026, 0, 5, 9, 0, 0);
export const testIssuer = 'https://provider.example';

export const stubKey = { kty: 'EC', kid: 'stub-1', alg: 'ES256' };

interface SetupChanges extends Partial<Omit<RunSetup, 'provider'>> {
  readonly provider?: Partial<ProviderSettings>;
}

/** A set-up for a virtual run, with the changes that a test needs. */
export function buildSetup({ provider, ...changes }: SetupChanges = {}): RunSetup {
  return {
    name: 'A test run',
    mode: 'virtual',
    profile: 'core',
    issuer: testIssuer,
    epochMs: testEpochMs,
    seed: 'test',
    latencyMs: 40,
    provider: { ...coreSettings, ...provider },
    keys: [stubKey],
    clients: [till, kiosk, webShop],
    users: [
      { sub: 'u-1', username: 'alice', name: 'Alice Amberg', devices: ['phone-of-alice'] },
      { sub: 'u-2', username: 'bruno', name: 'Bruno Baltic', devices: ['phone-of-bruno'] },
    ],
    relyingParties: [
      { name: 'till', title: 'The till', clientId: 'till' },
      { name: 'kiosk', title: 'The kiosk', clientId: 'kiosk' },
    ],
    devices: [
      { name: 'phone-of-alice', title: 'Alice’s phone' },
      { name: 'phone-of-bruno', title: 'Bruno’s phone' },
    ],
    ...changes,
  };
}
