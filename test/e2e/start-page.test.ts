/**
 * The start page by role and label: every story in one click, the first token in three, and scenarios
 * that play themselves.
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
import { expectNoComplaints } from '../support/pages/desk-with-a-run.ts';
import { opensPageIn } from '../support/pages/workbench-pages.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let workbench: Workbench;
let host: BrowserHost;
let folder: string;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  workbench = composeWorkbench(folder);
  host = new BrowserHost({ workbench, renderer: rendererFolder });
  context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  await press('Run the poll demo', 'waitFor');
});

afterEach(async () => {
  await context.close();
  host.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

function press(name: string | RegExp, how: 'click' | 'waitFor' = 'click'): Promise<void> {
  return page.getByRole('button', { name, exact: true })[how]();
}

const guide = () => page.getByRole('region', { name: 'What to do next' });

describe('the start page', () => {
  it('leads to the first token in three deeds, and says each of them', async () => {
    await expectNoComplaints(page);
    await press('Run the poll demo');
    await press('Ask for Alice Amberg');
    await press('Approve for Alice Amberg');
    await expect
      .poll(() => guide().getByRole('status').innerText())
      .toContain('Alice Amberg is signed in, and the ID token is verified.');
    await page
      .getByRole('listbox', { name: 'Messages' })
      .getByRole('option', { name: /200 access_token, id_token/ })
      .waitFor();
    await expectNoComplaints(page);
    await press('Put the guide away');
    await guide().waitFor({ state: 'detached' });
  });

  it.each([
    ['Call centre', 'Harbour Bank desk', 'Verify caller'],
    ['Shared TV', 'Living-room TV', 'Sign in as Alice Amberg'],
    ['AI agent', 'Errand the assistant', 'Ask the owner'],
  ])('begins the story «%s» in one click, and shows its window', async (card, title, first) => {
    await press(card);
    await page.getByRole('list', { name: 'Parties' }).waitFor();
    const opened = await opensPageIn(context)(() => press(`Show ${title}`));
    await opened.getByRole('button', { name: first }).waitFor();
    await expect.poll(() => opened.title()).toBe(`${title} — relying party`);
  });

  it('plays a scenario, and remembers that it was looked at', async () => {
    await press('Play the scenario «slow down»');
    await page.getByRole('list', { name: 'Parties' }).waitFor();
    await page
      .getByRole('listbox', { name: 'Messages' })
      .getByRole('option', { name: /200 keys/ })
      .waitFor();
    await expect.poll(() => guide().count()).toBe(0);
    await press(/run menu$/);
    await press('Start page');
    await press('Play the scenario «slow down», looked at', 'waitFor');
    await page.getByText('5 of 6').waitFor();
    await expectNoComplaints(page);
  });
});
