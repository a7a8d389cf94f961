/**
 * A JWT as its readable parts, and of an encrypted one the header. Nothing here says whether it is to
 * be believed.
 */
import { decodeBase64 } from '../protocol/encoding/base64.ts';
import { decodeUtf8 } from '../protocol/encoding/utf8.ts';
import { parseJsonObject } from '../protocol/encoding/wire.ts';

export interface JwtView {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

/** Reads a compact JWT, or answers undefined when the text is none. */
export function readJwt(text: unknown): JwtView | undefined {
  if (typeof text !== 'string') return undefined;
  const [first, second, signature, ...rest] = text.split('.');
  if (signature === undefined || rest.length > 0) return undefined;
  const header = part(first);
  const claims = part(second);
  return header === undefined || claims === undefined ? undefined : { header, claims, signature };
}

/** What can be read of an encrypted JWT: its header alone. */
export interface JweView {
  readonly header: Readonly<Record<string, unknown>>;
}

/** Reads the header of a compact JWE, or answers undefined when the text is none. */
export function readJwe(text: unknown): JweView | undefined {
  if (typeof text !== 'string') return undefined;
  const [first, ...others] = text.split('.');
  const header = others.length === 4 ? part(first) : undefined;
  return typeof header?.['enc'] === 'string' ? { header } : undefined;
}

function part(text: string | undefined): Record<string, unknown> | undefined {
  const bytes = decodeBase64(text ?? '');
  return bytes === undefined ? undefined : parseJsonObject(decodeUtf8(bytes));
}
