/**
 * The whole flow by keyboard alone: whoever cannot point uses the same workbench. What axe says of
 * its screens stands in `every-screen-*.test.ts`.
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
import { consoleOn, opensPageIn } from '../support/pages/workbench-pages.ts';

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

async function openDesk(colorScheme: 'light' | 'dark') {
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  await page.getByRole('button', { name: 'Run the poll demo' }).waitFor();
  return consoleOn(page, opensPageIn(context));
}

describe('the keyboard alone', () => {
  it('starts a run, opens the till, signs in and moves time', async () => {
    const desk = await openDesk('light');
    const { page } = desk;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Parties' }).waitFor();
    const open = page.getByRole('button', { name: 'Open Corner Shop till' });
    await tabTo(page, 'Open Corner Shop till');
    await expect
      .poll(() => open.evaluate((element) => element === document.activeElement))
      .toBe(true);
    const [till] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
    await till.getByRole('button', { name: 'Sign in with CIBA' }).waitFor();
    await till.bringToFront();
    await till.getByLabel('Customer').focus();
    await till.keyboard.press('Enter');
    await page.bringToFront();
    await expect
      .poll(async () => (await desk.sequence()).at(-1))
      .toMatch(/POST \/backchannel\/authentication/);
    await page.locator('body').press('F10');
    await expect.poll(async () => (await desk.sequence()).at(-1)).toMatch(/200 auth_req_id/);
    await page.locator('body').press('Shift+F10');
    await page.getByText(/You are looking at \d/).waitFor();
    await page.locator('body').press('End');
    await page.getByText(/You are looking at \d/).waitFor({ state: 'detached' });
  });
});

async function tabTo(page: Page, name: string): Promise<void> {
  for (let count = 0; count < 30; count += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (label === name) return;
  }
}
