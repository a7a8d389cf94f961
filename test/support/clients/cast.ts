/**
 * Clients and people beyond the till and Alice: one for every way to authenticate, every delivery mode
 * and every kind of person that an endpoint treats in its own way. A test takes whom it needs.
 */

import { settingsOf } from '#shared/profiles/profiles.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { PublicKey } from '#shared/protocol/setup/public-key.ts';
import type { ProfileName, RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { User } from '#shared/protocol/setup/user.ts';
import { buildClient, buildSetup, kiosk, till, webShop } from '../core/setup.ts';

/** A public key that the stub knows by its name. */
export function stubPublicKey(kid: string, alg = 'ES256'): PublicKey {
  return { kty: 'EC', kid, alg, crv: 'P-256', x: `x of ${kid}`, y: 'y' };
}

function jwks(kid: string, alg?: string) {
  return { keys: [stubPublicKey(kid, alg)] };
}

export const post = buildClient('post', { token_endpoint_auth_method: 'client_secret_post' });
export const vault = buildClient('vault', { token_endpoint_auth_method: 'client_secret_jwt' });
export const bank = buildClient('bank', {
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: jwks('bank-1'),
});
/** A bank that signs its requests as well, as FAPI-CIBA wants it. */
export const signingBank = buildClient('signing-bank', {
  token_endpoint_auth_method: 'private_key_jwt',
  backchannel_authentication_request_signing_alg: 'ES256',
  jwks: jwks('signing-bank-1'),
});
/** Its signing is all that it has beyond the till. */
export const signingTill = buildClient('signing-till', {
  backchannel_authentication_request_signing_alg: 'ES256',
  jwks: jwks('signing-till-1'),
});
export const roamingTill = buildClient('roaming-till', {
  backchannel_authentication_request_signing_alg: 'ES256',
  jwks_uri: 'https://roaming.example/jwks',
});
export const tower = buildClient('tower', {
  token_endpoint_auth_method: 'tls_client_auth',
  tls_client_auth_subject_dn: 'CN=tower,O=Test',
  backchannel_authentication_request_signing_alg: 'ES256',
  jwks: jwks('tower-1'),
});
export const hermit = buildClient('hermit', {
  token_endpoint_auth_method: 'self_signed_tls_client_auth',
  jwks: jwks('hermit-1'),
});
export const pinger = buildClient('pinger', {
  backchannel_token_delivery_mode: 'ping',
  backchannel_client_notification_endpoint: 'https://pinger.example/ciba',
});
export const pusher = buildClient('pusher', {
  backchannel_token_delivery_mode: 'push',
  backchannel_client_notification_endpoint: 'https://pusher.example/ciba',
  grant_types: [],
});
/** Asks for user codes. */
export const codedTill = buildClient('coded-till', { backchannel_user_code_parameter: true });
export const stranger = buildClient('stranger', { token_endpoint_auth_method: 'none' });
export const closedShop = buildClient('closed-shop', { disabled: true });

const clients = [
  till,
  kiosk,
  webShop,
  post,
  vault,
  bank,
  signingBank,
  signingTill,
  roamingTill,
  tower,
  hermit,
  pinger,
  pusher,
  codedTill,
  stranger,
  closedShop,
];

const person = (user: Omit<User, 'devices'>): User => ({ ...user, devices: ['phone-of-alice'] });

const people: readonly User[] = [
  ...buildSetup().users,
  person({
    sub: 'u-3',
    username: 'carla',
    name: 'Carla Code',
    email: 'Carla@Example.org',
    phone_number: '+4930123',
    user_code: '7734',
  }),
  person({ sub: 'u-4', username: 'doris', name: 'Doris Disabled', disabled: true }),
  person({ sub: 'u-5', username: 'egon', name: 'Egon Edgy', blocked_clients: ['till'] }),
];

interface Changes extends Partial<Omit<RunSetup, 'provider' | 'profile'>> {
  readonly profile?: ProfileName;
  readonly provider?: Partial<ProviderSettings>;
}

/** A run with the whole cast, under that profile's own settings. */
export function castSetup({ profile = 'core', provider = {}, ...changes }: Changes = {}): RunSetup {
  const settings = settingsOf(profile, provider);
  return buildSetup({ profile, provider: settings, clients, users: people, ...changes });
}
