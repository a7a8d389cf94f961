/** The clauses that say what stands in a token and how it is verified. No rule refuses by them. */
import { type Clause, of, rfc } from './clause.ts';

const openIdCore = 'https://openid.net/specs/openid-connect-core-1_0.html';

type Row = Parameters<typeof of>[2];

const oidcCore = (...row: Row): Clause => of('OpenID Connect Core 1.0', openIdCore, row);

export const tokenClauses = {
  'oidc-core-2': oidcCore(
    '2',
    'ID Token',
    'Who signed in, at which provider, for which client, when and until when, as one signed JWT.',
  ),
  'oidc-core-3.1.3.6': oidcCore(
    '3.1.3.6',
    'ID Token of the token endpoint',
    'at_hash is the left half of the access token’s hash, and ties the two tokens together.',
  ),
  'oidc-core-3.1.3.7': oidcCore(
    '3.1.3.7',
    'ID Token validation',
    'A client checks issuer, audience, signature, algorithm and times before it believes a token.',
  ),
  'oidc-core-3.3.2.11': oidcCore(
    '3.3.2.11',
    'ID Token of the authorization endpoint',
    'c_hash is the left half of the code’s hash, and ties the token to that code.',
  ),
  'rfc7515-4.1': rfc(7515, [
    '4.1',
    'Registered header parameters of a signature',
    'The header says by which algorithm and which key a JWT is signed; it is a claim, not a proof.',
  ]),
  'rfc7516-4.1': rfc(7516, [
    '4.1',
    'Registered header parameters of an encryption',
    'The header says how the content key was made and how the content is encrypted with it.',
  ]),
  'rfc7519-4.1': rfc(7519, [
    '4.1',
    'Registered claims',
    'iss, sub, aud, exp, nbf, iat and jti mean the same in every JWT; times are seconds since 1970.',
  ]),
  'rfc7638-3': rfc(7638, [
    '3',
    'JWK thumbprint',
    'The hash of a key’s required members, in lexicographic order and without white space.',
  ]),
  'rfc7800-3.1': rfc(7800, [
    '3.1',
    'The confirmation claim',
    'cnf names the key that whoever presents the token has to prove to hold.',
  ]),
  'rfc8705-3.1': rfc(8705, [
    '3.1',
    'Certificate thumbprint confirmation',
    'x5t#S256 is the SHA-256 of the certificate’s DER, in base64url.',
  ]),
  'rfc9068-2.2': rfc(9068, [
    '2.2',
    'Claims of a JWT access token',
    'An access token that is a JWT names its issuer, its audience, its client and its end.',
  ]),
  'rfc9449-4.2': rfc(9449, [
    '4.2',
    'DPoP proof syntax',
    'A proof carries its public key in the header, and method, address, time and a jti inside.',
  ]),
  'rfc9449-6.1': rfc(9449, [
    '6.1',
    'JWK thumbprint confirmation',
    'cnf holds jkt, the thumbprint of the key to which the access token is bound.',
  ]),
} as const satisfies Record<string, Clause>;
