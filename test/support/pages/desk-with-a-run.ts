/**
 * A console in real Chromium with one run in it that was played to its end, and a keyboard: what the
 * tests of files, bookmarks and forks begin with.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { decide, signIn } from '../files/recorded.ts';
import { rendererFolder } from './built.ts';
import { complaints } from './complaints.ts';

export interface DeskWithARun {
  readonly page: Page;
  readonly workbench: Workbench;
  readonly run: string;
  /** What is handed over from now on where the page asks for a file. */
  readonly hand: (name: string, text: string) => void;
  readonly close: () => Promise<void>;
}

/** The sign-in of the run was denied. */
export async function openDeskWithARun(browser: Browser): Promise<DeskWithARun> {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  const workbench = composeWorkbench(folder);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const run = await workbench.createRun({ name: 'Bank payment', mode: 'virtual', seed: 'shelf' });
  await signIn(workbench, run, 6);
  await decide(workbench, run, 'prompt.denied');
  const page = await context.newPage();
  const hand = handsFiles(page);
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  return {
    page,
    workbench,
    run,
    hand,
    close: async () => {
      await context.close();
      host.close();
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Answers every question for a file with what was last put into the hand. */
export function handsFiles(page: Page): DeskWithARun['hand'] {
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
