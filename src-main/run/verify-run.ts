/** Derives a stored run again from its inputs alone and finds the first entry that differs. */
import { beginRun, inputsOf, step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { TraceStore } from '../trace/trace-store.ts';

export interface Verification {
  readonly entries: number;
  readonly firstDifference: number | undefined;
}

const everything = 2 ** 31;

/** Compares what is stored with what the inputs give now. */
export function verifyRun(store: TraceStore, run: string): Verification {
  const stored = store.read(run, 0, everything) as Entry[];
  let world: World | undefined;
  for (const input of inputsOf(stored)) {
    if (world === undefined && input.kind !== 'run.began') break;
    const result = world === undefined && input.kind === 'run.began' ? beginRun(input) : undefined;
    const { world: next, entries } = result ?? step(world as World, input);
    world = next;
    for (const derived of entries) {
      const same = JSON.stringify(stored[derived.seq]) === JSON.stringify(derived);
      if (!same) return { entries: stored.length, firstDifference: derived.seq };
    }
  }
  return { entries: stored.length, firstDifference: undefined };
}
