/**
 * Stands in for jose where a test is about the core alone: a deterministic «signature» that is the
 * word stub, and the facts that the shell would find out about such a token.
 */
import type { Need } from '#shared/kernel/needs.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import { type Verification, verification } from '#shared/protocol/verification.ts';

const goodSignature = 'stub';

/** The recipe as a token, signed with the word `stub` or with another one. */
export function stubJwt({ kid, alg, claims }: TokenRecipe, signature = goodSignature): string {
  return `${encoded({ alg, kid, typ: 'JWT' })}.${encoded(claims)}.${signature}`;
}

/** What the shell would answer: the signature counts, and so does whether the key is known. */
export function stubFact({ jwt, keys, keysFingerprint }: Need): Verification {
  const [header, claims, signature] = jwt.split('.');
  const read = verification
    .pick({ header: true, claims: true })
    .parse({ header: decoded(header), claims: decoded(claims) });
  const known = keys.some(({ kid }) => kid === read.header['kid']);
  const outcome = signature === goodSignature ? 'good' : 'bad-signature';
  return { jwt, keysFingerprint, outcome: known ? outcome : 'unknown-key', ...read };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decoded(text = ''): unknown {
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}
