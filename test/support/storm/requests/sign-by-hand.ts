/**
 * JWTs written by hand: any header, any claims, any bytes between the dots, signed by node's own
 * crypto and at once. It shares nothing with the library that verifies them, and it forbids nothing.
 */
import {
  constants,
  createHmac,
  createPrivateKey,
  type KeyObject,
  type SigningOptions,
  sign,
} from 'node:crypto';
import type { PrivateKey } from '#main/signing/signing-keys.ts';

export interface SigningKey {
  readonly jwk: PrivateKey;
  readonly key: KeyObject;
}

export function signingKey(jwk: PrivateKey): SigningKey {
  return { jwk, key: createPrivateKey({ key: { ...jwk }, format: 'jwk' }) };
}

/** JSON in base64url, as it stands between the dots. */
export function part(value: unknown): string {
  return textPart(JSON.stringify(value));
}

export function textPart(text: string | Buffer): string {
  return Buffer.from(text).toString('base64url');
}

/** A compact JWT whose header tells the truth, but for what is changed. */
export function signedJwt(claims: object, by: SigningKey, header: object = {}): string {
  const { kid, alg } = by.jwk;
  return signedParts(part({ alg, kid, ...header }), part(claims), by);
}

/** Signs whatever stands there. */
export function signedParts(header: string, payload: string, { jwk, key }: SigningKey): string {
  const input = `${header}.${payload}`;
  const { digest = null, options = {} } = schemes[jwk.alg] ?? {};
  const signature = sign(digest, Buffer.from(input), { key, ...options });
  return `${input}.${signature.toString('base64url')}`;
}

/** A compact JWT under a shared secret, or under anything that could be mistaken for one. */
export function macJwt(claims: object, secret: string | Buffer, header: object = {}): string {
  const input = `${part({ alg: 'HS256', ...header })}.${part(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

interface Scheme {
  readonly digest: string;
  readonly options: SigningOptions;
}

const schemes: Readonly<Record<string, Scheme>> = {
  ES256: { digest: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  RS256: { digest: 'sha256', options: { padding: constants.RSA_PKCS1_PADDING } },
  PS256: {
    digest: 'sha256',
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
  },
};
