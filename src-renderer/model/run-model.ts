/**
 * One run as this window has read it: its entries, the diagram that grows with them, and what is
 * true at any moment. Views subscribe to it; it changes only by entries that arrive.
 */

import { addToMoment, createMoment, type Moment, momentAt } from '#shared/projections/moment.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import type { StreamEntry, WorkbenchPort } from '#shared/workbench-port.ts';

export interface RunModel {
  readonly run: string;
  readonly entries: readonly Entry[];
  readonly diagram: ReturnType<typeof createSequenceDiagram>;
  /** The numbers at which a step ended: where stepping back and forth can stop. */
  readonly stops: readonly number[];
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly moment: (cursor: number | null) => Moment;
  /** When the newest entry got here, to let a running clock go on between entries. */
  readonly arrivedAt: () => number;
  readonly close: () => void;
}

/** Follows a run from its beginning. */
export function createRunModel(port: WorkbenchPort, run: string): RunModel {
  const entries: Entry[] = [];
  const stops: number[] = [];
  const diagram = createSequenceDiagram();
  const live = createMoment();
  const listeners = new Set<() => void>();
  let version = 0;
  let arrivedAt = performance.now();
  let past: { cursor: number; moment: Moment } | undefined;

  function take(entry: Entry): void {
    if (isInput(entry) && entry.kind !== 'clock.set' && entries.length > 0) {
      stops.push(entry.seq - 1);
    }
    entries.push(entry);
    addToDiagram(diagram, entry);
    addToMoment(live, entry);
  }

  const stop = port.follow(run, 0, (page) => {
    for (const entry of page.entries) take(asRunEntry(entry));
    version += 1;
    arrivedAt = performance.now();
    for (const listener of listeners) listener();
  });

  return {
    run,
    entries,
    diagram,
    stops,
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    moment: (cursor) => {
      if (cursor === null || cursor >= live.seq) return live;
      if (past?.cursor !== cursor) past = { cursor, moment: momentAt(entries, cursor) };
      return past.moment;
    },
    arrivedAt: () => arrivedAt,
    close: stop,
  };
}

/** A run's stream holds entries of the run; the workbench's own events have a stream of their own. */
function asRunEntry(entry: StreamEntry): Entry {
  return entry as Entry;
}
