/**
 * The tree of forks in real Chromium, by role and label: who left whom and when, by the keyboard
 * alone and without a complaint of axe, light and dark.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Workbench } from '#main/workbench.ts';
import { ask, told } from '../support/files/recorded.ts';
import { launchChromium } from '../support/pages/browser.ts';
import {
  type DeskWithARun,
  expectNoComplaints,
  openDeskWithARun,
  openRunsByKeys,
  tabTo,
} from '../support/pages/desk-with-a-run.ts';

let browser: Browser;
let desk: DeskWithARun;
let page: Page;
let workbench: Workbench;
let run: string;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());

beforeEach(async () => {
  desk = await openDeskWithARun(browser);
  ({ page, workbench, run } = desk);
});
afterEach(() => desk.close());

describe('the tree of forks', () => {
  async function forks(): Promise<string> {
    await ask(workbench, { kind: 'run.fork', run, at: 20, name: 'What if she approved' });
    const child = (await told(workbench, 'run.forked')).at(-1)?.run ?? '';
    await ask(workbench, { kind: 'run.fork', run: child, at: 10, name: 'And if she had not' });
    return child;
  }

  async function toStartPage(): Promise<void> {
    await openRunsByKeys(page);
    await tabTo(page, /^Start page$/);
    await page.keyboard.press('Enter');
  }

  it('says who left whom and when, and opens what is chosen, by the keyboard alone', async () => {
    await forks();
    await expect.poll(() => page.title()).toContain('And if she had not');
    await openRunsByKeys(page);
    const tree = page.getByRole('treegrid', { name: 'Runs' });
    const rows = tree.getByRole('row');
    await expect
      .poll(() => rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-level'))))
      .toEqual(['1', '2', '3']);
    await expect
      .poll(() => rows.nth(2).innerText())
      .toMatch(/And if she had not\s+forked at 00:00\.\d{3}/);
    await expectNoComplaints(page);
    await tabTo(page, /^(And if she had not|Bank payment),/);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => rows.count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.title()).toContain('What if she approved');
  });

  it('leads from a fork to where it left, and compares both in one action', async () => {
    await forks();
    const line = page.getByRole('region', { name: 'Where this run comes from' });
    await expect
      .poll(() => line.innerText())
      .toMatch(/Fork of What if she approved at 00:00\.\d{3}/);
    await tabTo(page, /^Compare with the parent$/);
    await page.keyboard.press('Enter');
    await page.getByRole('listbox', { name: 'Messages of both runs' }).waitFor();
    await page.getByText(/The same for the first \d+ entries/).waitFor();
    await expectNoComplaints(page);
    await page.keyboard.press('Escape');
    await tabTo(page, /^Go there$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.title()).toContain('What if she approved');
    await page.getByText(/You are looking at \d/).waitFor();
    await expect.poll(() => line.innerText()).toContain('Fork of Bank payment');
  });

  it('stands on the start page as well', async () => {
    await forks();
    await expect.poll(() => page.title()).toContain('And if she had not');
    await toStartPage();
    const runs = page.getByRole('region', { name: 'Your runs' });
    await expect.poll(() => runs.getByRole('row').count()).toBe(3);
    await expectNoComplaints(page);
    await tabTo(page, /^Bank payment,/);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Parties' }).waitFor();
  });

  it('takes in a run that begins while it is looked at', async () => {
    await toStartPage();
    await page.getByRole('region', { name: 'Your runs' }).waitFor();
    await page
      .getByRole('button', { name: /^Play the scenario/ })
      .first()
      .click();
    await expect.poll(() => page.getByRole('list', { name: 'Parties' }).count()).toBe(1);
  });
});
