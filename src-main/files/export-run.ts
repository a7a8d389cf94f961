/**
 * A stored run as a file: what the store and the workbench's own stream know of it, put together.
 * Where the text goes, to the disk or to a window, is for whoever asks.
 */
import {
  annotated,
  noAnnotations,
  type RunAnnotations,
} from '#shared/projections/run-annotations.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Receipt } from '#shared/trace/redaction/export-receipt.ts';
import type { RunFileHead } from '#shared/trace/run-file/run-file.ts';
import { type WorkbenchEvent, workbenchStream } from '#shared/workbench-event.ts';
import { storedEntries } from '../run/derived/verify-run.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { noSuchRun, WorkbenchError } from '../workbench-error.ts';
import { ndjsonText, runFileText } from './write-run-file.ts';

export interface ExportedRun {
  /** How a file of it is best called. */
  readonly fileName: string;
  readonly entries: number;
  /** What of the run is not in the file: never anything, unless it is a scenario. */
  readonly leftOut: number;
  readonly text: () => Generator<string>;
  /** What became of it, once all of the text was taken; a scenario has no messages. */
  readonly receipt?: () => Receipt;
}

/** The run as it stands now; entries that come later are not in the file. */
export function exportRun(
  store: TraceStore,
  run: string,
  redacted: boolean,
  form: 'run' | 'ndjson' = 'run',
): ExportedRun {
  const { head: whole, first } = runHeadOf(store, run);
  const head = { ...whole, redacted: redacted || whole.redacted };
  const last = store.nextSeq(run) - 1;
  const write = form === 'run' ? runFileText : ndjsonText;
  const extension = form === 'run' ? 'json' : 'ndjson';
  return {
    fileName: `${run}${head.redacted ? '-redacted' : ''}.${extension}`,
    entries: last - first + 1,
    leftOut: 0,
    ...write({ head, entries: () => upTo(last, storedEntries(store, run)) }),
  };
}

/** Everything of a run but its entries, and the number of the first of those. */
export function runHeadOf(
  store: TraceStore,
  run: string,
): { readonly head: RunFileHead; readonly first: number } {
  const stored = store.findRun(run);
  const [first] = store.read(run, 0, 1);
  if (stored === undefined || (first?.kind !== 'run.began' && first?.kind !== 'run.continued'))
    throw new WorkbenchError(noSuchRun(run));
  const { setup, engine } = first;
  const head: RunFileHead = {
    format: 1,
    engine,
    name: stored.name,
    setup,
    seed: setup.seed,
    keys: stored.keys.length === 0 ? null : stored.keys,
    ...annotationsOf(store, run),
  };
  return { head, first: first.seq };
}

function* upTo(last: number, entries: Iterable<Entry>): Generator<Entry> {
  for (const entry of entries) {
    if (entry.seq > last) return;
    yield entry;
  }
}

function annotationsOf(store: TraceStore, run: string): RunAnnotations {
  let held = noAnnotations;
  const events = store.read(workbenchStream, 0, Number.MAX_SAFE_INTEGER) as WorkbenchEvent[];
  for (const event of events) {
    if ('run' in event && event.run === run) held = annotated(held, event);
  }
  return held;
}
