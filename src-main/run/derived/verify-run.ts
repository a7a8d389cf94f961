/**
 * Derives a stored run again from its inputs alone and finds the first entry that differs. It reads
 * page by page, so that a run of days needs no more memory than a short one.
 */
import { createRederivation, type Difference } from '#shared/kernel/rederivation.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { TraceStore } from '../../trace/trace-store.ts';

export interface Verification {
  readonly entries: number;
  readonly firstDifference: number | undefined;
  readonly difference: Difference | undefined;
  /** The world at the end, or at the last input before the difference. */
  readonly world: World | undefined;
}

/** A page is read at once, and whoever derives in turns waits for it. */
const pageEntries = 1000;

/** Compares what is stored, up to that entry, with what the inputs give now. */
export function verifyRun(
  store: Pick<TraceStore, 'read'>,
  run: string,
  upTo = Number.MAX_SAFE_INTEGER,
): Verification {
  const derivation = createRederivation();
  let entries = 0;
  const verified = (difference: Difference | undefined): Verification => {
    const world = derivation.world();
    return { entries, firstDifference: difference?.seq, difference, world };
  };
  for (const stored of storedEntries(store, run)) {
    if (stored.seq > upTo) break;
    entries += 1;
    const difference = derivation.take(stored);
    if (difference !== undefined) return verified(difference);
  }
  return verified(derivation.end());
}

/** The entries of a stored run, one after the other. */
export function* storedEntries(store: Pick<TraceStore, 'read'>, run: string): Generator<Entry> {
  for (let from = 0; ; ) {
    const page = store.read(run, from, pageEntries) as Entry[];
    yield* page;
    if (page.length < pageEntries) return;
    from = (page.at(-1)?.seq ?? from) + 1;
  }
}
