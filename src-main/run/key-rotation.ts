/**
 * Changes the provider's signing keys: one more of every algorithm, which signs from then on. The
 * older ones stay, so that what they signed can still be verified.
 */
import type { World } from '#shared/kernel/world.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import type { Signer } from '../signing/signer.ts';
import {
  makeSigningKey,
  type PrivateKey,
  publicHalf,
  type SigningAlgorithm,
} from '../signing/signing-keys.ts';
import type { Submission } from './conductor.ts';

export interface KeyRotationParts {
  readonly world: () => World;
  readonly signer: Pick<Signer, 'addKey'>;
  /** Stores the private halves, so that they are there when the run is opened again. */
  readonly keep: (keys: readonly PrivateKey[]) => void;
  readonly submit: (submission: Submission) => Promise<Outcome>;
}

const algorithms: readonly SigningAlgorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** Rotates the keys of one run, one rotation after the other. */
export function createKeyRotation(parts: KeyRotationParts): () => Promise<Outcome> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const rotation = last.then(() => rotateKeys(parts));
    // A rotation that failed does not stand in the way of the next one.
    last = rotation.catch(() => undefined);
    return rotation;
  };
}

async function rotateKeys({ world, signer, keep, submit }: KeyRotationParts): Promise<Outcome> {
  const { keys, setup } = world();
  const used = algorithms.filter((alg) => keys.some((key) => key.alg === alg));
  const made = await Promise.all(
    used.map((alg) =>
      makeSigningKey(alg, setup.seed, keys.filter((key) => key.alg === alg).length),
    ),
  );
  // Kept before anybody hears of them: a published key that nobody holds could never sign.
  keep(made);
  await Promise.all(made.map((key) => signer.addKey(key)));
  return submit({ kind: 'keys.rotated', keys: made.map(publicHalf) });
}
