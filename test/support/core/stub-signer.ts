/**
 * Stands in for jose where a test is about the core alone: a deterministic «signature» that is the
 * word stub, and the facts that the shell would find out about such a token.
 */
import type { Need } from '#shared/kernel/need.ts';
import { readUnverifiedJwt } from '#shared/protocol/encoding/jwt.ts';
import { type Fact, verification } from '#shared/protocol/fact.ts';
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';

const goodSignature = 'stub';

/** The recipe as a token, signed with the word `stub` or with another one. */
export function stubJwt(
  recipe: TokenRecipe,
  signature = recipe.throwaway === true ? 'forged' : goodSignature,
): string {
  const { kid, alg, claims, header, typ = 'JWT' } = recipe;
  return `${encoded({ alg, kid, typ, ...header })}.${encoded(claims)}.${signature}`;
}

/** The recipe with every hash of an earlier result filled in, as the shell's signer does it. */
export function tiedRecipe(recipe: TokenRecipe, earlier: readonly string[]): TokenRecipe {
  const { hashes = [], claims, alg, ...rest } = recipe;
  const tied = hashes.map(({ claim, of }) => [claim, leftHalfHash(earlier[of] ?? '', alg)]);
  return { ...rest, alg, claims: { ...claims, ...Object.fromEntries(tied) } };
}

/** What the shell would answer: the signature counts, and so does whether the key is known. */
export function stubFact(need: Need): Fact {
  if (need.kind === 'fetch')
    return { kind: 'fetched', url: need.url, body: null, fault: 'Nothing is fetched here.' };
  const { jwt, keys, keysFingerprint } = need;
  const kind = 'verification';
  const [header, claims, signature] = jwt.split('.');
  if (readUnverifiedJwt(jwt) === undefined)
    return { kind, jwt, keysFingerprint, outcome: 'malformed', header: {}, claims: {} };
  const read = verification
    .pick({ header: true, claims: true })
    .parse({ header: decoded(header), claims: decoded(claims) });
  const known =
    keys === 'embedded' || keys.some(({ kid }) => kid === undefined || kid === read.header['kid']);
  const outcome = signature === goodSignature ? 'good' : 'bad-signature';
  return { kind, jwt, keysFingerprint, outcome: known ? outcome : 'unknown-key', ...read };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decoded(text = ''): unknown {
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}
