/** The hash that ties an ID token to another token: at_hash and rt_hash (OpenID Connect Core §3.1.3.6). */
import { sha384, sha512 } from '@noble/hashes/sha2.js';
import { type DigestName, digestOfAlgorithm } from './digest-of-algorithm.ts';
import { encodeBase64Url } from './encoding/base64.ts';
import { sha256Of } from './encoding/sha256.ts';
import { encodeUtf8 } from './encoding/utf8.ts';

const hashes: Readonly<Record<DigestName, (bytes: Uint8Array) => Uint8Array>> = {
  'SHA-256': sha256Of,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** The hash of these bytes. */
export function hashBy(digest: DigestName, bytes: Uint8Array): Uint8Array {
  return hashes[digest](bytes);
}

/** Left half of the hash that goes with the ID token's algorithm, base64url. */
export function leftHalfHash(asciiText: string, alg: string): string {
  const hash = hashBy(digestOfAlgorithm(alg), encodeUtf8(asciiText));
  return encodeBase64Url(hash.slice(0, hash.length / 2));
}
