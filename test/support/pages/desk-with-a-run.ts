/**
 * A console in real Chromium with one run in it that was played to its end, and a keyboard: what the
 * tests of files, bookmarks and forks begin with.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from '#main/workbench.ts';
import { type Asked, ask, decide, entriesOf, signIn, told } from '../files/recorded.ts';
import { hostInBrowser } from './browser-hosting.ts';
import { complaints } from './complaints.ts';
import { consoleWindow, type Hosting, type Hosts } from './hosting.ts';

export interface PlayedDesk {
  readonly page: Page;
  readonly workbench: Asked;
  readonly run: string;
  /** What is handed over from now on where the page asks for a file. */
  readonly hand: (name: string, text: string) => void;
  readonly close: () => Promise<void>;
}

/** In the browser host, with the workbench itself. */
export interface DeskWithARun extends PlayedDesk {
  readonly workbench: Workbench;
}

/** In that Chromium. */
export async function openDeskWithARun(browser: Browser): Promise<DeskWithARun> {
  const folder = newFolder();
  const host = await hostInBrowser(browser, folder);
  return { ...(await playedDesk(host, folder)), workbench: host.workbench };
}

/** In any host. */
export async function openPlayedDesk(hosts: Hosts): Promise<PlayedDesk> {
  const folder = newFolder();
  return playedDesk(await hosts(folder), folder);
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ciba-workbench-'));

/** The sign-in of the run was denied. */
async function playedDesk(host: Hosting, folder: string): Promise<PlayedDesk> {
  await ask(host, { kind: 'run.create', name: 'Bank payment', mode: 'virtual', seed: 'shelf' });
  const run = (await told(host, 'run.listed')).at(-1)?.run ?? '';
  await signIn(host, run, 6);
  await decide(host, run, 'prompt.denied');
  const page = await host.openWindow(consoleWindow);
  const hand = handsFiles(page);
  const last = (await entriesOf(host, run)).at(-1)?.seq;
  await page.locator(`main.workspace[data-moment="${last}"]`).waitFor();
  return {
    page,
    workbench: host,
    run,
    hand,
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Answers every question for a file with what was last put into the hand. */
export function handsFiles(page: Page): PlayedDesk['hand'] {
  let handed = { name: '', text: '' };
  page.on('filechooser', (chooser) => {
    const { name, text } = handed;
    void chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  });
  return (name, text) => {
    handed = { name, text };
  };
}

/** What axe says of the page as it is, light and dark. */
export async function expectNoComplaints(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await complaints(page)).toEqual([]);
  }
}

const mostTabs = 60;

/** Goes on by Tab until something of that name has the keyboard. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      return element.getAttribute('aria-label') ?? element.textContent;
    });
    if (name.test(focused.trim())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}

/** Opens the list of runs by the keyboard alone. */
export async function openRunsByKeys(page: Page): Promise<void> {
  await tabTo(page, /run menu$/);
  await page.keyboard.press('Enter');
  await page.getByRole('treegrid', { name: 'Runs' }).waitFor();
}
