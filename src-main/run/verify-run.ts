/**
 * Derives a stored run again from its inputs alone and finds the first entry that differs. It reads
 * page by page, so that a run of days needs no more memory than a short one.
 */
import { inputsOf, replayStep } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import type { TraceStore } from '../trace/trace-store.ts';

export interface Verification {
  readonly entries: number;
  readonly firstDifference: number | undefined;
}

const pageEntries = 5000;

/** Compares what is stored with what the inputs give now. */
export function verifyRun(store: TraceStore, run: string): Verification {
  let world: World | undefined;
  let due: readonly Entry[] = [];
  let entries = 0;
  let number = store.read(run, 0, 1)[0]?.seq ?? 0;
  for (const stored of entriesOf(store, run)) {
    entries += 1;
    const [input] = due.length === 0 && isInput(stored) ? inputsOf([stored]) : [];
    if (input !== undefined) ({ world, entries: due } = replayStep(world, input));
    const [derived, ...later] = due;
    // What is stored beyond what the inputs give is a difference as well.
    if (JSON.stringify(stored) !== JSON.stringify(derived)) {
      return { entries, firstDifference: number };
    }
    due = later;
    number += 1;
  }
  return { entries, firstDifference: due.length === 0 ? undefined : number };
}

function* entriesOf(store: TraceStore, run: string): Generator<Entry> {
  for (let from = 0; ; ) {
    const page = store.read(run, from, pageEntries) as Entry[];
    yield* page;
    if (page.length < pageEntries) return;
    from = (page.at(-1)?.seq ?? from) + 1;
  }
}
