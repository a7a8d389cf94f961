/**
 * A JWT taken apart without any check of its signature: good for finding the key or the client it
 * speaks of, never for believing it.
 */
import { decodeBase64 } from './base64.ts';
import { decodeUtf8 } from './utf8.ts';
import { parseJsonObject } from './wire.ts';

export interface UnverifiedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The header and claims of a signed JWT, or undefined when the text is none. */
export function readUnverifiedJwt(jwt: string): UnverifiedJwt | undefined {
  const [header, claims, signature, more] = jwt.split('.');
  if (signature === undefined || more !== undefined) return undefined;
  const parts = { header: jsonOf(header), claims: jsonOf(claims) };
  return parts.header === undefined || parts.claims === undefined
    ? undefined
    : { header: parts.header, claims: parts.claims };
}

/** True for the five parts of an encrypted JWT. */
export function looksEncrypted(jwt: string): boolean {
  return jwt.split('.').length === 5;
}

function jsonOf(part = ''): Record<string, unknown> | undefined {
  const bytes = decodeBase64(part);
  return bytes === undefined ? undefined : parseJsonObject(decodeUtf8(bytes));
}
