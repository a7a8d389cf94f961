/**
 * The clauses that rules cite: where it stands, and in our own words what it asks for.
 * A rule names a clause by its key, so a refusal can always say what it rests on.
 */
export interface Clause {
  readonly document: string;
  readonly section: string;
  readonly title: string;
  readonly paraphrase: string;
  readonly url: string;
}

const ciba =
  'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html';
const fapiCiba = 'https://openid.net/specs/openid-financial-api-ciba-ID1.html';
const openIdCore = 'https://openid.net/specs/openid-connect-core-1_0.html';
const registration = 'https://openid.net/specs/openid-connect-registration-1_0.html';

type Row = readonly [section: string, title: string, paraphrase: string];

function rfc(number: number, [section, title, paraphrase]: Row): Clause {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;
  return { document: `RFC ${number}`, section, title, paraphrase, url };
}

function of(document: string, url: string, [section, title, paraphrase]: Row): Clause {
  return { document, section, title, paraphrase, url };
}

const cibaCore = (...row: Row): Clause => of('CIBA Core 1.0', ciba, row);
const fapiCibaId1 = (...row: Row): Clause => of('FAPI-CIBA ID1', fapiCiba, row);
const oidcCore = (...row: Row): Clause => of('OpenID Connect Core 1.0', openIdCore, row);

