/**
 * SHA-256 and its HMAC for what is hashed with every request. The hashing is noble's; here is only
 * one hasher for all of it, because making a new one costs as much as a short hash.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const blank = sha256.create();
const hasher = sha256.create();
const found = new Uint8Array(hasher.outputLen);

/** The hash of these bytes. */
export function sha256Of(bytes: Uint8Array): Uint8Array {
  sha256Into(bytes, found);
  return found.slice();
}

/** Puts the hash of these bytes into a place of 32 bytes, for whoever hashes many in turn. */
export function sha256Into(bytes: Uint8Array, place: Uint8Array): void {
  blank._cloneInto(hasher);
  hasher.update(bytes).digestInto(place);
}

/** Makes the HMAC with that key a function of the bytes; the key is taken in once. */
export function hmacSha256With(key: Uint8Array): (bytes: Uint8Array) => Uint8Array {
  const keyed = hmac.create(sha256, key);
  const tagger = hmac.create(sha256, key);
  return (bytes) => {
    keyed._cloneInto(tagger);
    tagger.update(bytes).digestInto(found);
    return found.slice();
  };
}
