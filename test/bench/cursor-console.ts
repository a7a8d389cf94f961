/**
 * The whole console in a real Chromium on a run that lies on disk: the browser host, the store, the
 * stream, the page. What it takes to move the cursor is counted until it has been painted.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';

export interface OpenConsole {
  readonly page: Page;
  readonly version: string;
  /** From the page's beginning to all of the run being read and painted. */
  readonly openedMs: number;
  readonly close: () => Promise<void>;
}

interface BenchRun {
  readonly run: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** What a workbench finds on disk. */
export interface RunsOnDisk {
  readonly folder: string;
  /** The newest entry of the run that its console shows. */
  readonly last: number | undefined;
}

/**
 * A run that the console shows, and another one on its list. They are written long before anybody
 * looks: whoever has just written them still has its memory to tidy.
 */
export function runsOnDisk(entries: readonly Entry[], other: readonly Entry[] = []): RunsOnDisk {
  const folder = newFolder();
  const listed = { run: 'run-other', name: otherName, entries: other };
  const shown = { run: 'run-bench', name: 'A long run', entries };
  writeRuns(folder, other.length === 0 ? [shown] : [listed, shown]);
  return { folder, last: entries.at(-1)?.seq };
}

export function discard({ folder }: RunsOnDisk): void {
  rmSync(folder, { recursive: true, force: true });
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ciba-bench-'));

/** Opens a console on a copy of them. */
export async function openConsole(runs: RunsOnDisk): Promise<OpenConsole> {
  const folder = newFolder();
  cpSync(runs.folder, folder, { recursive: true });
  const workbench = composeWorkbench(folder);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const browser = await launchChromium();
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }), {
    waitUntil: 'commit',
  });
  const openedMs = await page.evaluate(async (last) => {
    const isThere = (): boolean =>
      document.querySelector<HTMLElement>('main.workspace')?.dataset['moment'] === String(last);
    while (!isThere()) await new Promise((resume) => requestAnimationFrame(resume));
    await new Promise((resume) => setTimeout(resume, 0));
    return performance.now();
  }, runs.last);
  return {
    page,
    version: browser.version(),
    openedMs,
    close: async () => {
      await browser.close();
      host.close();
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same, on a run that is written for it alone. */
export async function openConsoleOf(entries: readonly Entry[]): Promise<OpenConsole> {
  const runs = runsOnDisk(entries);
  try {
    return await openConsole(runs);
  } finally {
    discard(runs);
  }
}

const otherName = 'The other run';

/** As the workbench keeps them: a commit for each input, and the last run chosen in the console. */
function writeRuns(folder: string, runs: readonly BenchRun[]): void {
  const store = new TraceStore(join(folder, 'workbench.sqlite'));
  for (const [place, run] of runs.entries()) {
    writeRun(store, run);
    const { name } = run;
    const listed = { kind: 'run.listed', at: 0, run: run.run, name, mode: 'virtual' } as const;
    store.append(workbenchStream, [{ ...listed, seq: place }]);
  }
  const { run } = runs.at(-1) ?? { run: '' };
  store.append(workbenchStream, [{ kind: 'run.chosen', seq: runs.length, at: 0, run }]);
  store.close();
}

function writeRun(store: TraceStore, { run, name, entries }: BenchRun): void {
  const commits: Entry[][] = [];
  for (const entry of entries) {
    if (isInput(entry)) commits.push([entry]);
    else commits.at(-1)?.push(entry);
  }
  const stored = { run, name, mode: 'virtual', createdAtMs: 0 } as const;
  store.createRun(stored, [], commits[0] ?? []);
  for (const commit of commits.slice(1)) store.append(run, commit);
}

/** Chooses the other run on the list, and answers after how many milliseconds all of it was painted. */
export async function openOtherUntilPainted(page: Page, other: readonly Entry[]): Promise<number> {
  await page.getByRole('button', { name: /: run menu$/ }).click();
  const line = page.getByRole('treegrid', { name: 'Runs' }).getByText(otherName);
  await line.waitFor();
  const watch = await page.evaluateHandle((last) => {
    let began = Number.NaN;
    const note = (): number => (began = performance.now());
    window.addEventListener('pointerdown', note, { capture: true, once: true });
    const painted = async (): Promise<number> => {
      const isThere = (): boolean =>
        document.querySelector<HTMLElement>('main.workspace')?.dataset['moment'] === String(last);
      while (!isThere()) await new Promise((resume) => requestAnimationFrame(resume));
      await new Promise((resume) => setTimeout(resume, 0));
      return performance.now() - began;
    };
    return { elapsed: painted() };
  }, other.at(-1)?.seq);
  await line.click();
  return watch.evaluate(({ elapsed }) => elapsed);
}

/** Presses a key, and answers after how many milliseconds the other moment was painted. */
export async function pressUntilPainted(
  page: Page,
  key: string,
  shiftKey = false,
): Promise<number> {
  const painted = await watchFrom(page, 'keydown');
  await page.evaluate((told) => void window.dispatchEvent(new KeyboardEvent('keydown', told)), {
    key,
    shiftKey,
  });
  return painted();
}

/** Clicks into the strip of the whole run at that share of it. */
export async function seekUntilPainted(page: Page, share: number): Promise<number> {
  const box = await page.locator('.scrubber-track').boundingBox();
  if (box === null) throw new Error('There is no strip.');
  const painted = await watchFrom(page, 'pointerdown');
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
  return painted();
}

/** From that event to the task after the frame in which another moment was drawn. */
async function watchFrom(page: Page, event: string): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle((name) => {
    const main = document.querySelector('main.workspace');
    if (main === null) throw new Error('There is no console.');
    let began = Number.NaN;
    window.addEventListener(name, () => (began = performance.now()), { capture: true, once: true });
    const painted = async (): Promise<number> => {
      await new Promise<void>((resume) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resume();
        });
        observer.observe(main, { attributes: true, attributeFilter: ['data-moment'] });
      });
      await new Promise((resume) => requestAnimationFrame(resume));
      const { port1, port2 } = new MessageChannel();
      await new Promise((resume) => {
        port1.addEventListener('message', resume, { once: true });
        port1.start();
        port2.postMessage('painted');
      });
      return performance.now() - began;
    };
    return { elapsed: painted() };
  }, event);
  return () => watch.evaluate(({ elapsed }) => elapsed);
}
