/**
 * Makes a file a run: every entry is admitted, derived again and written, and only at the end is
 * the run on the list. Whatever is wrong, there is no run, and nothing else has changed.
 */
import { createRederivation, differenceSentence } from '#shared/kernel/rederivation.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { onlyARecord } from '#shared/trace/run-file/outside-record.ts';
import type { RunFileHead } from '#shared/trace/run-file/run-file.ts';
import type { Upgrade } from '#shared/trace/run-file/upgrades.ts';
import type { PrivateKey } from '../signing/signing-keys.ts';
import type { StoredRun, TraceStore } from '../trace/trace-store.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { checkKeys } from './check-keys.ts';
import type { FileSource } from './file-source.ts';
import { importScenario } from './import-scenario.ts';
import { inFile, openFile } from './open-file.ts';

export interface ImportedRun {
  readonly stored: StoredRun;
  readonly head: Pick<RunFileHead, 'engine' | 'redacted' | 'expectations' | 'bookmarks' | 'notes'>;
  readonly entries: number;
  readonly warnings: readonly string[];
}

export interface ImportOrder {
  /** What it is to be called in the store. */
  readonly run: string;
  readonly nowMs: number;
  /** Who plays what is only a script; left out, a script is refused. */
  readonly player?: string;
  /** The formats that are known besides today's; left out, all there are. */
  readonly upgrades?: readonly Upgrade[];
}

const entriesInCommit = 500;

/** Reads the file into the store under that name; throws a WorkbenchError with a sentence. */
export async function importRun(
  store: TraceStore,
  source: FileSource,
  order: ImportOrder,
): Promise<ImportedRun> {
  const { run, nowMs, upgrades } = order;
  const opened = await openFile(source, upgrades);
  if (opened.kind === 'scenario') {
    if (order.player === undefined)
      throw new WorkbenchError(
        `${source.name}: It is a scenario, which has no entries; play it with «cli -- run».`,
      );
    return importScenario(store, opened.scenario, { run, nowMs, engine: order.player });
  }
  const { head } = opened;
  inFile(source, () => checkKeys(head));
  const derivation = createDerivation(head);
  let entries = 0;
  let batch: Entry[] = [];
  const write = (): void => {
    store.append(run, batch);
    entries += batch.length;
    batch = [];
  };
  for await (const entry of opened.entries()) {
    if (entries + batch.length === 0) store.beginAt(run, entry.seq);
    batch.push(entry);
    derivation.take(entry);
    if (batch.length === entriesInCommit) write();
  }
  write();
  const { warnings, closedBecause } = derivation.judged();
  const { name, setup } = head;
  const stored: StoredRun = { run, name, mode: setup.mode, createdAtMs: nowMs, closedBecause };
  store.createRun(stored, (head.keys ?? []) as readonly PrivateKey[], []);
  const told = opened.upgraded === undefined ? warnings : [opened.upgraded, ...warnings];
  return { stored, head, entries, warnings: told };
}

interface Judgement {
  readonly warnings: readonly string[];
  readonly closedBecause: string | undefined;
}

/** Derives the run again on the way in, to say whether it is what this version makes of it. */
function createDerivation(head: RunFileHead) {
  const derivation = createRederivation();
  const record = onlyARecord(head);
  return {
    take: (entry: Entry): void => {
      if (record === undefined) derivation.take(entry);
    },
    judged: (): Judgement => {
      const difference = record === undefined ? derivation.end() : undefined;
      const differs = difference === undefined ? [] : [differenceSentence(difference)];
      const closedBecause = reasonToClose(head, derivation.world(), differs.length > 0);
      const warnings = closedBecause === undefined ? differs : [...differs, closedBecause];
      return { warnings, closedBecause };
    },
  };
}

const closedRecords = {
  redacted: 'This run was redacted: it can be looked at, but neither replayed nor forked.',
  har: 'This run is from a HAR file, traffic as somebody else recorded it: it can be looked at, but neither replayed nor forked.',
} as const;

/** A run goes on where it stopped only if that is sure to be the same run, and to do no harm. */
function reasonToClose(
  head: RunFileHead,
  world: World | undefined,
  differs: boolean,
): string | undefined {
  const record = onlyARecord(head);
  if (record !== undefined) return closedRecords[record];
  const { keys } = head;
  if (keys === null || keys.length === 0)
    return 'This run came without its private keys: it can be looked at and replayed, but not forked.';
  if (differs)
    return 'This version derives the run differently: it can be looked at, and forked before the first difference.';
  if (world?.setup.mode === 'wall')
    return 'This run was recorded with outside clients in wall-clock time: it can be looked at; fork it to go on.';
  return world?.clock.state === 'running'
    ? 'The clock of this run was running when it was written: it can be looked at; fork it to go on.'
    : undefined;
}
