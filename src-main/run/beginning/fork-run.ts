/**
 * Makes a fork of a stored run: the same entries up to a moment, and from there on a run of its own.
 * What is shared has to derive again first, since a fork goes on from the world that it leads to.
 */
import { forkWorld } from '#shared/kernel/fork.ts';
import { createRederivation, differenceSentence } from '#shared/kernel/rederivation.ts';
import type { World } from '#shared/kernel/world.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { harEngine } from '#shared/trace/run-file/outside-record.ts';
import type { StoredRun, TraceStore } from '../../trace/trace-store.ts';
import { noSuchRun, WorkbenchError } from '../../workbench-error.ts';
import { storedEntries } from '../derived/verify-run.ts';
import { createEntropy } from '../entropy.ts';

export interface ForkOrder {
  readonly run: string;
  /** The last entry to share; rounded up to the last that the same input gave. */
  readonly at: number;
  readonly fork: string;
  readonly name: string;
  readonly engine: string;
  readonly nowMs: number;
  /** Told now and then how many entries are derived again. */
  readonly reached: (entries: number) => void;
}

export interface Forked {
  /** Where the fork left. */
  readonly at: number;
  readonly world: World;
}

const entriesInTurn = 250;

/** Writes the fork and answers where it left and its world; throws a sentence where there can be none. */
export async function forkRun(store: TraceStore, order: ForkOrder): Promise<Forked> {
  const { run, fork, name, engine, nowMs } = order;
  const parent = store.findRun(run);
  if (parent === undefined) throw new WorkbenchError(noSuchRun(run));
  const [first] = store.read(run, 0, 1) as Entry[];
  if (first?.kind === 'run.began' && first.engine === harEngine)
    throw new WorkbenchError(
      'This run is from a HAR file, traffic as somebody else recorded it; nothing can go on from there.',
    );
  if (parent.keys.length === 0)
    throw new WorkbenchError(
      'This run came without its private keys, so nothing could be signed in a fork; import it with them.',
    );
  const at = forkPoint(store, order);
  const shared = await worldAt(store, order, at);
  // The same bytes for the same number as in the parent: a seeded fork that does the same is the same.
  const entropy = createEntropy(shared.setup.seed);
  const { world, entries } = forkWorld(shared, { from: run, engine, entropy });
  const stored: StoredRun = { run: fork, name, mode: 'virtual', createdAtMs: nowMs };
  store.createRun({ ...stored, parent: { run, at } }, parent.keys, entries);
  return { at, world };
}

/** The end of what the input around that entry gave. */
function forkPoint(store: TraceStore, { run, at }: ForkOrder): number {
  const first = store.read(run, 0, 1)[0]?.seq ?? 0;
  const last = store.nextSeq(run) - 1;
  if (at < first || at > last)
    throw new WorkbenchError(
      `This run has the entries ${first} to ${last}, and no entry ${at} to fork at.`,
    );
  for (let seq = at + 1; seq <= last; seq += 1) {
    const [next] = store.read(run, seq, 1) as Entry[];
    if (next !== undefined && isInput(next)) return seq - 1;
  }
  return last;
}

/** The world at that entry, derived in turns so that nobody else has to wait. */
async function worldAt(
  store: TraceStore,
  { run, engine, reached }: ForkOrder,
  at: number,
): Promise<World> {
  const derivation = createRederivation();
  let count = 0;
  let recordedBy = engine;
  for (const entry of storedEntries(store, run)) {
    if (entry.seq > at) break;
    if (entry.kind === 'run.began' || entry.kind === 'run.continued') recordedBy = entry.engine;
    const difference = derivation.take(entry);
    if (difference !== undefined)
      throw new WorkbenchError(
        `${differenceSentence(difference)} The run was recorded by version ${recordedBy}, and this is ${engine}; it can be looked at, and forked before that entry.`,
      );
    count += 1;
    if (count % entriesInTurn !== 0) continue;
    reached(count);
    await new Promise((resume) => setImmediate(resume));
  }
  const world = derivation.world();
  if (world === undefined) throw new WorkbenchError(`The run «${run}» has no beginning.`);
  return world;
}
