/**
 * HTTP Basic client credentials (RFC 6749 §2.3.1): form-encoded id and secret, joined by a colon,
 * in base64. Reads and writes; it does not judge.
 */
import { decodeBase64, encodeBase64 } from './base64.ts';
import { decodeFormText, encodeFormText } from './form.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export interface BasicCredentials {
  readonly clientId: string;
  readonly secret: string;
}

/** Reads an Authorization header; undefined when it is no well-formed Basic header. */
export function readBasicCredentials(header: string | undefined): BasicCredentials | undefined {
  const [, encodedId, encodedSecret] = /^([^:]*):(.*)$/s.exec(decodeBasic(header) ?? '') ?? [];
  if (encodedId === undefined || encodedSecret === undefined) return undefined;
  const clientId = decodeFormText(encodedId);
  const secret = decodeFormText(encodedSecret);
  return clientId === undefined || secret === undefined ? undefined : { clientId, secret };
}

function decodeBasic(header: string | undefined): string | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(header ?? '')?.[1];
  const bytes = encoded === undefined ? undefined : decodeBase64(encoded);
  return bytes === undefined ? undefined : decodeUtf8(bytes);
}

/** Writes the Authorization header for a client id and secret. */
export function writeBasicCredentials({ clientId, secret }: BasicCredentials): string {
  const joined = `${encodeFormText(clientId)}:${encodeFormText(secret)}`;
  return `Basic ${encodeBase64(encodeUtf8(joined))}`;
}

/** Compares without telling by its duration where the first difference is. */
export function equalInConstantTime(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) {
    difference |= left.charCodeAt(index) ^ (right.charCodeAt(index) || 0);
  }
  return difference === 0;
}
