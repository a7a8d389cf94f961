/** Which hash goes with a signature algorithm. What is hashed with it is decided elsewhere. */

export type DigestName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** OpenID Connect Core §3.1.3.6: RS256 hashes with SHA-256, ES384 with SHA-384, and so on. */
export function digestOfAlgorithm(alg: string): DigestName {
  // Ed25519 hashes with SHA-512 inside, and so does its at_hash.
  if (alg === 'EdDSA' || alg === 'Ed25519' || alg.endsWith('512')) return 'SHA-512';
  return alg.endsWith('384') ? 'SHA-384' : 'SHA-256';
}
