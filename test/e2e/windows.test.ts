/**
 * Windows in the browser host: one part in place of all, the presenter's size, the audience's window,
 * and layouts by name.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';
import { expectNoComplaints } from '../support/pages/desk-with-a-run.ts';
import { stepUntil } from '../support/pages/stepping.ts';
import { type Console, consoleOn, opensPageIn, tillOn } from '../support/pages/workbench-pages.ts';

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
  const viewport = { width: 1280, height: 800 };
  context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
});

afterEach(async () => {
  await context.close();
  host.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openDemo(): Promise<Console> {
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  const desk = consoleOn(page, opensPageIn(context));
  await desk.startDemo();
  return desk;
}

/** The demonstration up to its first poll, with the till's window. */
async function openSignIn(): Promise<{ desk: Console; till: Page }> {
  const desk = await openDemo();
  const till = tillOn(await desk.open('Corner Shop till'));
  await till.signIn('alice', 'PAY-ROOM');
  await stepUntil(desk, /400 authorization_pending/);
  await desk.page.bringToFront();
  return { desk, till: till.page };
}

async function inMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Windows and layouts' }).click();
  await page.getByRole('button', { name, exact: true }).click();
}

const figure = (page: Page): Locator => page.getByRole('region', { name: 'Sequence diagram' });
const parties = (page: Page): Locator => page.getByRole('list', { name: 'Parties' });
const messages = (page: Page): Locator => page.getByRole('listbox', { name: 'Messages' });

/** Nothing of the page lies beyond its right edge. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

/** Nothing of it is cut off by the window's edges. */
function isWhollyIn(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });
}

describe('one part in place of all', () => {
  it('comes by a double click on its tabs or by Z within it, and goes by Z or its button', async () => {
    const { page } = await openDemo();
    await page.getByRole('tab', { name: 'Messages' }).dblclick();
    await parties(page).waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByRole('tab', { name: 'Network' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'All parts' }).click();
    await parties(page).waitFor();
    await page.getByRole('tab', { name: 'Timers' }).press('z');
    await page.getByRole('tab', { name: 'Network' }).waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByRole('tab', { name: 'Sequence' }).isVisible()).toBe(false);
    await page.keyboard.press('z');
    await page.getByRole('tab', { name: 'Network' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'All parts' }).count()).toBe(0);
  });
});

