/**
 * Fresh bytes for inputs, either from the operating system or, for a seeded run, from its seed, so
 * that the same seed gives the same run.
 */
import { createHash, randomBytes } from 'node:crypto';

/** Answers 32 fresh bytes in base64 for the input that becomes the entry of that number. */
export type Entropy = (seq: number) => string;

const poolBlocks = 128;

/** Entropy from the seed and the entry's number, or from the operating system. */
export function createEntropy(seed: string | null): Entropy {
  if (seed !== null) {
    return (seq) => createHash('sha256').update(`${seed}\n${seq}`).digest('base64');
  }
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used === pool.length) {
      pool = randomBytes(32 * poolBlocks);
      used = 0;
    }
    used += 32;
    return pool.toString('base64', used - 32, used);
  };
}
