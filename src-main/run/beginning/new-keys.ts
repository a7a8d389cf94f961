/** The signing keys that a new run gets. */
import {
  makeSigningKey,
  type PrivateKey,
  type SigningAlgorithm,
} from '../../signing/signing-keys.ts';

/** The same ones for a seed; without one, nobody can make them again. */
export function newKeys(mode: 'virtual' | 'wall', seed: string | null): Promise<PrivateKey[]> {
  return Promise.all(algorithmsOf(mode).map((algorithm) => makeSigningKey(algorithm, seed)));
}

/** An outside client may register for any algorithm; the demonstration's own registered for one. */
function algorithmsOf(mode: 'virtual' | 'wall'): readonly SigningAlgorithm[] {
  return mode === 'wall' ? ['ES256', 'RS256', 'PS256', 'EdDSA'] : ['ES256'];
}
