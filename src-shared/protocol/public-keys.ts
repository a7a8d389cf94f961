/** A JWK Set as a relying party reads it from an HTTP answer, and its fingerprint. */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64Url } from './encoding/base64.ts';
import { encodeUtf8 } from './encoding/utf8.ts';
import { bodyObject, type Wire } from './encoding/wire.ts';
import { type PublicKey, publicKey } from './run-setup.ts';

/** The keys of a JWK Set answer, or undefined when it is none. */
export function publicKeysOf(wire: Wire): readonly PublicKey[] | undefined {
  if (wire.kind !== 'http.response' || wire.status !== 200) return undefined;
  const keys = bodyObject(wire)?.['keys'];
  if (!Array.isArray(keys)) return undefined;
  return keys.flatMap((key: unknown) => {
    const parsed = publicKey.safeParse(key);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Names a set of keys, so that a fact found with older keys can be told apart. */
export function fingerprintOf(keys: readonly PublicKey[]): string {
  return encodeBase64Url(sha256(encodeUtf8(JSON.stringify(keys))).subarray(0, 12));
}
