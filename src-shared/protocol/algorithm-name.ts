/**
 * Two names of one signature algorithm are one name here. What an algorithm does, and whether it is
 * good enough, is decided elsewhere.
 */

/**
 * The name to compare by. RFC 9864 §2.2 calls `Ed25519` what RFC 8037 calls `EdDSA` with that curve,
 * and current libraries sign under the newer name with a key that was registered under the older.
 */
export function algorithmName(alg: unknown): string | undefined {
  if (typeof alg !== 'string') return undefined;
  return alg === 'Ed25519' ? 'EdDSA' : alg;
}
