/**
 * Where the provider's endpoints are and what it says of itself: the discovery document, made
 * from the issuer alone.
 */
export const cibaGrantType = 'urn:openid:params:grant-type:ciba';

export const paths = {
  discovery: '/.well-known/openid-configuration',
  jwks: '/jwks',
  backchannelAuthentication: '/backchannel/authentication',
  token: '/token',
} as const;

/** The discovery document of this provider (OpenID Connect Discovery §3, CIBA Core §4). */
export function providerMetadata(issuer: string, signingAlgorithms: readonly string[]): object {
  return {
    issuer,
    jwks_uri: issuer + paths.jwks,
    token_endpoint: issuer + paths.token,
    backchannel_authentication_endpoint: issuer + paths.backchannelAuthentication,
    backchannel_token_delivery_modes_supported: ['poll'],
    backchannel_user_code_parameter_supported: false,
    grant_types_supported: [cibaGrantType],
    response_types_supported: [],
    scopes_supported: ['openid', 'profile', 'email', 'payment'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: signingAlgorithms,
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'name'],
  };
}
