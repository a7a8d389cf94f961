/**
 * The key that a JWT is signed with when somebody wants a wrong one: made for the run, named as the
 * right one, and good for nothing with whoever verifies.
 */
import { describe, expect, it } from 'vitest';
import { verify } from '#main/run/verifier.ts';
import { createSigner } from '#main/signing/signer.ts';
import { makeSigningKey, publicHalf, signingAlgorithms } from '#main/signing/signing-keys.ts';

describe('a token that is signed with the wrong key', () => {
  it.each(signingAlgorithms)('by %s looks right and is not', async (alg) => {
    const key = await makeSigningKey(alg, 'seed');
    const signer = await createSigner([key]);
    const recipe = { alg, kid: key.kid, claims: { sub: 'u-1' } };
    const wrong = { ...recipe, throwaway: true };
    const jwts = await signer.sign([recipe, wrong]);
    const need = { kind: 'verify', keys: [publicHalf(key)], keysFingerprint: 'f' } as const;
    const facts = await Promise.all(jwts.map((jwt) => verify({ ...need, jwt })));
    expect(facts.map(({ outcome }) => outcome)).toEqual(['good', 'bad-signature']);
    expect(facts.map(({ header }) => header['kid'])).toEqual([key.kid, key.kid]);
    expect(facts[1]?.claims).toEqual(facts[0]?.claims);
  });
});
