/**
 * Follows one run through a port and lets a test wait for an entry instead of sleeping. It also
 * holds the port to its word: a batch that leaves a gap or repeats an entry is an error.
 */

import type { Entry } from '#shared/trace/entry.ts';
import type { StreamEntry, WorkbenchPort } from '#shared/workbench-port.ts';

export type { Entry } from '#shared/trace/entry.ts';

export interface Watcher {
  /** What the port has shown so far. */
  readonly entries: readonly Entry[];
  /** The first entry that is as wanted, now or as soon as it comes. */
  readonly until: (isWanted: (entry: Entry) => boolean) => Promise<Entry>;
  readonly stop: () => void;
}

interface Waiting {
  readonly isWanted: (entry: Entry) => boolean;
  readonly resolve: (entry: Entry) => void;
}

/** True for an entry of a run, false for an event of the workbench's own stream. */
export function isEntry(of: StreamEntry): of is Entry {
  return 'causedBy' in of;
}

/** Begins to follow; `onSeqs` hears the numbers as they come. */
export function createWatcher(
  port: WorkbenchPort,
  run: string,
  onSeqs: (seqs: readonly number[]) => void = () => undefined,
): Watcher {
  const seen: Entry[] = [];
  let waiting: Waiting[] = [];
  const stop = port.follow(run, 0, ({ entries }) => {
    const fresh = entries.filter(isEntry);
    for (const entry of fresh) {
      const last = seen.at(-1)?.seq ?? -1;
      if (entry.seq <= last) throw new Error(`Entry ${entry.seq} came after entry ${last}.`);
      seen.push(entry);
    }
    onSeqs(fresh.map(({ seq }) => seq));
    waiting = waiting.filter(({ isWanted, resolve }) => {
      const found = fresh.find(isWanted);
      if (found !== undefined) resolve(found);
      return found === undefined;
    });
  });
  return {
    entries: seen,
    until: (isWanted) =>
      new Promise((resolve) => {
        const found = seen.findLast(isWanted);
        if (found === undefined) waiting.push({ isWanted, resolve });
        else resolve(found);
      }),
    stop,
  };
}
