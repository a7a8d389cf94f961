/** Randomness, the same from the same seed and never without one; and what the verifier finds. */
import { compactVerify, importJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createEntropy } from '#main/run/entropy.ts';
import { verify } from '#main/run/verifier.ts';
import { createSigner } from '#main/signing/signer.ts';
import { makeSigningKey, publicHalf } from '#main/signing/signing-keys.ts';
import { createIdentifiers } from '#shared/kernel/identifiers.ts';
import { fingerprintOf } from '#shared/protocol/json-web-keys.ts';

describe('entropy', () => {
  it('of a seed is the same for the same entry, whatever was asked for before', () => {
    const [one, other] = [createEntropy('lesson'), createEntropy('lesson')];
    one(3);
    expect([one(1), one(2)]).toEqual([other(1), other(2)]);
  });

  it('of a seed differs from entry to entry and from seed to seed', () => {
    const lesson = createEntropy('lesson');
    expect(new Set([lesson(1), lesson(2), createEntropy('other')(1)]).size).toBe(3);
  });

  it('without a seed never repeats, and is 32 bytes each time', () => {
    const fresh = createEntropy(null);
    const drawn = Array.from({ length: 1000 }, (_, seq) => fresh(seq));
    expect(new Set(drawn).size).toBe(1000);
    expect(drawn.every((one) => Buffer.from(one, 'base64').length === 32)).toBe(true);
    expect(createEntropy(null)(0)).not.toBe(createEntropy(null)(0));
  });

  it('is expanded into as many different identifiers as a step needs, always the same', () => {
    const entropy = createEntropy('lesson')(1);
    const draw = (): string[] => {
      const identifiers = createIdentifiers(entropy);
      return Array.from({ length: 300 }, () => identifiers.token());
    };
    expect(new Set(draw()).size).toBe(300);
    expect(draw()).toEqual(draw());
  });

  it('that is not 32 bytes is an error of the workbench', () => {
    expect(() => createIdentifiers('AAAA')).toThrow(/32 bytes/);
  });
});

describe('signing and verifying', () => {
  const recipe = { alg: 'ES256', claims: { sub: 'u-1', iat: 7 } };

  async function signed(seed: string) {
    const key = await makeSigningKey('ES256', seed);
    const [jwt = ''] = await (await createSigner([key])).sign([{ ...recipe, kid: key.kid }]);
    return { jwt, key: publicHalf(key) };
  }

  async function outcomeOf(jwt: string, keys: Parameters<typeof fingerprintOf>[0]) {
    const keysFingerprint = fingerprintOf(keys);
    return verify({ kind: 'verify', jwt, keys, keysFingerprint });
  }

  it('makes a JWT that jose verifies with the public half', async () => {
    const { jwt, key } = await signed('lesson');
    const { protectedHeader } = await compactVerify(jwt, await importJWK({ ...key }));
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: key.kid, typ: 'JWT' });
  });

  it('refuses to sign with a key that the run does not have', async () => {
    const signer = await createSigner([await makeSigningKey('ES256', 'lesson')]);
    await expect(signer.sign([{ ...recipe, kid: 'other' }])).rejects.toThrow(
      /no private key «other»/,
    );
  });

  it('finds a good signature good, and tells what the token says', async () => {
    const { jwt, key } = await signed('lesson');
    expect(await outcomeOf(jwt, [key])).toMatchObject({
      outcome: 'good',
      claims: { sub: 'u-1', iat: 7 },
      header: { alg: 'ES256' },
    });
  });

  it('tells a changed token, an unknown key and nonsense apart', async () => {
    const { jwt, key } = await signed('lesson');
    const other = await signed('other');
    const [header, , signature] = jwt.split('.');
    const claims = Buffer.from('{"sub":"u-2"}').toString('base64url');
    expect(await outcomeOf(`${header}.${claims}.${signature}`, [key])).toMatchObject({
      outcome: 'bad-signature',
      claims: { sub: 'u-2' },
    });
    expect(await outcomeOf(other.jwt, [key])).toMatchObject({ outcome: 'unknown-key' });
    expect(await outcomeOf('nonsense', [key])).toMatchObject({ outcome: 'malformed', claims: {} });
  });

  it('finds Ed25519 good where the key was registered under the older name, EdDSA', async () => {
    const key = await makeSigningKey('EdDSA', 'lesson');
    const jwt = await new SignJWT({})
      .setProtectedHeader({ alg: 'Ed25519', kid: key.kid })
      .sign(await importJWK({ ...key }, 'Ed25519'));
    expect(await outcomeOf(jwt, [publicHalf(key)])).toMatchObject({
      outcome: 'good',
      header: { alg: 'Ed25519' },
    });
  });

  it('does not take a token that says it needs no signature', async () => {
    const { key } = await signed('lesson');
    const header = Buffer.from(JSON.stringify({ alg: 'none', kid: key.kid })).toString('base64url');
    const fact = await outcomeOf(`${header}.e30.`, [key]);
    expect(fact?.outcome).not.toBe('good');
  });
});
