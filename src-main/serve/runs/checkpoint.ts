/**
 * The world of a run beside its file, so that a service that ended in order opens again at once
 * instead of deriving hours of traffic anew. It is disposable: whatever is odd about it, and the run
 * is replayed.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { continuationOf, restoreWorld } from '#shared/kernel/carried-state.ts';
import type { World } from '#shared/kernel/world.ts';
import packageFacts from '../../../package.json' with { type: 'json' };
import { logFault } from '../../log.ts';
import { replay } from '../../run/derived/replay-run.ts';
import { checkpointPathOf, type RunFile } from './run-files.ts';
import type { RunInService } from './service-trace.ts';

type Continuation = Parameters<typeof restoreWorld>[0];

const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Leaves the world beside its run's file. */
export function writeCheckpoint(file: RunFile, world: World): void {
  try {
    const text = JSON.stringify(continuationOf(world, file.run, packageFacts.version));
    writeFileSync(checkpointPathOf(file), brotliCompressSync(text, quickly), { mode: 0o600 });
  } catch (thrown) {
    logFault('The next start will take longer, for the world could not be kept.', thrown);
  }
}

/** The world of that run, from beside its file if it stands there, or else from its inputs. */
export function worldOf({ file, store }: RunInService): World {
  const world = takeCheckpoint(file);
  return world?.nextSeq === store.nextSeq(file.run) ? world : replay(store, file.run);
}

/** Reads it once: as soon as the run goes on, it is of the past. */
function takeCheckpoint(file: RunFile): World | undefined {
  const path = checkpointPathOf(file);
  try {
    const text = brotliDecompressSync(readFileSync(path)).toString();
    const found = JSON.parse(text) as Continuation;
    return found.engine === packageFacts.version ? restoreWorld(found) : undefined;
  } catch {
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}
