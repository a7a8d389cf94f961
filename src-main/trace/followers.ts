/**
 * Who follows which stream. A follower first gets what is already on disk, page by page with a turn
 * for everybody else in between, and then every commit, with no gap and nothing twice. The last page
 * of what is on disk is the one that is not full, even where it is empty: then all has been read.
 */
import { pageLimit, type StreamEntry } from '#shared/workbench-port.ts';
import { logFault } from '../log.ts';
import type { TraceStore } from './trace-store.ts';

type Listener = (entries: readonly StreamEntry[]) => void;

export interface Followers {
  readonly follow: (stream: string, from: number, listener: Listener) => () => void;
  readonly publish: (stream: string, entries: readonly StreamEntry[]) => void;
  /** Ends as soon as nobody reads what is on disk any more. */
  readonly quiet: () => Promise<void>;
  /** Whoever still reads what is on disk reads no more of it. */
  readonly close: () => void;
}

/** The followers of every stream of one store. */
export function createFollowers(store: Pick<TraceStore, 'read'>): Followers {
  const listeners = new Map<string, Set<Listener>>();
  const readers = createReaders();
  let isClosed = false;

  function follow(stream: string, from: number, listener: Listener): () => void {
    let next = from;
    let isStopped = false;
    const held = listeners.get(stream) ?? new Set<Listener>();
    listeners.set(stream, held);
    const over = readers.begin();

    function readPage(): void {
      const entries = store.read(stream, next, pageLimit);
      next = (entries.at(-1)?.seq ?? next - 1) + 1;
      // Before it is told of the last page: what comes meanwhile is told by its commit.
      if (entries.length < pageLimit) end();
      else setImmediate(readOn);
      listener(entries);
    }

    function end(): void {
      held.add(listener);
      over();
    }

    function readOn(): void {
      if (isStopped || isClosed) return over();
      try {
        readPage();
      } catch (thrown) {
        over();
        logFault('A window could not be told what had happened.', thrown);
      }
    }

    try {
      readPage();
    } catch (thrown) {
      over();
      throw thrown;
    }
    return () => {
      isStopped = true;
      held.delete(listener);
    };
  }

  return {
    follow,
    publish: (stream, entries) => tellAll(listeners.get(stream) ?? [], entries),
    quiet: readers.quiet,
    close: () => {
      isClosed = true;
    },
  };
}

function tellAll(listeners: Iterable<Listener>, entries: readonly StreamEntry[]): void {
  // A copy: whoever begins to follow while the others are told has read these from the disk.
  for (const listener of Array.from(listeners)) {
    try {
      listener(entries);
    } catch (thrown) {
      logFault('A window could not be told what happened.', thrown);
    }
  }
}

/** Who reads what is on disk, and who waits for all of them. */
function createReaders() {
  const reading = new Set<object>();
  let waiting: (() => void)[] = [];

  function end(reader: object): void {
    reading.delete(reader);
    if (reading.size > 0) return;
    for (const resume of waiting) resume();
    waiting = [];
  }

  return {
    /** Somebody reads, until the answer is called. */
    begin: (): (() => void) => {
      const reader = {};
      reading.add(reader);
      return () => end(reader);
    },
    quiet: async (): Promise<void> => {
      if (reading.size > 0) await new Promise<void>((resume) => waiting.push(resume));
    },
  };
}
