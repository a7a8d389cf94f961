/**
 * How a world begins to go another way than it did: what is given first in a fork, so that nothing
 * moves by itself and nobody outside is waited for. A virtual run that stands needs nothing at all.
 */
import type { Entry } from '../trace/entry.ts';
import { step } from './step.ts';
import type { World } from './world.ts';

export interface ForkParts {
  readonly from: string;
  readonly engine: string;
  readonly entropy: (seq: number) => string;
}

/** The world with which a fork begins, and the entries that it needs to be so. */
export function forkWorld(
  world: World,
  { from, engine, entropy }: ForkParts,
): { readonly world: World; readonly entries: readonly Entry[] } {
  const stamp = { at: world.nowMs, entropy: entropy(world.nextSeq) };
  if (world.setup.mode === 'wall')
    return step(world, { kind: 'run.detached', from, engine, ...stamp });
  const { state, speed } = world.clock;
  if (state === 'paused') return { world, entries: [] };
  return step(world, { kind: 'clock.set', state: 'paused', speed, ...stamp });
}
