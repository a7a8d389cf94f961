/**
 * Who takes part in a storm: a provider with every switch that matters on, a client for each way to
 * authenticate and each delivery mode, and people with a code, without one, and switched off.
 */
import { makeSigningKey, publicHalf } from '#main/signing/signing-keys.ts';
import { settingsOf } from '#shared/profiles/profiles.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { type Client, type ClientInput, client } from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { ProfileName, RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type SigningKey, signingKey } from './requests/sign-by-hand.ts';

const seed = 'hostile';
const keys = await Promise.all(
  (['ES256', 'RS256', 'PS256', 'EdDSA'] as const).map((alg) => makeSigningKey(alg, seed)),
);
const [es, rs, ps, ed] = await Promise.all(
  (['ES256', 'RS256', 'PS256', 'EdDSA'] as const).map(async (alg) =>
    signingKey(await makeSigningKey(alg, `${seed}, a client`)),
  ),
);

/** The provider's own keys, private halves and all: for signing tokens in its place. */
export const providerKeys: readonly SigningKey[] = keys.map(signingKey);
/** The keys of the clients that sign; a stranger has one as well. */
export const clientKeys: readonly SigningKey[] = [es, rs, ps, ed].filter(
  (key) => key !== undefined,
);
export const strangerKey = signingKey(await makeSigningKey('ES256', 'a stranger'));
export const hintIssuer = 'https://hints.example';

export const hintKey = signingKey(await makeSigningKey('ES256', 'hints'));

/** A client that may use CIBA by polling, unless it is changed. */
export function buildClient(client_id: string, changes: Partial<ClientInput> = {}): Client {
  return client.parse({
    client_id,
    client_secret: `the secret of ${client_id}, 100 % simulated`,
    grant_types: [cibaGrantType, 'refresh_token'],
    scope: 'openid profile email offline_access payment',
    backchannel_token_delivery_mode: 'poll',
    id_token_signed_response_alg: 'ES256',
    ...changes,
  });
}

const jwks = { keys: clientKeys.map(({ jwk }) => publicHalf(jwk)) };
const signs = {
  token_endpoint_auth_method: 'private_key_jwt',
  backchannel_authentication_request_signing_alg: 'ES256',
} as const;

/** Where notifications go; a run that really calls gives an address of its own. */
export const notifiedAt = 'http://127.0.0.1:9/notified';

const documents: readonly string[] = [
  JSON.stringify(jwks),
  JSON.stringify({
    keys: [{ kty: 'constructor' }, { kty: '__proto__' }, { kty: 'EC' }, {}, null, 7],
  }),
  JSON.stringify({ keys: [{ kty: 'oct', k: 'AAAA' }, ...clientKeys.map(({ jwk }) => jwk)] }),
  JSON.stringify({
    keys: clientKeys.map(({ jwk: { alg, kid, ...rest } }) => ({ ...rest, d: undefined })),
  }),
  `{"keys":${'['.repeat(2000)}${']'.repeat(2000)}}`,
  '{"keys":{"length":3}}',
  '<html>no keys</html>',
  '\ufeff{"keys":[]}',
];

/** Clients whose keys stand elsewhere, and what stands there: good keys, and all that is not. */
export const keyDocuments: ReadonlyMap<string, string> = new Map(
  documents.map((text, at) => [`http://127.0.0.1:9/jwks/${at}`, text]),
);

const roamers = [...keyDocuments.keys()].map((jwks_uri, at) =>
  buildClient(`roamer ${at}`, { ...signs, jwks_uri }),
);

export const clients: readonly Client[] = [
  buildClient('till'),
  buildClient('poster', { token_endpoint_auth_method: 'client_secret_post' }),
  buildClient('sharer', { token_endpoint_auth_method: 'client_secret_jwt' }),
  buildClient('bank', { ...signs, jwks, dpop_bound_access_tokens: true }),
  buildClient('rsa bank', {
    ...signs,
    jwks,
    token_endpoint_auth_signing_alg: 'RS256',
    backchannel_authentication_request_signing_alg: 'PS256',
  }),
  ...roamers,
  buildClient('pinger', {
    backchannel_token_delivery_mode: 'ping',
    backchannel_client_notification_endpoint: notifiedAt,
  }),
  buildClient('pusher', {
    backchannel_token_delivery_mode: 'push',
    backchannel_client_notification_endpoint: notifiedAt,
  }),
  buildClient('coder', { backchannel_user_code_parameter: true }),
  buildClient('tower', {
    token_endpoint_auth_method: 'tls_client_auth',
    tls_client_auth_subject_dn: 'CN=tower,O=Test',
    tls_client_certificate_bound_access_tokens: true,
  }),
  buildClient('hermit', { token_endpoint_auth_method: 'self_signed_tls_client_auth', jwks }),
  buildClient('roaming hermit', {
    jwks_uri: 'http://127.0.0.1:9/jwks/1',
    token_endpoint_auth_method: 'self_signed_tls_client_auth',
  }),
  buildClient('pairs', {
    subject_type: 'pairwise',
    sector_identifier_uri: 'https://pairs.example',
  }),
  buildClient('public', { token_endpoint_auth_method: 'none' }),
  buildClient('off', { disabled: true }),
  buildClient('quiet bank', { ...signs, jwks, dpop_bound_access_tokens: true }),
  buildClient('browser', {
    grant_types: ['authorization_code', 'refresh_token', cibaGrantType],
    redirect_uris: ['https://browser.example/back', 'http://127.0.0.1:9/back?x=1'],
  }),
  buildClient('other', { grant_types: ['authorization_code'] }),
];

/** Those who use CIBA and can. */
export const usualClients: readonly string[] =
  'till poster sharer bank pinger pusher coder tower pairs browser'.split(' ');

/** A client by its name. */
export function clientNamed(name: string): Client {
  const found = clients.find(({ client_id }) => client_id === name);
  if (found === undefined) throw new Error(`There is no client «${name}».`);
  return found;
}

export interface CastChanges {
  readonly profile?: ProfileName;
  readonly issuer?: string;
  readonly mode?: RunSetup['mode'];
  readonly epochMs?: number;
  readonly clients?: readonly Client[];
  readonly provider?: Partial<ProviderSettings>;
}

/** A run with all of them; the settings are the profile's, but for what a storm would outgrow. */
export function hostileSetup({
  profile = 'core',
  provider,
  ...changes
}: CastChanges = {}): RunSetup {
  return {
    name: 'A storm',
    mode: 'virtual',
    profile,
    issuer: 'https://provider.example',
    epochMs: Date.UTC(2026, 0, 5, 9, 0, 0),
    seed,
    latencyMs: 0,
    provider: settingsOf(profile, {
      ended_requests_kept: 200,
      refresh_token_lifetime: 600,
      login_hint_token_issuers: { [hintIssuer]: { keys: [publicHalf(hintKey.jwk)] } },
      authorization_details_types: ['payment', { type: 'account', fields: { iban: 'string' } }],
      ...provider,
    }),
    keys: keys.map(publicHalf),
    clients,
    users: [
      { sub: 'u-1', username: 'alice', name: 'Alice Amberg', email: 'a@a.example', devices: ['a'] },
      { sub: 'u-2', username: 'bruno', name: 'Bruno', user_code: 'secret code', devices: ['b'] },
      { sub: 'u-3', username: 'carol', name: 'Carol', disabled: true, devices: ['c'] },
      { sub: 'u-4', username: 'dora', name: 'Dora', devices: ['d'] },
    ],
    relyingParties: [],
    devices: ['a', 'b', 'c', 'd'].map((name) => ({ name, title: `Phone ${name}` })),
    ...changes,
  };
}
