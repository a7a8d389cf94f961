/**
 * JWTs put together by hand, with whatever a library would refuse to make: any header, any payload,
 * any bytes as signature.
 */
import { createHmac, type JsonWebKey, sign } from 'node:crypto';
import type { PrivateKey } from '#main/signing/signing-keys.ts';

export type Header = Readonly<Record<string, unknown>>;

function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text).toString('base64url');
}

/** A JWT of these parts; a payload that is text goes in as it is. */
export function handmade(
  header: Header,
  payload: unknown,
  signature: Buffer = Buffer.alloc(0),
): string {
  return `${encoded(header)}.${encoded(payload)}.${signature.toString('base64url')}`;
}

/** A JWT with an HMAC of that secret, whatever its header says. */
export function hmacWith(secret: string | Buffer, header: Header, payload: unknown): string {
  const input = `${encoded(header)}.${encoded(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** A JWT that this ES256 key signed: as RFC 7518 wants it, or as other libraries encode it. */
export function ecSigned(
  key: PrivateKey,
  header: Header,
  payload: unknown,
  dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363',
): string {
  const input = `${encoded(header)}.${encoded(payload)}`;
  const jwk: JsonWebKey = { ...key };
  const bytes = sign('sha256', Buffer.from(input), { key: jwk, format: 'jwk', dsaEncoding });
  return `${input}.${bytes.toString('base64url')}`;
}
