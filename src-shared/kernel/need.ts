/** One thing that the shell has to find out before a step, and how it is asked for. */
import { embeddedKey, type Fact, fetchedFrom, verificationOf } from '../protocol/fact.ts';
import { fingerprintOf } from '../protocol/json-web-keys.ts';
import type { PublicKey } from '../protocol/setup/public-key.ts';

export type Need =
  | {
      readonly kind: 'verify';
      readonly jwt: string;
      /** The keys to try, or the one inside the token’s own header. */
      readonly keys: readonly PublicKey[] | 'embedded';
      readonly keysFingerprint: string;
    }
  | { readonly kind: 'fetch'; readonly url: string };

/** The need to verify that token with those keys, unless that is known already. */
export function verifyNeed(
  jwt: unknown,
  keys: readonly PublicKey[] | undefined,
  facts: readonly Fact[],
): readonly Need[] {
  if (typeof jwt !== 'string' || keys === undefined) return [];
  const keysFingerprint = fingerprintOf(keys);
  return verificationOf(facts, jwt, keysFingerprint) === undefined
    ? [{ kind: 'verify', jwt, keys, keysFingerprint }]
    : [];
}

/** The need to verify a token with the key in its own header. */
export function verifyEmbeddedNeed(jwt: string, facts: readonly Fact[]): readonly Need[] {
  return verificationOf(facts, jwt, embeddedKey) === undefined
    ? [{ kind: 'verify', jwt, keys: embeddedKey, keysFingerprint: embeddedKey }]
    : [];
}

/** The need to fetch that address, unless it has been. */
export function fetchNeed(url: string, facts: readonly Fact[]): readonly Need[] {
  return fetchedFrom(facts, url) === undefined ? [{ kind: 'fetch', url }] : [];
}
