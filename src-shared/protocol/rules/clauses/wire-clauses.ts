/**
 * The clauses that no rule of ours rests on, but that say what stands on the wire: what an answer
 * holds, what a header means, what a document lists. The cards of parameters cite them.
 */
import { type Clause, of, rfc } from './clause.ts';

const ciba =
  'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html';
const openIdCore = 'https://openid.net/specs/openid-connect-core-1_0.html';
const discovery = 'https://openid.net/specs/openid-connect-discovery-1_0.html';

export const wireClauses = {
  'ciba-core-7.3': of('CIBA Core 1.0', ciba, [
    '7.3',
    'Authentication request acknowledgement',
    'A good request is answered with its auth_req_id, its life, and how often to poll.',
  ]),
  'ciba-core-7.4': of('CIBA Core 1.0', ciba, [
    '7.4',
    'Acknowledgement validation',
    'The client checks that the required members came, keeps them, and ignores unknown ones.',
  ]),
  'ciba-core-10.1.1': of('CIBA Core 1.0', ciba, [
    '10.1.1',
    'Successful token response',
    'Tokens as OpenID Connect gives them; once redeemed, the auth_req_id is dead.',
  ]),
  'ciba-core-12': of('CIBA Core 1.0', ciba, [
    '12',
    'Push error payload',
    'What a push client is told when there will be no tokens.',
  ]),
  'oidc-core-3.1.2.1': of('OpenID Connect Core 1.0', openIdCore, [
    '3.1.2.1',
    'Authentication request',
    'What a client may ask for when a person is to sign in.',
  ]),
  'oidc-core-3.1.3.3': of('OpenID Connect Core 1.0', openIdCore, [
    '3.1.3.3',
    'Successful token response',
    'An OAuth token answer that holds an ID token as well, and is never cached.',
  ]),
  'oidc-core-5.1': of('OpenID Connect Core 1.0', openIdCore, [
    '5.1',
    'Standard claims',
    'The names under which facts about a person are told.',
  ]),
  'oidc-core-5.3.2': of('OpenID Connect Core 1.0', openIdCore, [
    '5.3.2',
    'Successful userinfo response',
    'The claims that the token reaches, always with sub.',
  ]),
  'oidc-discovery-3': of('OpenID Connect Discovery 1.0', discovery, [
    '3',
    'Provider metadata',
    'What a provider says of itself: where its endpoints are and what they can do.',
  ]),
  'rfc6749-4.1.2': rfc(6749, [
    '4.1.2',
    'Authorization response',
    'The browser brings back a code, and the state that the client had sent.',
  ]),
  'rfc6749-5.1': rfc(6749, [
    '5.1',
    'Successful token response',
    'JSON with the access token, its type and its life; never to be cached.',
  ]),
  'rfc6750-2.1': rfc(6750, [
    '2.1',
    'Authorization request header field',
    'A bearer token is presented as Authorization: Bearer.',
  ]),
  'rfc7009-2.2': rfc(7009, [
    '2.2',
    'Revocation response',
    '200 for a token that is gone, and also for one that never was.',
  ]),
  'rfc7517-4': rfc(7517, [
    '4',
    'JSON Web Key format',
    'A key as JSON: its kind, its use, its algorithm and its name.',
  ]),
  'rfc7517-5': rfc(7517, ['5', 'JWK Set format', 'A list of keys in one object.']),
  'rfc7518-6': rfc(7518, [
    '6',
    'Cryptographic algorithms for keys',
    'The members that make up a key of each kind.',
  ]),
  'rfc7523-2.2': rfc(7523, [
    '2.2',
    'Using JWTs for client authentication',
    'client_assertion holds one JWT, and client_assertion_type says so.',
  ]),
  'rfc7591-3.2.1': rfc(7591, [
    '3.2.1',
    'Client information response',
    'The client is told its id, its secret, and all that was registered.',
  ]),
  'rfc7592-3': rfc(7592, [
    '3',
    'Client information response',
    'Where the client can manage its registration, and with which token.',
  ]),
  'rfc7636-4.3': rfc(7636, [
    '4.3',
    'Client sends the code challenge',
    'The sign-in begins with the hash of a secret that the client keeps.',
  ]),
  'rfc7662-2.2': rfc(7662, [
    '2.2',
    'Introspection response',
    'active says whether the token is good; the rest is told only where it is.',
  ]),
  'rfc8414-2': rfc(8414, [
    '2',
    'Authorization server metadata',
    'What an OAuth server says of itself.',
  ]),
  'rfc8705-2.1.2': rfc(8705, [
    '2.1.2',
    'Client registration metadata for PKI',
    'Exactly one of five members names the subject of the client’s certificate.',
  ]),
  'rfc8705-5': rfc(8705, [
    '5',
    'Aliases of endpoints for mutual TLS',
    'Endpoints that ask for a certificate may live at addresses of their own.',
  ]),
  'rfc9110-6.6.1': rfc(9110, ['6.6.1', 'Date', 'When the message was made.']),
  'rfc9110-7.2': rfc(9110, ['7.2', 'Host', 'Which of a server’s names is meant.']),
  'rfc9110-7.6.1': rfc(9110, ['7.6.1', 'Connection', 'What is for this connection alone.']),
  'rfc9110-8.3': rfc(9110, ['8.3', 'Content-Type', 'What kind of content the body is.']),
  'rfc9110-8.6': rfc(9110, ['8.6', 'Content-Length', 'How many bytes the body has.']),
  'rfc9110-10.1.5': rfc(9110, ['10.1.5', 'User-Agent', 'Which software asks.']),
  'rfc9110-10.2.1': rfc(9110, ['10.2.1', 'Allow', 'Which methods a resource takes.']),
  'rfc9110-10.2.2': rfc(9110, ['10.2.2', 'Location', 'Where to go, or what was made.']),
  'rfc9110-10.2.3': rfc(9110, ['10.2.3', 'Retry-After', 'How long to wait before asking again.']),
  'rfc9110-11.6.1': rfc(9110, [
    '11.6.1',
    'WWW-Authenticate',
    'With a 401: which ways to authenticate there are.',
  ]),
  'rfc9110-11.6.2': rfc(9110, ['11.6.2', 'Authorization', 'The credentials of who asks.']),
  'rfc9110-12.5.1': rfc(9110, ['12.5.1', 'Accept', 'Which kinds of content are welcome.']),
  'rfc9110-12.5.3': rfc(9110, ['12.5.3', 'Accept-Encoding', 'Which codings are welcome.']),
  'rfc9110-12.5.4': rfc(9110, ['12.5.4', 'Accept-Language', 'Which languages are welcome.']),
  'rfc9111-5.2': rfc(9111, ['5.2', 'Cache-Control', 'Who may keep the message, and how long.']),
  'rfc9112-6.1': rfc(9112, ['6.1', 'Transfer-Encoding', 'How the body is framed on its way.']),
  'rfc9207-2': rfc(9207, [
    '2',
    'The response parameter iss',
    'The answer of a sign-in says which provider gives it.',
  ]),
  'rfc9207-3': rfc(9207, ['3', 'Server metadata', 'A provider says that its answers name it.']),
  'rfc9449-4.1': rfc(9449, ['4.1', 'The DPoP header', 'One proof, as one JWT, in one header.']),
  'rfc9449-5.1': rfc(9449, ['5.1', 'Server metadata', 'Which algorithms a proof may use.']),
  'rfc9449-5.2': rfc(9449, ['5.2', 'Client metadata', 'Whether a client always uses DPoP.']),
} as const satisfies Record<string, Clause>;
