/** A console in any host on a run that was made elsewhere and lies on disk as the workbench keeps it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { TraceStore } from '#main/trace/trace-store.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import { consoleWindow, type Hosts, type Look } from './hosting.ts';

interface DeskOnRecord {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

const run = 'run-on-record';
const name = 'On record';

/** Opens it. */
export async function openDeskOnRecord(
  hosts: Hosts,
  entries: readonly Entry[],
  look?: Look,
): Promise<DeskOnRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  const store = new TraceStore(join(folder, 'workbench.sqlite'));
  const commits: Entry[][] = [];
  for (const entry of entries) {
    if (isInput(entry)) commits.push([entry]);
    else commits.at(-1)?.push(entry);
  }
  store.createRun({ run, name, mode: 'virtual', createdAtMs: 0 }, [], commits[0] ?? []);
  for (const commit of commits.slice(1)) store.append(run, commit);
  store.append(workbenchStream, [
    { kind: 'run.listed', seq: 0, at: 0, run, name, mode: 'virtual' },
    { kind: 'run.chosen', seq: 1, at: 0, run },
  ]);
  store.close();
  const host = await hosts(folder, look);
  const page = await host.openWindow(consoleWindow);
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  return {
    page,
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Registers the hooks that open it before each test; the answer is the page of the test that runs. */
export function desksOnRecord(hosts: Hosts, entries: readonly Entry[], look: Look): () => Page {
  let desk: DeskOnRecord | undefined;
  beforeEach(async () => {
    desk = await openDeskOnRecord(hosts, entries, look);
  });
  afterEach(() => desk?.close());
  return () => {
    if (desk === undefined) throw new Error('The desk is opened before each test.');
    return desk.page;
  };
}