export const clauses = {
  'ciba-core-4': cibaCore(
    '4',
    'Registration and discovery metadata',
    'A client registers one delivery mode, and for poll and ping also the CIBA grant type.',
  ),
  'ciba-core-7.1': cibaCore(
    '7.1',
    'Authentication request',
    'An authenticated form post with the openid scope and exactly one hint about the person.',
  ),
  'ciba-core-7.1.1': cibaCore(
    '7.1.1',
    'Signed authentication request',
    'Only a client that registered a signing algorithm may send its parameters as a signed JWT.',
  ),
  'ciba-core-7.1.2': cibaCore(
    '7.1.2',
    'User code',
    'A secret that the person tells the client, so that nobody else can have them prompted.',
  ),
  'ciba-core-7.2': cibaCore(
    '7.2',
    'Authentication request validation',
    'Authenticate the client first, then judge the parameters, then find the person.',
  ),
  'ciba-core-8': cibaCore(
    '8',
    'Consent on the authentication device',
    'Only the person the request is about decides, once, while the request is alive.',
  ),
  'ciba-core-10.1': cibaCore(
    '10.1',
    'Token request',
    'The client that opened the request redeems its auth_req_id, once.',
  ),
  'ciba-core-10.2': cibaCore(
    '10.2',
    'Ping callback',
    'The provider calls the registered endpoint with the client’s bearer token and the auth_req_id.',
  ),
  'ciba-core-10.3.1': cibaCore(
    '10.3.1',
    'Push of a successful token response',
    'The tokens go to the registered endpoint, in an ID token that is tied to all the rest.',
  ),
  'ciba-core-11': cibaCore(
    '11',
    'Token error response',
    'Pending, slow_down, expired and denied are told apart, so that a client knows what to do.',
  ),
  'ciba-core-13': cibaCore(
    '13',
    'Authentication error response',
    'Each fault of an authentication request has one error code; repeated parameters are a fault.',
  ),
  'rfc6749-2.3.1': rfc(6749, [
    '2.3.1',
    'Client password',
    'A client with a secret presents its form-encoded id and secret by HTTP Basic.',
  ]),
  'rfc6749-3.2': rfc(6749, [
    '3.2',
    'Token endpoint',
    'Token requests are form posts; no parameter may occur twice.',
  ]),
  'rfc6749-3.3': rfc(6749, [
    '3.3',
    'Access token scope',
    'A scope is a list of space-separated words from a small alphabet.',
  ]),
  'rfc6749-4.5': rfc(6749, [
    '4.5',
    'Extension grants',
    'The grant_type names the grant; an endpoint refuses one that it does not serve.',
  ]),
  'rfc6749-5.2': rfc(6749, [
    '5.2',
    'Error response',
    'A failed client authentication is answered 401, with WWW-Authenticate for HTTP Basic.',
  ]),
  'rfc6749-2.3': rfc(6749, [
    '2.3',
    'Client authentication',
    'A client uses one method of authentication in a request, and not more.',
  ]),
  'rfc6749-6': rfc(6749, [
    '6',
    'Refreshing an access token',
    'A refresh token serves the client it was given to, for the scope it was given or less.',
  ]),
  'rfc6749-4.1.1': rfc(6749, [
    '4.1.1',
    'Authorization request',
    'The browser brings the request of the first sign-in; a redirect URI must be a registered one.',
  ]),
  'rfc6749-4.1.3': rfc(6749, [
    '4.1.3',
    'Access token request',
    'A code serves once, for the client and the redirect URI that it was given to.',
  ]),
  'rfc6750-3.1': rfc(6750, [
    '3.1',
    'Error codes of a protected resource',
    'A token that is missing, unknown, expired or too weak is answered with a challenge.',
  ]),
  'rfc7009-2.1': rfc(7009, [
    '2.1',
    'Revocation request',
    'A client may revoke its own tokens; an unknown token is no error.',
  ]),
  'rfc7521-4.2': rfc(7521, [
    '4.2',
    'Using assertions for client authentication',
    'client_assertion_type says what kind of assertion client_assertion is.',
  ]),
  'rfc7523-3': rfc(7523, [
    '3',
    'JWT format and processing',
    'An assertion is signed, names its client twice and its audience, and lives for a short time.',
  ]),
  'rfc7591-2': rfc(7591, [
    '2',
    'Client metadata',
    'A client describes itself in members that fit together, or is not registered.',
  ]),
  'rfc7592-2': rfc(7592, [
    '2',
    'Client configuration endpoint',
    'Only the holder of the registration access token reads or changes a registration.',
  ]),
  'rfc7636-4.6': rfc(7636, [
    '4.6',
    'Server verifies code_verifier',
    'Who redeems the code must know the secret whose hash began the sign-in.',
  ]),
  'rfc7662-2.1': rfc(7662, [
    '2.1',
    'Introspection request',
    'Only an authenticated caller learns whether a token is good and what it holds.',
  ]),
  'rfc8705-2': rfc(8705, [
    '2',
    'Mutual TLS for client authentication',
    'A client proves itself by the certificate of its connection.',
  ]),
  'rfc8705-2.1': rfc(8705, [
    '2.1',
    'PKI mutual TLS',
    'The certificate chains to a trusted authority and names the registered subject.',
  ]),
  'rfc8705-3': rfc(8705, [
    '3',
    'Certificate-bound access tokens',
    'The token holds the thumbprint of the certificate, and is good only together with it.',
  ]),
  'rfc8707-2': rfc(8707, [
    '2',
    'Resource parameter',
    'The client says which API the token is for; an unknown one is refused.',
  ]),
  'rfc9101-10.8': rfc(9101, [
    '10.8',
    'Cross-JWT confusion',
    'A signed request must not be able to pass for a JWT of another kind.',
  ]),
  'rfc9396-2': rfc(9396, [
    '2',
    'authorization_details',
    'A JSON array of objects, each with a type that gives its other members their meaning.',
  ]),
  'rfc9396-5': rfc(9396, [
    '5',
    'Authorization error response',
    'An unknown type, or a member that is missing or wrong, refuses the whole request.',
  ]),
  'rfc9396-10': rfc(9396, [
    '10',
    'Metadata',
    'Providers and clients say which types of authorization details they use.',
  ]),
  'rfc9449-4.3': rfc(9449, [
    '4.3',
    'Checking DPoP proofs',
    'A proof is signed by the key inside it, names the call, is fresh, and serves once.',
  ]),
  'rfc9449-5': rfc(9449, [
    '5',
    'DPoP access token request',
    'The access token is bound to the key of the proof that came with the request.',
  ]),
  'rfc9449-8': rfc(9449, [
    '8',
    'Nonces provided by the server',
    'The server may demand that a proof holds a value it has just given out.',
  ]),
  'oidc-core-3.1.2': oidcCore(
    '3.1.2',
    'Authorization endpoint',
    'The person signs in at the provider itself, in a browser.',
  ),
  'oidc-core-5.5': oidcCore(
    '5.5',
    'The claims parameter',
    'A JSON object that asks for single claims in the ID token or at the userinfo endpoint.',
  ),
  'oidc-core-9': oidcCore(
    '9',
    'Client authentication',
    'Two of the methods use a JWT: signed with a shared secret, or with the client’s private key.',
  ),
  'oidc-registration-2': of('OpenID Connect Registration 1.0', registration, [
    '2',
    'Client metadata',
    'Pairwise subjects are computed for a sector, and a sector document lists who belongs to it.',
  ]),
  'fapi-ciba-id1-5.2.2': fapiCibaId1(
    '5.2.2',
    'Authorization server',
    'Confidential clients, signed requests of an hour at most, a unique context, and no push.',
  ),
  'fapi-ciba-id1-5.3': fapiCibaId1(
    '5.3',
    'Extensions to the authentication request',
    'request_context may describe the consumption device, as a JSON object.',
  ),
  'fapi-ciba-id1-7.10': fapiCibaId1(
    '7.10',
    'Algorithm considerations',
    'PS256 or ES256 sign; RS256 and none do not.',
  ),
  'fapi2-5.3.2.1': of(
    'FAPI 2.0 Security Profile',
    'https://openid.net/specs/fapi-security-profile-2_0-final.html',
    [
      '5.3.2.1',
      'Requirements for authorization servers',
      'Tokens are bound to a key or a certificate, and assertions are made for the issuer alone.',
    ],
  ),
  'workbench-limits': of(
    'CIBA Workbench',
    'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#section-15',
    [
      'limits',
      'Limits that no specification gives',
      'Prompts are limited per client and per person, because being asked again and again wears down.',
    ],
  ),
} as const satisfies Record<string, Clause>;

export type ClauseId = keyof typeof clauses;

/** «CIBA Core 1.0 §7.1», the short form used beside a refusal. */
export function clauseLabel(id: ClauseId): string {
  const clause = clauses[id];
  return `${clause.document} §${clause.section}`;
}