describe('the presenter’s size', () => {
  it('comes and goes with F2, larger, with nothing cut off and nothing to complain of', async () => {
    const { desk } = await openSignIn();
    const { page } = desk;
    const sizeOf = async (): Promise<number> =>
      (await page.getByRole('tab', { name: 'Sequence' }).boundingBox())?.height ?? 0;
    const usual = await sizeOf();
    const first = page.viewportSize() ?? { width: 1280, height: 800 };
    // Off the buttons, which would say what they do.
    await page.mouse.move(400, 400);
    await page.keyboard.press('F2');
    await parties(page).waitFor({ state: 'hidden' });
    await expect.poll(() => messages(page).isVisible()).toBe(false);
    expect((await sizeOf()) / usual).toBeCloseTo(1.3, 1);
    for (const size of [
      { width: 1280, height: 720 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page);
      for (const part of [
        figure(page),
        page.getByRole('button', { name: 'Step', exact: true }),
        page.getByRole('button', { name: 'Present' }),
        page.getByRole('status', { name: 'Time of the run' }),
      ]) {
        await expect.poll(() => isWhollyIn(part)).toBe(true);
      }
      await expectNoComplaints(page);
    }
    // A laptop's tabs are smaller than a projector's.
    await page.setViewportSize(first);
    await page.keyboard.press('F2');
    await parties(page).waitFor();
    await expect.poll(() => sizeOf()).toBeCloseTo(usual, 0);
  });
});

describe('the audience’s window', () => {
  it('shows the diagram alone, at the console’s moment, and can ask for nothing', async () => {
    const { desk } = await openSignIn();
    const [room] = await Promise.all([
      context.waitForEvent('page'),
      inMenu(desk.page, 'Open the audience’s window'),
    ]);
    await figure(room).waitFor();
    const drawn = room.getByRole('list', { name: 'Sequence of the run' }).getByRole('listitem');
    await expect.poll(async () => (await drawn.allTextContents()).join()).toContain('PAY-ROOM');
    await expect.poll(() => room.getByRole('button').count()).toBe(0);
    await expect.poll(() => room.getByRole('textbox').count()).toBe(0);
    await room.getByRole('status').getByText('paused').waitFor();
    await expectNoComplaints(room);

    const before = await drawn.count();
    for (let count = 0; count < 3; count += 1) await desk.stepBack();
    await room.getByRole('status').getByText('in the past').waitFor();
    await expect.poll(() => drawn.count()).toBeLessThan(before);
    await expectNoComplaints(room);
    const run = (await workbench.port(consoleSession).readTrace('workbench', 0, 100)).entries.find(
      ({ kind }) => kind === 'run.listed',
    );
    const own = {
      view: 'audience',
      run: run !== undefined && 'run' in run ? run.run : '',
      party: '',
    };
    const port = workbench.port({ ...own, view: 'audience' });
    const asked = { run: own.run, device: 'phone-of-alice', prompt: 'any' };
    for (const intent of [
      { kind: 'clock.step', run: own.run },
      { kind: 'cursor.move', run: own.run, to: null },
      { kind: 'prompt.approved', ...asked },
      { kind: 'desk.keep', key: 'dock', value: 'network' },
    ] as const)
      expect(await port.dispatch(intent)).toMatchObject({ kind: 'refused' });
    const seen = JSON.stringify((await port.readTrace(own.run, 0, 100)).entries[0]);
    expect(seen).not.toContain('simulated-secret');
  });
});

const consoleSession = { view: 'console', run: '', party: '' } as const;

describe('layouts by name', () => {
  it('are saved, chosen, renamed and removed, with the console’s panels as they were', async () => {
    const { page } = await openDemo();
    await page.getByRole('tab', { name: 'Network' }).click();
    await page.getByRole('button', { name: 'Windows and layouts' }).click();
    await page.getByLabel('Save as it is now').fill('My class');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rename My class' }).click();
    await expectNoComplaints(page);
    await page.getByLabel('New name of My class').fill('Tuesday');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByRole('button', { name: 'Tuesday', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Persons' }).click();
    await page.reload();
    await inMenu(page, 'Tuesday');
    const chosen = page.getByRole('tablist', { name: 'Messages, network and people' });
    await chosen.getByRole('tab', { name: 'Network', selected: true }).waitFor();
    await page.getByRole('button', { name: 'Windows and layouts' }).click();
    await page.getByRole('button', { name: 'Remove Tuesday' }).click();
    await page.getByRole('button', { name: 'Tuesday', exact: true }).waitFor({ state: 'detached' });
    await expect
      .poll(() => page.getByRole('button', { name: 'Console', exact: true }).count())
      .toBe(1);
  });

  it('open what is missing, and say what a page may not do', async () => {
    const { page } = await openDemo();
    await inMenu(page, 'Console + phone + till');
    await expect.poll(() => context.pages().length).toBe(3);
    const titles = () => Promise.all(context.pages().map((one) => one.title()));
    await expect
      .poll(async () => (await titles()).toSorted())
      .toEqual([
        'Alice’s phone — authentication device',
        'Bank payment · poll — CIBA Workbench',
        'Corner Shop till — relying party',
      ]);
    await page.bringToFront();
    await inMenu(page, 'Console + phone + till');
    await page.getByRole('alert').getByText('only you can move them').waitFor();
    expect(context.pages()).toHaveLength(3);
    await inMenu(page, 'Audience on the second screen');
    await page.getByRole('alert').getByText('Drag the new window').waitFor();
    await expect.poll(() => context.pages().length).toBe(4);
  });

  it('tell what to do where the browser holds windows back', async () => {
    const { page } = await openDemo();
    await page.evaluate(() => {
      globalThis.open = () => null;
    });
    await inMenu(page, 'Console + phone + till');
    await page.getByRole('alert').getByText('held back 2 of 2 windows').waitFor();
    expect(context.pages()).toHaveLength(1);
  });
});
