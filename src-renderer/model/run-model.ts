/**
 * One run as this window has read it: its entries, the diagram that grows with them, and what is
 * true at any moment. Views subscribe to it; it changes only by entries that arrive.
 */
import {
  addToTraceIndex,
  createTraceIndex,
  type TraceIndex,
} from '#shared/projections/causes/trace-index.ts';
import { addToDensity, createDensity, type Density } from '#shared/projections/density/density.ts';
import type { Moment } from '#shared/projections/moment.ts';
import { carriedFlights } from '#shared/projections/network-board/carried-flights.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { pageLimit } from '#shared/streams.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import type { StreamEntry, WorkbenchPort } from '#shared/workbench-port.ts';
import { createMoments } from './moment/moments.ts';
import { type CalmSignal, createCalmSignal } from './steady/calm-signal.ts';

export interface RunModel {
  readonly run: string;
  readonly entries: readonly Entry[];
  readonly diagram: ReturnType<typeof createSequenceDiagram>;
  /** The numbers at which a step ended: where stepping back and forth can stop. */
  readonly stops: readonly number[];
  readonly density: Density;
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly moment: (cursor: number | null) => Moment;
  /** True while what was there before is still being read. */
  readonly isReading: () => boolean;
  /** True while a message is on its way. */
  readonly isUnderWay: () => boolean;
  /** What explanations look things up in; made when it is first asked for. */
  readonly index: () => TraceIndex;
  /** When the newest entry got here, to let a running clock go on between entries. */
  readonly arrivedAt: () => number;
  readonly close: () => void;
}

/** Cells of the strip under the history. */
const mostCells = 160;

/** Follows a run from its beginning. */
export function createRunModel(port: WorkbenchPort, run: string): RunModel {
  const entries: Entry[] = [];
  const stops: number[] = [];
  const diagram = createSequenceDiagram();
  const density = createDensity(mostCells);
  const moments = createMoments(entries);
  const underWay = new Set<string>();
  const listeners = new Set<() => void>();
  const index = growingIndex(entries);
  let version = 0;
  const signal = createCalmSignal(() => {
    version += 1;
    for (const listener of listeners) listener();
  });

  function take(entry: Entry): void {
    if (isInput(entry) && entry.kind !== 'clock.set' && entries.length > 0) {
      stops.push(entry.seq - 1);
    }
    entries.push(entry);
    addToDiagram(diagram, entry);
    addToDensity(density, entry);
    noteUnderWay(underWay, entry);
  }

  const takeAll = (page: readonly StreamEntry[]): void => {
    for (const entry of page) take(asRunEntry(entry));
    moments.grow();
  };
  const reading = followPages(port, run, takeAll, signal);

  return {
    run,
    entries,
    diagram,
    stops,
    density,
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    moment: (cursor) => (cursor === null ? moments.live : moments.at(cursor)),
    isReading: reading.isReading,
    isUnderWay: () => underWay.size > 0,
    index,
    arrivedAt: reading.arrivedAt,
    close: reading.close,
  };
}

type Reading = Pick<RunModel, 'isReading' | 'arrivedAt' | 'close'>;

function followPages(
  port: WorkbenchPort,
  run: string,
  takeAll: (page: readonly StreamEntry[]) => void,
  signal: CalmSignal,
): Reading {
  let next = 0;
  let isReading = true;
  let arrivedAt = performance.now();
  const close = port.follow(run, 0, (page) => {
    const isFirst = next === 0;
    const isFull = page.next - next >= pageLimit;
    takeAll(page.entries);
    // What there was before ends with a page that is not full, be it empty.
    isReading &&= isFull;
    next = page.next;
    arrivedAt = performance.now();
    if (isFull && !isFirst) signal.soon();
    else signal.now();
  });
  return { isReading: () => isReading, arrivedAt: () => arrivedAt, close };
}

function noteUnderWay(underWay: Set<string>, entry: Entry): void {
  if (entry.kind === 'run.continued') {
    for (const { message } of carriedFlights(entry)) underWay.add(message);
  }
  if (entry.kind === 'message.sent' && entry.arrivesAt !== null) underWay.add(entry.message);
  if (entry.kind === 'message.received' || entry.kind === 'message.recalled') {
    underWay.delete(entry.message);
  }
}

function growingIndex(entries: readonly Entry[]): () => TraceIndex {
  const index = createTraceIndex();
  let indexed = 0;
  return () => {
    for (const entry of entries.slice(indexed)) addToTraceIndex(index, entry);
    indexed = entries.length;
    return index;
  };
}

/** A run's stream holds entries of the run; the workbench's own events have a stream of their own. */
function asRunEntry(entry: StreamEntry): Entry {
  return entry as Entry;
}
