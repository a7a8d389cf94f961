/**
 * The provider's signing keys of a run: made fresh, or derived from the seed so that a seeded run
 * comes out the same. Which of them signs what is not decided here.
 */
import { createHash, createPrivateKey, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import { assert } from '#shared/protocol/assert.ts';
import type { NamedKey } from '#shared/protocol/setup/public-key.ts';
import { seededRsaKey } from './seeded-rsa.ts';

export const signingAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

export interface PrivateKey extends NamedKey {
  readonly d: string;
}

/**
 * Makes a key pair as a private JWK whose kid is its thumbprint. Every algorithm and every
 * generation (one more with each rotation) gets a key of its own, from one seed as well.
 */
export async function makeSigningKey(
  alg: SigningAlgorithm,
  seed: string | null,
  generation = 0,
): Promise<PrivateKey> {
  const made = seed === null ? await freshKey(alg) : await seededKey(alg, seed, generation);
  const { kty, d } = made;
  assert(kty !== undefined && d !== undefined, 'a private key without its private half');
  const kid = (await calculateJwkThumbprint({ ...made, kty })).slice(0, 12);
  return { ...made, kty, d, kid, alg, use: 'sig' };
}

/** The half of the key that may be shown. */
export function publicHalf({ d, p, q, dp, dq, qi, ...rest }: PrivateKey): NamedKey {
  return rest as NamedKey;
}

const generate = promisify(generateKeyPair);

async function freshKey(alg: SigningAlgorithm): Promise<JsonWebKey> {
  switch (alg) {
    case 'RS256':
    case 'PS256': {
      const { privateKey } = await generate('rsa', { modulusLength: 2048 });
      return privateKey.export({ format: 'jwk' });
    }
    case 'ES256': {
      const { privateKey } = await generate('ec', { namedCurve: 'P-256' });
      return privateKey.export({ format: 'jwk' });
    }
    case 'EdDSA': {
      const { privateKey } = await generate('ed25519');
      return privateKey.export({ format: 'jwk' });
    }
  }
}

async function seededKey(
  alg: SigningAlgorithm,
  seed: string,
  generation: number,
): Promise<JsonWebKey> {
  // The seed comes last: it may hold anything, and must not pass for another key's label.
  const material = `key\n${alg}\n${generation}\n${seed}`;
  const scalar = createHash('sha256').update(material).digest('hex');
  switch (alg) {
    case 'RS256':
    case 'PS256':
      return seededRsaKey(material);
    case 'ES256':
      return keyFrom(`${p256Opening}${scalar}`);
    case 'EdDSA':
      return keyFrom(`${ed25519Opening}${scalar}`);
  }
}

/** PKCS #8 up to where the 32 bytes of the private key begin. */
const p256Opening = '3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420';
const ed25519Opening = '302e020100300506032b657004220420';

/** Node works out the public half. */
function keyFrom(hex: string): JsonWebKey {
  const key = createPrivateKey({ key: Buffer.from(hex, 'hex'), format: 'der', type: 'pkcs8' });
  return key.export({ format: 'jwk' });
}
