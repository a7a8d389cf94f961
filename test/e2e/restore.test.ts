/**
 * Nothing is lost: a host that is killed in the middle of a run, and started again at another
 * address, shows the same run at the same moment in the same shape, and offers the windows again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { stepUntil } from '../support/pages/stepping.ts';
import { type Console, consoleOn, opensPageIn, tillOn } from '../support/pages/workbench-pages.ts';
import { type HostProcess, startHostProcess } from '../support/shell/host-process.ts';

let browser: Browser;
let context: BrowserContext;
let folder: string;
let host: HostProcess;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  host = await startHostProcess(folder);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
});

afterEach(async () => {
  await context.close();
  await host.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function openConsole(): Promise<Console> {
  const page = await context.newPage();
  await page.goto(host.address);
  return consoleOn(page, opensPageIn(context));
}

/** What a person would see is the same or is not. */
async function look({ page, sequence, time }: Console) {
  await page.getByText(/You are looking at \d/).waitFor();
  const width = (name: string): Promise<number> =>
    page.locator(`#${name}`).evaluate((panel) => Math.round(panel.getBoundingClientRect().width));
  const selected = (list: string): Promise<string> =>
    page.getByRole('tablist', { name: list }).getByRole('tab', { selected: true }).innerText();
  return {
    name: await page.getByRole('heading', { level: 1 }).innerText(),
    time: await time(),
    lines: await sequence(),
    chosen: await page.getByRole('heading', { level: 2 }).first().innerText(),
    tabs: [
      await selected('Messages, network and people'),
      await selected('Tools'),
      await selected('About this message'),
    ],
    widths: [await width('parties'), await width('history'), await width('inspector')],
  };
}

/** A run stopped in its middle, looked at in its past, with everything set otherwise than usual. */
async function leaveInTheMiddle(desk: Console): Promise<Page> {
  await desk.startDemo();
  const till = tillOn(await desk.open('Corner Shop till'));
  await till.signIn('alice', 'PAY-KILL');
  await stepUntil(desk, /400 authorization_pending/);
  const { page } = desk;
  await page.getByRole('option', { name: /authorization_pending/ }).click();
  await desk.showTab('Rules');
  await desk.showTab('Network');
  await desk.showTab('Timers');
  await page.getByRole('separator').first().focus();
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('ArrowRight');
  for (let count = 0; count < 3; count += 1) await desk.stepBack();
  return till.page;
}

/** Another console shows only what the host has heard of. */
async function isHeld(seenBy: (other: Console) => Promise<unknown>): Promise<void> {
  const other = await openConsole();
  await seenBy(other);
  await other.page.close();
}

describe('a host that is killed in the middle of a run', () => {
  it('comes back with the run, the moment, the chosen message, the tabs and the sizes', async () => {
    const desk = await openConsole();
    await leaveInTheMiddle(desk);
    const before = await look(desk);
    expect(before.tabs).toEqual(['Network', 'Timers', 'Rules']);
    await isHeld(async (other) => {
      await expect.poll(() => look(other)).toEqual(before);
    });
    await desk.page.reload();
    await expect.poll(() => look(desk)).toEqual(before);
    await host.kill();
    await desk.page.getByText('The workbench does not answer').waitFor();

    host = await startHostProcess(folder);
    const again = await openConsole();
    expect(new URL(again.page.url()).origin).not.toBe(new URL(desk.page.url()).origin);
    await expect.poll(() => look(again)).toEqual(before);
    // It is the run itself that is there, and it goes on.
    await again.returnToNow();
    await again.step();
    await again.page.getByText('A window was open when the workbench ended').waitFor();
    const [till] = await Promise.all([
      context.waitForEvent('page'),
      again.page.getByRole('button', { name: 'Open it again' }).click(),
    ]);
    await till.getByText('PAY-KILL').first().waitFor();
    await again.page.bringToFront();
    await again.page.getByText('A window was open').waitFor({ state: 'detached' });
    await expect.poll(async () => (await again.sequence()).length).toBeGreaterThan(0);
  });

  it('comes back with the start page where that was left', async () => {
    const desk = await openConsole();
    await desk.startDemo();
    await desk.page.getByRole('button', { name: /run menu/ }).click();
    await desk.page.getByRole('button', { name: 'Start page' }).click();
    await desk.page.getByRole('heading', { name: 'Your runs' }).waitFor();
    await isHeld((other) => other.page.getByRole('heading', { name: 'Your runs' }).waitFor());
    await host.kill();
    host = await startHostProcess(folder);
    const again = await openConsole();
    await again.page.getByRole('heading', { name: 'Your runs' }).waitFor();
    await expect.poll(() => again.page.getByRole('list', { name: 'Parties' }).count()).toBe(0);
  });
});
