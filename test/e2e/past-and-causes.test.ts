/**
 * The screen of the past in real Chromium, by role, label and keyboard: why something happened, two
 * runs side by side, and the way from a moment of the past into a run of its own.
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
import { stepUntil } from '../support/pages/stepping.ts';
import {
  type Console,
  consoleOn,
  opensPageIn,
  phoneOn,
  tillOn,
} from '../support/pages/workbench-pages.ts';

let browser: Browser;
let context: BrowserContext;
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
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
});

afterEach(async () => {
  await context.close();
  host.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openDesk(): Promise<Console> {
  await workbench.createRun({ name: 'Bank payment', mode: 'virtual', seed: 'past' });
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  return consoleOn(page, opensPageIn(context));
}

/** A sign-in until its first poll was told to wait. */
async function signIn(desk: Console) {
  const till = tillOn(await desk.open('Corner Shop till'));
  const phone = phoneOn(await desk.open('Alice’s phone'));
  await till.signIn('alice', 'PAY-PAST');
  await stepUntil(desk, /400 authorization_pending/);
  await desk.page.bringToFront();
  return { till, phone };
}

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
}

describe('why', () => {
  it('is asked, followed and taken back by the keyboard alone', async () => {
    const desk = await openDesk();
    const { page } = desk;
    await page.getByText('Press W to learn why').waitFor();
    await signIn(desk);
    await page.getByRole('option', { name: /authorization_pending/ }).click();
    await page.keyboard.press('w');
    const chain = page.getByRole('list', { name: 'Why, nearest cause first' });
    await expect
      .poll(() => chain.getByRole('listitem').first().innerText())
      .toContain('asked about');
    await expect.poll(() => chain.innerText()).toContain('person has decided');
    await chain.getByRole('link', { name: 'CIBA Core 1.0 §11' }).first().waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Go to 400 authorization_pending/);
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const target = (await focused(page)) ?? '';
    expect(target).toMatch(/^Go to POST \/token/);
    await page.keyboard.press('Enter');
    await page.getByText(/You are looking at \d/).waitFor();
    await page.getByRole('heading', { name: 'POST /token' }).waitFor();
    await expect.poll(() => focused(page)).toBe(target);
    await page.getByRole('button', { name: 'Back to 400 authorization_pending' }).click();
    await page.getByRole('heading', { name: '400 authorization_pending' }).waitFor();
  });

  it('explains what is no message as well, and whatever is newest when nothing is chosen', async () => {
    const desk = await openDesk();
    const { page } = desk;
    await signIn(desk);
    await page.keyboard.press('w');
    await page.getByRole('heading', { name: '400 authorization_pending' }).waitFor();
    await page.getByRole('button', { name: /^Go to person has decided/ }).click();
    await expect
      .poll(() => page.getByRole('listitem').filter({ hasText: 'asked about' }).innerText())
      .toContain('person has decided');
    await page.getByRole('tab', { name: 'Why?' }).waitFor();
    await expect.poll(() => page.getByRole('tab', { name: 'Tokens' }).count()).toBe(0);
  });
});

describe('the past', () => {
  it('offers in each window only what that window may ask', async () => {
    const desk = await openDesk();
    const { till, phone } = await signIn(desk);
    for (let count = 0; count < 3; count += 1) await desk.stepBack();
    for (const { page } of [till, phone]) {
      await page.bringToFront();
      await page.getByText('The console can return to now.').waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Return to now' }).count()).toBe(0);
      await expect.poll(() => page.getByRole('button', { name: 'Fork from here' }).count()).toBe(0);
      expect(await complaints(page)).toEqual([]);
    }
    await desk.page.bringToFront();
    await desk.page.getByRole('button', { name: 'Fork from here' }).waitFor();
    expect(await complaints(desk.page)).toEqual([]);
  });
});

describe('a fork and its parent', () => {
  it('are laid side by side: the same beginning folded, differences gone through by keys', async () => {
    const desk = await openDesk();
    const { page } = desk;
    const { phone } = await signIn(desk);
    await phone.openRequest();
    await phone.deny();
    await stepUntil(desk, /400 access_denied/);
    await page.bringToFront();
    for (let count = 0; count < 6; count += 1) await desk.stepBack();
    await page.getByRole('button', { name: 'Fork from here' }).click();
    await page.getByLabel('Name of the fork').fill('What if nobody denied');
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fork', exact: true }).click();
    await expect.poll(() => page.title()).toBe('What if nobody denied — CIBA Workbench');
    await page.getByText(/You are looking at \d/).waitFor({ state: 'detached' });
    await desk.step();
    await page.getByRole('button', { name: 'Compare with another run' }).click();
    await page
      .getByRole('button', { name: /Compare with$|Choose a run/ })
      .last()
      .click();
    await page.getByRole('option', { name: /Bank payment the same for the first/ }).click();
    const list = page.getByRole('listbox', { name: 'Messages of both runs' });
    await list.getByText(/The same for the first \d+ entries/).waitFor();
    await page.getByText(/The runs part at/).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('n');
    await expect
      .poll(() => list.getByRole('option', { selected: true }).innerText())
      .toMatch(/missing here|differs|only here/);
    await page.keyboard.press('p');
    await list.getByText(/The same for the first/).click();
    await page.getByText(/You are looking at \d/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Sequence diagram' }).waitFor();
  });
});
