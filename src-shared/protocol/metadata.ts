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
  userinfo: '/userinfo',
  introspection: '/introspect',
  revocation: '/revoke',
  registration: '/register',
} as const;

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
}

/** The discovery document of this provider (OpenID Connect Discovery §3, CIBA Core §4). */
export function providerMetadata({ issuer, settings, keys }: MetadataFacts): object {
  const signing = settings.request_signing_algorithms;
  const polls = settings.delivery_modes.some((mode) => mode !== 'push');
  const mutualTls = settings.token_endpoint_auth_methods.some((method) => method.includes('tls'));
  const endpoints = {
    token_endpoint: issuer + paths.token,
    backchannel_authentication_endpoint: issuer + paths.backchannelAuthentication,
    userinfo_endpoint: issuer + paths.userinfo,
    introspection_endpoint: issuer + paths.introspection,
    revocation_endpoint: issuer + paths.revocation,
  };
  const methods = settings.token_endpoint_auth_methods;
  const confidential = methods.filter((method) => method !== 'none');
  return {
    issuer,
    jwks_uri: issuer + paths.jwks,
    ...endpoints,
    registration_endpoint: issuer + paths.registration,
    backchannel_token_delivery_modes_supported: settings.delivery_modes,
    ...(signing.length === 0
      ? {}
      : { backchannel_authentication_request_signing_alg_values_supported: signing }),
    backchannel_user_code_parameter_supported: settings.user_code_supported,
    grant_types_supported: [...(polls ? [cibaGrantType] : []), 'refresh_token'],
    response_types_supported: [],
    scopes_supported: settings.scopes_supported,
    acr_values_supported: settings.acr_values_supported,
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: [...new Set(keys.map(({ alg }) => alg))],
    id_token_encryption_alg_values_supported: keyEncryptionAlgorithms,
    id_token_encryption_enc_values_supported: contentEncryptionAlgorithms,
    token_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_methods_supported: confidential,
    revocation_endpoint_auth_methods_supported: confidential,
    token_endpoint_auth_signing_alg_values_supported: settings.client_assertion_algorithms,
    dpop_signing_alg_values_supported: dpopAlgorithms,
    ...(mutualTls && issuer.startsWith('https:')
      ? { tls_client_certificate_bound_access_tokens: true, mtls_endpoint_aliases: endpoints }
      : {}),
    ...(settings.authorization_details_types.length === 0
      ? {}
      : {
          authorization_details_types_supported: settings.authorization_details_types.map((type) =>
            typeof type === 'string' ? type : type.type,
          ),
        }),
    claims_parameter_supported: true,
    request_parameter_supported: signing.length > 0,
    request_uri_parameter_supported: false,
    claims_supported: claimsSupported,
  };
}
