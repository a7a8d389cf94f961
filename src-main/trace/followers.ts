/**
 * Who follows which stream. A follower first gets what is already on disk and then every commit,
 * with no gap and nothing twice.
 */
import { pageLimit, type StreamEntry } from '#shared/workbench-port.ts';
import { logFault } from '../log.ts';
import type { TraceStore } from './trace-store.ts';

type Listener = (entries: readonly StreamEntry[]) => void;

export interface Followers {
  readonly follow: (stream: string, from: number, listener: Listener) => () => void;
  readonly publish: (stream: string, entries: readonly StreamEntry[]) => void;
}

/** The followers of every stream of one store. */
export function createFollowers(store: TraceStore): Followers {
  const listeners = new Map<string, Set<Listener>>();

  function follow(stream: string, from: number, listener: Listener): () => void {
    for (let next = from; ; ) {
      const entries = store.read(stream, next, pageLimit);
      const last = entries.at(-1);
      if (last === undefined) break;
      listener(entries);
      next = last.seq + 1;
    }
    const held = listeners.get(stream) ?? new Set<Listener>();
    listeners.set(stream, held.add(listener));
    return () => held.delete(listener);
  }

  return {
    follow,
    publish: (stream, entries) => {
      // A copy: whoever begins to follow while the others are told has read these from the disk.
      const told = Array.from(listeners.get(stream) ?? []);
      for (const listener of told) {
        try {
          listener(entries);
        } catch (thrown) {
          logFault('A window could not be told what happened.', thrown);
        }
      }
    },
  };
}
