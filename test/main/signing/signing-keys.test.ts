/** The provider's signing keys in every algorithm: what they sign, and what of them may be shown. */
import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '#main/run/verifier.ts';
import { createSigner } from '#main/signing/signer.ts';
import {
  makeSigningKey,
  type PrivateKey,
  publicHalf,
  type SigningAlgorithm,
} from '#main/signing/signing-keys.ts';
import { fingerprintOf } from '#shared/protocol/json-web-keys.ts';

const algorithms: readonly SigningAlgorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

let seeded: readonly PrivateKey[];
let fresh: readonly PrivateKey[];

function makeAll(seed: string | null, generation = 0): Promise<PrivateKey[]> {
  return Promise.all(algorithms.map((alg) => makeSigningKey(alg, seed, generation)));
}

beforeAll(async () => {
  seeded = await makeAll('lesson');
  fresh = await makeAll(null);
});

describe.each(algorithms)('a key for %s', (alg) => {
  const recipe = { alg, claims: { sub: 'u-1', iat: 7 } };
  const keyOf = (keys: readonly PrivateKey[]): PrivateKey => {
    const found = keys.find((key) => key.alg === alg);
    if (found === undefined) throw new Error(`No key for ${alg}.`);
    return found;
  };

  it('signs what jose verifies with the public half, fresh or from a seed', async () => {
    for (const key of [keyOf(seeded), keyOf(fresh)]) {
      const [jwt = ''] = await (await createSigner([key])).sign([{ ...recipe, kid: key.kid }]);
      const { protectedHeader } = await compactVerify(jwt, await importJWK({ ...publicHalf(key) }));
      expect(protectedHeader).toEqual({ alg, kid: key.kid, typ: 'JWT' });
      const [header, , signature] = jwt.split('.');
      const other = `${header}.e30.${signature}`;
      await expect(compactVerify(other, await importJWK({ ...publicHalf(key) }))).rejects.toThrow(
        /signature verification failed/,
      );
    }
  });

  it('is found by its kid among the keys of every other algorithm', async () => {
    const [jwt = ''] = await (await createSigner(seeded)).sign([
      { ...recipe, kid: keyOf(seeded).kid },
    ]);
    const keys = seeded.map(publicHalf);
    const need = { kind: 'verify', jwt, keys, keysFingerprint: fingerprintOf(keys) } as const;
    expect(await verify(need)).toMatchObject({
      outcome: 'good',
      header: { alg },
      claims: { sub: 'u-1' },
    });
  });

  it('is named by its thumbprint (RFC 7638)', async () => {
    const key = keyOf(fresh);
    expect(await calculateJwkThumbprint({ ...publicHalf(key) })).toMatch(
      new RegExp(`^${key.kid}.{31}$`),
    );
  });

  it('of a seed is the same key, of another seed or generation another', async () => {
    const again = await makeSigningKey(alg, 'lesson');
    expect(again).toEqual(keyOf(seeded));
    const kids = [
      again.kid,
      (await makeSigningKey(alg, 'other')).kid,
      (await makeSigningKey(alg, 'lesson', 1)).kid,
      (await makeSigningKey(alg, 'lesson', 2)).kid,
      keyOf(fresh).kid,
      (await makeSigningKey(alg, null)).kid,
    ];
    expect(new Set(kids).size).toBe(kids.length);
  });

  it('shows no private member in its public half (R-009)', () => {
    for (const key of [keyOf(seeded), keyOf(fresh)]) {
      const shown = publicHalf(key);
      expect(Object.keys(shown).filter((name) => privateMembers.includes(name))).toEqual([]);
      const secrets = privateMembers.filter((name) => name in key).map((name) => String(key[name]));
      expect(secrets).not.toEqual([]);
      expect(secrets.filter((secret) => JSON.stringify(shown).includes(secret))).toEqual([]);
      expect(createPublicKey({ key: { ...shown }, format: 'jwk' }).type).toBe('public');
      expect(shown).toMatchObject({ alg, use: 'sig', kid: key.kid });
    }
  });
});

describe('keys side by side', () => {
  it('each have a kid of their own, RS256 and PS256 too (R-009)', async () => {
    const keys = [...seeded, ...fresh, ...(await makeAll('lesson', 1))];
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(12);
    expect(new Set(keys.map((key) => key.d)).size).toBe(12);
  });

  it('have RSA keys of 2048 bits and no fewer (R-009)', () => {
    for (const key of [...seeded, ...fresh].filter(({ kty }) => kty === 'RSA')) {
      const details = createPublicKey({ key: { ...publicHalf(key) }, format: 'jwk' });
      expect(details.asymmetricKeyDetails).toEqual({
        modulusLength: 2048,
        publicExponent: 65_537n,
      });
    }
  });

  it('stay as they are for a seed from one version to the next', () => {
    expect(seeded.map(({ kid }) => kid)).toEqual([
      'bM_6klZzu6K_',
      'yQV5BDp5kroo',
      'd28Z3JycPU75',
      '0Ph7z5B7DRAY',
    ]);
  });
});

describe('an RSA key from a seed', () => {
  it.each(['lesson', '', 'ключ\n1'])('holds together in every member (seed «%s»)', async (seed) => {
    const key = await makeSigningKey('PS256', seed);
    const member = (name: string): bigint =>
      BigInt(`0x${Buffer.from(String(key[name]), 'base64url').toString('hex')}`);
    const [n, e, d, p, q] = [member('n'), member('e'), member('d'), member('p'), member('q')];
    expect(p * q).toBe(n);
    expect(n >> 2047n).toBe(1n);
    expect([p >> 1022n, q >> 1022n]).toEqual([3n, 3n]);
    expect([(e * d) % (p - 1n), (e * d) % (q - 1n)]).toEqual([1n, 1n]);
    expect([member('dp'), member('dq')]).toEqual([d % (p - 1n), d % (q - 1n)]);
    expect((q * member('qi')) % p).toBe(1n);
    // FIPS 186-5 §A.1.3: primes that lie close together are found from the modulus alone.
    expect((p - q) >> 924n).toBeGreaterThan(0n);
  });
});
