/**
 * The provider's signing key of a run: made fresh, or derived from the seed so that a seeded run
 * comes out the same. ES256 only, so far.
 */
import { createECDH, createHash, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { NamedKey } from '#shared/protocol/setup/public-key.ts';

export interface PrivateKey extends NamedKey {
  readonly d: string;
}

/** Makes an ES256 key pair as a private JWK whose kid is its thumbprint. */
export async function makeSigningKey(seed: string | null): Promise<PrivateKey> {
  const curve = createECDH('prime256v1');
  const scalar =
    seed === null ? randomBytes(32) : createHash('sha256').update(`key\n${seed}`).digest();
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  const coordinates = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const kid = (await calculateJwkThumbprint(coordinates)).slice(0, 12);
  return { ...coordinates, kid, alg: 'ES256', use: 'sig', d: scalar.toString('base64url') };
}

/** The half of the key that may be shown. */
export function publicHalf({ d, ...rest }: PrivateKey): NamedKey {
  return rest as NamedKey;
}
