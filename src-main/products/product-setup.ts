/**
 * What a product is tried out with: one confidential client that polls and one person with an address,
 * a number and a phone, under the profile's own settings. Only the profile differs from product to
 * product, so whatever else differs in the record is the product's own.
 */
import type { NeededRequest } from '#shared/profiles/client/needed-request.ts';
import { neededUserCode } from '#shared/profiles/client/needed-request.ts';
import { settingsOf } from '#shared/profiles/profiles.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { type Client, client } from '#shared/protocol/setup/client-metadata.ts';
import type { NamedKey } from '#shared/protocol/setup/public-key.ts';
import type { ProfileName, RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { User } from '#shared/protocol/setup/user.ts';
import { virtualEpochMs, virtualIssuer } from '../run/beginning/demo-setup.ts';

export interface TriedProduct {
  readonly profile: ProfileName;
  /** The public half of the one key there is: the provider's, and the client's where it signs. */
  readonly key: NamedKey;
  readonly need?: NeededRequest;
  /** Steps of the console that are not done. */
  readonly undone?: readonly string[];
  /** The client may tell people by e-mail as well, where a product asks for that. */
  readonly mails?: true;
}

const mailing: Partial<Client> = {
  async_approval_notification_channels: ['guardian-push', 'email'],
};

/** By whom a request is made, and about whom. */
export const triedSeed = 'the same for every product';
export const triedPerson = { sub: 'u-2001', username: 'ada' } as const;

/** The run in which a product is tried out. */
export function productSetup({ profile, key, need, undone = [], mails }: TriedProduct): RunSetup {
  const console = Object.fromEntries(undone.map((name) => [name, false]));
  return {
    name: `Trying out ${profile}`,
    mode: 'virtual',
    profile,
    issuer: virtualIssuer,
    epochMs: virtualEpochMs,
    seed: triedSeed,
    latencyMs: 40,
    provider: settingsOf(profile, { console }),
    keys: [key],
    clients: [{ ...clientFor(key, need), ...(mails === true && { ...mailing }) }],
    users: [personFor(need)],
    relyingParties: [],
    devices: [{ name: 'phone-of-ada', title: 'Ada’s phone' }],
  };
}

function clientFor(key: NamedKey, need: NeededRequest | undefined): Client {
  return client.parse({
    client_id: 'corner-shop',
    client_name: 'Corner Shop',
    client_secret: 'simulated-secret-of-the-shop',
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: [cibaGrantType, 'refresh_token'],
    scope: 'openid profile email',
    backchannel_token_delivery_mode: 'poll',
    id_token_signed_response_alg: key.alg,
    ...(need?.hasUserCode === true && { backchannel_user_code_parameter: true }),
    ...(need?.isSigned === true && {
      jwks: { keys: [key] },
      backchannel_authentication_request_signing_alg: key.alg,
    }),
  });
}

function personFor(need: NeededRequest | undefined): User {
  return {
    ...triedPerson,
    name: 'Ada Amberg',
    email: 'ada@example.com',
    phone_number: '+4930123456',
    devices: ['phone-of-ada'],
    ...(need?.hasUserCode === true && { user_code: neededUserCode }),
  };
}
