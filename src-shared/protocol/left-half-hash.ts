/** The hash that ties an ID token to another token: at_hash and rt_hash (OpenID Connect Core §3.1.3.6). */
import { sha512 } from '@noble/hashes/sha2.js';
import { encodeBase64Url } from './encoding/base64.ts';
import { sha256Of } from './encoding/sha256.ts';
import { encodeUtf8 } from './encoding/utf8.ts';

/** Left half of the hash that goes with the ID token's algorithm, base64url. */
export function leftHalfHash(asciiText: string, alg: string): string {
  const bytes = encodeUtf8(asciiText);
  // Ed25519 hashes with SHA-512 inside, and so does its at_hash.
  return alg === 'EdDSA' || alg === 'Ed25519'
    ? encodeBase64Url(sha512(bytes).subarray(0, 32))
    : encodeBase64Url(sha256Of(bytes).subarray(0, 16));
}
