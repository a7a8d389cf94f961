/**
 * HTTP Basic client credentials (RFC 6749 §2.3.1): form-encoded id and secret, joined by a colon,
 * in base64. Reads and writes; it does not judge.
 */
import { decodeBase64Text, encodeBase64Text } from './base64-text.ts';
import { decodeFormText, encodeFormText } from './form.ts';

export interface BasicCredentials {
  readonly clientId: string;
  readonly secret: string;
}

// A pure result remembered: a client sends the same header with every call.
let lastRead: { readonly header: string; readonly credentials: BasicCredentials | undefined } = {
  header: '',
  credentials: undefined,
};

/** Reads an Authorization header; undefined when it is no well-formed Basic header. */
export function readBasicCredentials(header: string | undefined): BasicCredentials | undefined {
  if (header === undefined) return undefined;
  if (lastRead.header !== header) lastRead = { header, credentials: readHeader(header) };
  return lastRead.credentials;
}

function readHeader(header: string): BasicCredentials | undefined {
  const [, encodedId, encodedSecret] = /^([^:]*):(.*)$/s.exec(decodeBasic(header) ?? '') ?? [];
  if (encodedId === undefined || encodedSecret === undefined) return undefined;
  const clientId = decodeFormText(encodedId);
  const secret = decodeFormText(encodedSecret);
  return clientId === undefined || secret === undefined ? undefined : { clientId, secret };
}

function decodeBasic(header: string): string | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1];
  return encoded === undefined ? undefined : decodeBase64Text(encoded);
}

/** Writes the Authorization header for a client id and secret. */
export function writeBasicCredentials({ clientId, secret }: BasicCredentials): string {
  const joined = `${encodeFormText(clientId)}:${encodeFormText(secret)}`;
  return `Basic ${encodeBase64Text(joined)}`;
}

/** Compares without telling by its duration where the first difference is. */
export function equalInConstantTime(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) {
    difference |= left.charCodeAt(index) ^ (right.charCodeAt(index) || 0);
  }
  return difference === 0;
}
