/** Derives a stored run again from its inputs alone and finds the first entry that differs. */
import { inputsOf, replayStep } from '#shared/kernel/step.ts';
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
  let derived = 0;
  for (const input of inputsOf(stored)) {
    const { world: next, entries } = replayStep(world, input);
    world = next;
    for (const entry of entries) {
      if (JSON.stringify(stored[derived]) !== JSON.stringify(entry)) {
        return { entries: stored.length, firstDifference: derived };
      }
      derived += 1;
    }
  }
  // What is stored beyond what the inputs give is a difference as well.
  const firstDifference = derived === stored.length ? undefined : derived;
  return { entries: stored.length, firstDifference };
}
