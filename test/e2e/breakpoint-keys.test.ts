/**
 * Breakpoints in hand, in real Chromium: marked where they stand, changed in place, set and taken back
 * by F9 with something to show for it, resumed by F8, and messages edited by E; the parts by F6.
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
import { sightsOf } from '../support/pages/trainer.ts';
import { consoleOn, opensPageIn, tillOn } from '../support/pages/workbench-pages.ts';

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

/** A run that has polled once, with its answer chosen and its console in front. */
async function polledOnce() {
  const viewport = { width: 1280, height: 800 };
  context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  const desk = consoleOn(page, opensPageIn(context));
  await desk.startDemo();
  await tillOn(await desk.open('Corner Shop till')).signIn('alice', 'PAY-KEYS');
  await page.bringToFront();
  await stepUntil(desk, /400 authorization_pending/);
  await page.getByRole('option', { name: /400 authorization_pending/ }).click();
  return { desk, page, ...sightsOf(page) };
}

const said = (page: Page) => page.getByRole('status', { name: 'Breakpoints set' });

describe('F9 on the chosen message', () => {
  it('marks it in the list, the figure and its twin, says so, and takes all of it back', async () => {
    const { desk, page, chosen, figure, button } = await polledOnce();
    const pressed = button('Breakpoint on messages like this');
    await expect.poll(() => pressed.getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('F9');
    await expect
      .poll(() => said(page).innerText())
      .toBe(
        'Time stops for every one: an answer of the token endpoint with error authorization_pending.',
      );
    await expect.poll(() => pressed.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => chosen.innerText()).toContain('a breakpoint is here');
    await expect.poll(() => figure.locator('.row-mark.on').count()).toBe(1);
    expect((await desk.sequence()).at(-1)).toMatch(/authorization_pending.*a breakpoint is here$/);
    expect(await complaints(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('F9');
    await expect.poll(() => said(page).innerText()).toMatch(/^Time no longer stops for an answer/);
    await expect.poll(() => chosen.innerText()).not.toContain('a breakpoint');
    await expect.poll(() => figure.locator('.row-mark').count()).toBe(0);
  });

  it('with Shift is for the next one alone, and then it is switched off', async () => {
    const { page, desk, paused, chosen, button } = await polledOnce();
    await page.keyboard.press('Shift+F9');
    await expect.poll(() => said(page).innerText()).toMatch(/^Time stops for the next one alone/);
    await button('Breakpoint on messages like this').getByText('Breaks on the next one').waitFor();
    await desk.chooseSpeed(1000);
    await page.keyboard.press('F5');
    await paused.getByText('400 authorization_pending').waitFor();
    await expect.poll(() => chosen.innerText()).toContain('a breakpoint is here, switched off');
    await page.keyboard.press('F8');
    await paused.waitFor({ state: 'detached' });
  });
});

describe('a breakpoint that is there', () => {
  it('is changed in place, and Escape leaves it as it was', async () => {
    const { page, desk, button } = await polledOnce();
    await page.keyboard.press('F9');
    await desk.showTab('Breakpoints');
    await button(/^Change: an answer of the token endpoint/).click();
    const form = page.getByRole('form', { name: 'Change the breakpoint' });
    const field = form.getByLabel('When to pause');
    await expect.poll(() => field.inputValue()).toContain('error:authorization_pending');
    await field.fill('error:slow_down');
    await page.keyboard.press('Escape');
    await button(/^Change: an answer of the token endpoint/).click();
    await form.getByRole('button', { name: 'Often asked for' }).click();
    await page.getByRole('menuitem', { name: /^Every slow_down/ }).click();
    await form.getByLabel('Title, if you like').fill('Too soon');
    await form.getByText('Only the next one').click();
    await form.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('switch', { name: 'On: Too soon' }).waitFor();
    await page.getByText('error:slow_down', { exact: true }).waitFor();
    const once = button('Only the next one: Too soon');
    await expect.poll(() => once.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => page.getByRole('switch', { name: /^On:/ }).count()).toBe(1);
    await button('Undo the last change of breakpoints').click();
    await page
      .getByRole('switch', { name: /On: an answer of the token endpoint with error auth/ })
      .waitFor();
  });
});

describe('the keyboard', () => {
  it('resumes one hit by F8 and all by Shift+F8, and edits what was hit by E', async () => {
    const { page, desk, paused } = await polledOnce();
    await page.keyboard.press('F9');
    await desk.showTab('Breakpoints');
    await page.getByRole('button', { name: 'Add a breakpoint' }).click();
    await page.getByLabel('When to pause').fill('from:provider direction:response');
    await page.keyboard.press('Enter');
    await desk.chooseSpeed(1000);
    await page.keyboard.press('F5');
    await paused.getByText('1 of 2').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Edit 400 authorization_pending' }).waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    // A dialog keeps the keys: nothing was resumed behind it.
    await paused.getByText('1 of 2').waitFor();
    await page.keyboard.press('F8');
    await paused.getByText('1 of 2').waitFor({ state: 'detached' });
    await page.keyboard.press('F8');
    await paused.getByText('1 of 2').waitFor();
    const held = await desk.time();
    await page.keyboard.press('Shift+F8');
    await expect.poll(() => desk.time()).not.toBe(held);
  });

  it('goes to each part of the screen and back by F6, and by Enter to a message’s moment', async () => {
    const { page, past } = await polledOnce();
    const part = () =>
      page.evaluate(() =>
        document.activeElement?.closest('[data-part]')?.getAttribute('data-part'),
      );
    const visited: (string | null | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) {
      await page.keyboard.press('F6');
      visited.push(await part());
    }
    expect(visited).toEqual(['inspector', 'header', 'tools', 'history', 'dock']);
    await page.keyboard.press('Shift+F6');
    await expect.poll(() => part()).toBe('history');
    await page.keyboard.press('F6');
    // Back where the keyboard was in there.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Messages');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await past.getByText('00:00.000').waitFor();
  });

  it('says what E needs where nothing can be edited', async () => {
    const { page, desk } = await polledOnce();
    await desk.stepBack();
    await page.getByText(/You are looking at \d/).waitFor();
    await page.keyboard.press('e');
    const sentence = page.getByRole('alert');
    await expect.poll(() => sentence.innerText()).toMatch(/^This is the past\./);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
});
