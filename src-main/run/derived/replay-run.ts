/**
 * The world that a stored run leads to, from its inputs: at once, or a slice at a time, with a turn
 * for everybody else in between.
 */
import { inputsOf, replayStep } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { assert } from '#shared/protocol/assert.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { TraceStore } from '../../trace/trace-store.ts';

type ReadableTrace = Pick<TraceStore, 'read'>;

/** So many entries take some milliseconds to read and to carry out. */
const sliceEntries = 250;
const readPage = 5000;

/** The world that the recorded inputs lead to. */
export function replay(store: ReadableTrace, run: string): World {
  const slices = replaySlices(store, run, readPage);
  for (let slice = slices.next(); ; slice = slices.next()) if (slice.done) return slice.value;
}

/** The same, in turns; tells how many entries were read after each, and waits for what goes before. */
export async function replayInTurns(
  store: ReadableTrace,
  run: string,
  reached: (entries: number) => void,
  others: () => Promise<void> = nothingElse,
): Promise<World> {
  const slices = replaySlices(store, run, sliceEntries);
  for (let slice = slices.next(); ; slice = slices.next()) {
    if (slice.done) return slice.value;
    reached(slice.value);
    await new Promise((resume) => setImmediate(resume));
    await others();
  }
}

async function nothingElse(): Promise<void> {
  // Nothing goes before.
}

function* replaySlices(store: ReadableTrace, run: string, size: number): Generator<number, World> {
  let world: World | undefined;
  let read = 0;
  for (let from = 0; ; ) {
    const entries = store.read(run, from, size) as Entry[];
    for (const input of inputsOf(entries)) world = replayStep(world, input).world;
    const last = entries.at(-1);
    if (last === undefined || entries.length < size) break;
    from = last.seq + 1;
    read += entries.length;
    yield read;
  }
  assert(world !== undefined, 'a run has a beginning');
  return world;
}
