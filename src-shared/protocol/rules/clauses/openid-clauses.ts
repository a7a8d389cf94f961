/** The clauses of OpenID’s own documents (CIBA, Connect, FAPI) and of the workbench. No RFC is here. */
import { type Clause, of } from './clause.ts';

const ciba =
  'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html';
const fapiCiba = 'https://openid.net/specs/openid-financial-api-ciba-ID1.html';
const openIdCore = 'https://openid.net/specs/openid-connect-core-1_0.html';
const registration = 'https://openid.net/specs/openid-connect-registration-1_0.html';

type Row = Parameters<typeof of>[2];

const cibaCore = (...row: Row): Clause => of('CIBA Core 1.0', ciba, row);
const fapiCibaId1 = (...row: Row): Clause => of('FAPI-CIBA ID1', fapiCiba, row);
const oidcCore = (...row: Row): Clause => of('OpenID Connect Core 1.0', openIdCore, row);

export const openIdClauses = {
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
