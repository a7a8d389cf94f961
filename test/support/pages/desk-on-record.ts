/** A console in real Chromium on a run that was made elsewhere and lies on disk as the workbench keeps it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import { rendererFolder } from './built.ts';

export interface DeskOnRecord {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

const run = 'run-on-record';
const name = 'On record';

/** Opens it. */
export async function openDeskOnRecord(
  browser: Browser,
  entries: readonly Entry[],
  viewport = { width: 1280, height: 800 },
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
  const workbench = composeWorkbench(folder);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  return {
    page,
    close: async () => {
      await context.close();
      host.close();
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
