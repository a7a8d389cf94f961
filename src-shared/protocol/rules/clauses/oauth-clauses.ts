/** The clauses of the RFCs: OAuth 2.0 and what builds on it. OpenID’s documents are not here. */
import { type Clause, rfc } from './clause.ts';

export const oauthClauses = {
  'rfc6749-2.3': rfc(6749, [
    '2.3',
    'Client authentication',
    'A client uses one method of authentication in a request, and not more.',
  ]),
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
  'rfc6749-6': rfc(6749, [
    '6',
    'Refreshing an access token',
    'A refresh token serves the client it was given to, for the scope it was given or less.',
  ]),
  'rfc6750-2': rfc(6750, [
    '2',
    'Authenticated requests',
    'A token travels in the Authorization header or in the form, and never in both.',
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
  'rfc7591-3.1': rfc(7591, [
    '3.1',
    'Client registration request',
    'The metadata is posted as one JSON object, whose unknown members are ignored.',
  ]),
  'rfc7592-2': rfc(7592, [
    '2',
    'Client configuration endpoint',
    'Only the holder of the registration access token reads or changes a registration.',
  ]),
  'rfc7636-4.4.1': rfc(7636, [
    '4.4.1',
    'Error response',
    'A provider that demands PKCE refuses a sign-in that begins without a challenge.',
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
  'rfc9449-7.1': rfc(9449, [
    '7.1',
    'The DPoP authentication scheme',
    'A bound token comes with a proof by its key, which holds the hash of that token.',
  ]),
  'rfc9449-8': rfc(9449, [
    '8',
    'Nonces provided by the server',
    'The server may demand that a proof holds a value it has just given out.',
  ]),
} as const satisfies Record<string, Clause>;
