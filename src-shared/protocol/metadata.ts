/**
 * Where the provider's endpoints are and what it says of itself: the discovery document, made
 * from the settings, so that it lists only what really works.
 */

import type { ProviderSettings } from './setup/provider-settings.ts';
import type { NamedKey } from './setup/public-key.ts';

export const cibaGrantType = 'urn:openid:params:grant-type:ciba';

export const paths = {
  discovery: '/.well-known/openid-configuration',
  /** RFC 8414 has a place of its own for the same document. */
  serverMetadata: '/.well-known/oauth-authorization-server',
  jwks: '/jwks',
  backchannelAuthentication: '/backchannel/authentication',
  token: '/token',
  authorization: '/authorize',
  userinfo: '/userinfo',
  introspection: '/introspect',
  revocation: '/revoke',
  registration: '/register',
} as const;

export type PlaceName = keyof typeof paths;
export const placeNames = Object.keys(paths) as readonly PlaceName[];

export const dpopAlgorithms: readonly string[] = ['ES256', 'PS256', 'RS256', 'EdDSA'];

/** How ID tokens can be encrypted to a client’s key. */
export const keyEncryptionAlgorithms: readonly string[] = [
  'RSA-OAEP',
  'RSA-OAEP-256',
  'ECDH-ES',
  'ECDH-ES+A128KW',
  'ECDH-ES+A256KW',
];
export const contentEncryptionAlgorithms: readonly string[] = [
  'A128CBC-HS256',
  'A256CBC-HS512',
  'A128GCM',
  'A256GCM',
];

const claimsSupported =
  'sub iss aud exp iat auth_time acr at_hash name preferred_username email phone_number'.split(' ');

interface MetadataFacts {
  readonly issuer: string;
  readonly settings: ProviderSettings;
  readonly keys: readonly NamedKey[];
  /** Where each endpoint is; absent: where the core has it. */
  readonly places?: Readonly<Record<PlaceName, string>>;
}

/** The discovery document of this provider (OpenID Connect Discovery §3, CIBA Core §4). */
export function providerMetadata(facts: MetadataFacts): object {
  const { issuer, settings, keys, places = paths } = facts;
  return {
    issuer,
    jwks_uri: issuer + places.jwks,
    ...endpointsOf(issuer, places),
    authorization_endpoint: issuer + places.authorization,
    registration_endpoint: issuer + places.registration,
    ...cibaMetadata(settings),
    ...signInMetadata,
    grant_types_supported: grantsOf(settings),
    scopes_supported: settings.scopes_supported,
    acr_values_supported: settings.acr_values_supported,
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: [...new Set(keys.map(({ alg }) => alg))],
    id_token_encryption_alg_values_supported: keyEncryptionAlgorithms,
    id_token_encryption_enc_values_supported: contentEncryptionAlgorithms,
    ...authenticationMetadata(facts),
    dpop_signing_alg_values_supported: dpopAlgorithms,
    ...authorizationDetailsMetadata(settings),
    claims_parameter_supported: true,
    claims_supported: claimsSupported,
  };
}

/** The endpoints that a client may also call over mutual TLS. */
function endpointsOf(issuer: string, places: Readonly<Record<PlaceName, string>>) {
  return {
    token_endpoint: issuer + places.token,
    backchannel_authentication_endpoint: issuer + places.backchannelAuthentication,
    userinfo_endpoint: issuer + places.userinfo,
    introspection_endpoint: issuer + places.introspection,
    revocation_endpoint: issuer + places.revocation,
  };
}

function cibaMetadata(settings: ProviderSettings) {
  const signing = settings.request_signing_algorithms;
  return {
    backchannel_token_delivery_modes_supported: settings.delivery_modes,
    ...(signing.length === 0
      ? {}
      : { backchannel_authentication_request_signing_alg_values_supported: signing }),
    backchannel_user_code_parameter_supported: settings.user_code_supported,
  };
}

const signInMetadata = {
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
  // Of the authorization endpoint; what CIBA takes is said by its signing algorithms.
  request_parameter_supported: false,
  request_uri_parameter_supported: false,
};

function grantsOf({ delivery_modes: modes }: ProviderSettings): readonly string[] {
  const polls = modes.some((mode) => mode !== 'push');
  return [...(polls ? [cibaGrantType] : []), 'authorization_code', 'refresh_token'];
}

/** A method that needs a certificate works, and is listed, only where there is TLS. */
function authenticationMetadata({ issuer, settings, places = paths }: MetadataFacts) {
  const isEncrypted = issuer.startsWith('https:');
  const needsTls = (method: string): boolean => method.includes('tls');
  const methods = settings.token_endpoint_auth_methods.filter(
    (method) => isEncrypted || !needsTls(method),
  );
  const confidential = methods.filter((method) => method !== 'none');
  return {
    token_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_methods_supported: confidential,
    revocation_endpoint_auth_methods_supported: confidential,
    token_endpoint_auth_signing_alg_values_supported: settings.client_assertion_algorithms,
    ...(methods.some(needsTls)
      ? {
          tls_client_certificate_bound_access_tokens: true,
          mtls_endpoint_aliases: endpointsOf(issuer, places),
        }
      : {}),
  };
}

function authorizationDetailsMetadata({ authorization_details_types: types }: ProviderSettings) {
  if (types.length === 0) return {};
  const names = types.map((type) => (typeof type === 'string' ? type : type.type));
  return { authorization_details_types_supported: names };
}
