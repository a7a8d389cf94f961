/**
 * The trainer's story from end to end in real Chromium: once by keyboard alone, once by mouse, judged
 * by axe at every turn, in the dark and in the light.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';
import { complaints } from '../support/pages/complaints.ts';
import { trainerByKeys } from '../support/pages/trainer-by-keys.ts';
import { trainerByMouse } from '../support/pages/trainer-by-mouse.ts';
import { tellTrainersStory } from '../support/pages/trainers-story.ts';
import { opensPageIn } from '../support/pages/workbench-pages.ts';

let browser: Browser;
let context: BrowserContext;
let workbench: Workbench;
let host: BrowserHost;
let folder: string;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  workbench = composeWorkbench(folder);
  host = new BrowserHost({ workbench, renderer: rendererFolder });
});

afterEach(async () => {
  await context.close();
  host.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The start page, and how often a pointer was pressed in any window since. */
async function openStart(colorScheme: 'light' | 'dark') {
  const viewport = { width: 1280, height: 800 };
  context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  let pointers = 0;
  await context.exposeFunction('pointerWasPressed', () => (pointers += 1));
  await context.addInitScript(() => {
    const told = window as unknown as { readonly pointerWasPressed: () => void };
    window.addEventListener('pointerdown', () => told.pointerWasPressed(), { capture: true });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  return { page, pointers: () => pointers };
}

/** To judge takes longer than to play: each scheme has the screens that the other tests leave to it. */
const judged = {
  dark: ['breakpoints', 'why', 'difference'],
  light: ['second-answer', 'past'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

function judgedByAxe(page: Page, scheme: keyof typeof judged) {
  const moments: readonly string[] = judged[scheme];
  return async (moment: string): Promise<void> => {
    if (!moments.includes(moment)) return;
    const found = await complaints(page);
    expect(found.map((one) => `${moment}: ${one}`)).toEqual([]);
  };
}

describe('a trainer breaks, edits, watches, goes back, forks and compares', () => {
  it('by keyboard alone', async () => {
    const { page, pointers } = await openStart('dark');
    const trainer = trainerByKeys(page, opensPageIn(context));
    await tellTrainersStory(page, trainer, judgedByAxe(page, 'dark'));
    expect(pointers()).toBe(0);
  });

  it('by mouse', async () => {
    const { page, pointers } = await openStart('light');
    const trainer = trainerByMouse(page, opensPageIn(context));
    await tellTrainersStory(page, trainer, judgedByAxe(page, 'light'));
    expect(pointers()).toBeGreaterThan(20);
  });
});
