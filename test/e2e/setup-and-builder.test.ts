/**
 * The set-up of a run and requests made by hand, in real Chromium by role and label: settings change
 * live and for the next run, and requests are built, refused, and sent again.
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

async function openRun(colorScheme: 'light' | 'dark' = 'light'): Promise<Console> {
  const viewport = { width: 1280, height: 800 };
  context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  const desk = consoleOn(page, opensPageIn(context));
  await desk.startDemo();
  return desk;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const setupState = (page: Page) => page.getByRole('status', { name: 'State of the set-up' });

/** Goes to the set-up and writes another interval. */
async function writeInterval(desk: Console, seconds: string): Promise<void> {
  await desk.showTab('Set-up');
  await button(desk.page, 'Time').click();
  await field(desk.page, 'Poll interval').fill(seconds);
}

async function signIn(desk: Console): Promise<void> {
  await tillOn(await desk.open('Corner Shop till')).signIn('alice', 'PAY-SETUP');
  await desk.page.bringToFront();
}

/** The bytes of the answer that acknowledged the sign-in. */
async function acknowledgement(desk: Console): Promise<string> {
  await stepUntil(desk, /200 auth_req_id/);
  await desk.page.getByRole('option', { name: /200 auth_req_id/ }).click();
  await desk.page.getByRole('radio', { name: 'Raw' }).click();
  return desk.page.getByLabel('Bytes of the message').last().innerText();
}

describe('the set-up of a run', () => {
  it('changes live: the next answer carries the new interval, and undo takes it back', async () => {
    const desk = await openRun();
    const { page } = desk;
    await writeInterval(desk, '7');
    await page.getByText('In force: 5').waitFor();
    await page.getByText('can be applied live').waitFor();
    await button(page, 'Apply live').click();
    await page.getByText(/^Changed live at/).waitFor();
    await page.getByText('differs from default 5').waitFor();
    await desk.showTab('Sequence');
    await signIn(desk);
    expect(await acknowledgement(desk)).toContain('"interval":7');
    await desk.showTab('Set-up');
    await button(page, 'Time').click();
    await button(page, 'Undo').click();
    await expect.poll(() => field(page, 'Poll interval').inputValue()).toBe('5');
    await button(page, 'Redo').click();
    await expect.poll(() => field(page, 'Poll interval').inputValue()).toBe('7');
  });

  it('changes for the next run, which begins with it while this one stays as it is', async () => {
    const desk = await openRun();
    const { page } = desk;
    await writeInterval(desk, '9');
    await button(page, 'Run and network').click();
    await field(page, 'Name').fill('With patience');
    await expect.poll(() => setupState(page).innerText()).toMatch(/holds in the next run only/);
    await expect.poll(() => button(page, 'Apply live').isDisabled()).toBe(true);
    await button(page, 'Begin a new run with it').click();
    await expect.poll(() => page.title()).toContain('With patience');
    await signIn(desk);
    expect(await acknowledgement(desk)).toContain('"interval":9');
  });

  it('refuses an invalid value beside its field, and loses nothing', async () => {
    const desk = await openRun();
    const { page } = desk;
    await writeInterval(desk, 'soon');
    await page.getByText('Use a whole number from 1 to 3600.').waitFor();
    await expect.poll(() => setupState(page).innerText()).toMatch(/One value is not right yet/);
    await expect.poll(() => button(page, 'Apply live').isDisabled()).toBe(true);
    await expect.poll(() => button(page, 'Begin a new run with it').isDisabled()).toBe(true);
    await desk.showTab('Charts');
    await page.reload();
    await desk.showTab('Set-up');
    await button(page, 'Time changed').click();
    await expect.poll(() => field(page, 'Poll interval').inputValue()).toBe('soon');
    await button(page, 'Take back Poll interval').click();
    await expect.poll(() => field(page, 'Poll interval').inputValue()).toBe('5');
  });

  it('finds every setting by name, title or sentence, and writes the people and clients too', async () => {
    const desk = await openRun();
    const { page } = desk;
    await desk.showTab('Set-up');
    await page.getByRole('searchbox', { name: 'Search the settings' }).fill('slow_down');
    await field(page, 'Slow-down step').waitFor();
    await page.getByRole('searchbox', { name: 'Search the settings' }).fill('');
    await button(page, 'People').click();
    await button(page, 'Add a person').click();
    await page.getByRole('button', { name: /^Person 3/ }).click();
    await field(page, 'User name').fill('nina');
    await button(page, 'Apply live').click();
    await expect.poll(() => setupState(page).innerText()).toBe('Applied live.');
    await button(page, 'Relying parties').click();
    await button(page, 'Leave out relying party till').click();
    await page.getByText('next run only').first().waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'is written by the keyboard alone, and axe has no complaint in %s',
    async (scheme) => {
      const desk = await openRun(scheme);
      const { page } = desk;
      await page.getByRole('tab', { name: 'Sequence', exact: true }).focus();
      await page.keyboard.press('End');
      while (!(await page.getByRole('tabpanel', { name: 'Set-up' }).isVisible()))
        await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Tab');
      await page.keyboard.type('poll interval');
      await field(page, 'Poll interval').waitFor();
      await tabTo(page, 'Poll interval');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('0');
      await page.getByText('Use a whole number from 1 to 3600.').waitFor();
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('8');
      await tabTo(page, 'Apply live');
      await page.keyboard.press('Enter');
      await page.getByText(/^Changed live at/).waitFor();
      expect(await complaints(page)).toEqual([]);
    },
  );
});

const mostSteps = 12;
const patienceMs = 800;
const lookEveryMs = 40;

const sentByHand = (page: Page) =>
  page.getByRole('list', { name: 'Requests sent by hand' }).getByRole('listitem');

/** Sends what is in the builder, and waits until the list says that it is on its way. */
async function sendIt({ page }: Console): Promise<void> {
  const before = await sentByHand(page).count();
  await button(page, 'Send it').click();
  await expect.poll(() => sentByHand(page).count()).toBe(before + 1);
}

/** Steps until the newest request by hand is answered. */
async function answered(desk: Console, says: RegExp): Promise<void> {
  const newest = sentByHand(desk.page).first();
  const isAnswered = (): Promise<boolean> =>
    newest.innerText().then((text) => !text.includes('On its way.'));
  // A step may be somebody else’s, and change nothing that the console shows.
  for (let count = 0; count < mostSteps && !(await isAnswered()); count += 1) {
    await desk.step();
    for (let waited = 0; waited < patienceMs && !(await isAnswered()); waited += lookEveryMs)
      await desk.page.waitForTimeout(lookEveryMs);
  }
  await expect.poll(() => newest.innerText()).toMatch(says);
}

describe('a request by hand', () => {
  it('shows its bytes before it is sent, is refused for two hints, and is mended and sent again', async () => {
    const desk = await openRun();
    const { page } = desk;
    await desk.showTab('Request');
    const bytes = page.getByLabel('Bytes to be sent');
    await field(page, 'Value of binding_message').fill('HAND-7');
    await expect.poll(() => bytes.innerText()).toContain('binding_message=HAND-7');
    await button(page, 'Break a rule of this request').click();
    await page.getByRole('menuitem', { name: /^Send two hints/ }).click();
    const written = await bytes.innerText();
    expect(written).toContain('&id_token_hint=e30.e30.AA');
    await sendIt(desk);
    await page.getByText('On its way.').waitFor();
    await answered(desk, /400 invalid_request[^]*Rule «has only one hint»[^]*CIBA Core 1\.0 §7\.2/);

    await page.getByRole('option', { name: /POST \/backchannel/ }).click();
    await page.getByRole('radio', { name: 'Raw' }).click();
    const stripped = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
    const wires = () => page.getByLabel('Bytes of the message').allInnerTexts();
    await expect.poll(async () => (await wires()).map(stripped)).toContain(stripped(written));

    await desk.showTab('Charts');
    await button(page, 'Edit and send POST /backchannel/authentication again').click();
    await page.getByRole('switch', { name: 'Send id_token_hint' }).focus();
    await page.keyboard.press('Space');
    await sendIt(desk);
    await answered(desk, /200 auth_req_id/);
    await desk.showTab('Sequence');
    expect((await desk.sequence()).join('; ')).toMatch(/prompt/);
  });

  it('carries an assertion and a signed request by the right key, a wrong one or none', async () => {
    const desk = await openRun();
    const { page } = desk;
    await desk.showTab('Set-up');
    await button(page, 'Clients').click();
    await page.getByRole('button', { name: /How it authenticates$/ }).click();
    await page.getByRole('option', { name: 'private_key_jwt' }).click();
    await button(page, 'Apply live').click();
    await page.getByRole('alert').filter({ hasText: 'Begin the next run with it' }).waitFor();
    await button(page, 'Begin a new run with it').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await desk.showTab('Request');
    await page.getByText(/characters, signed on sending/).waitFor();
    await sendIt(desk);
    await answered(desk, /200 auth_req_id/);

    await button(page, 'Break a rule of this request').click();
    await page.getByRole('menuitem', { name: /^Sign with a wrong key/ }).click();
    await sendIt(desk);
    await answered(desk, /401 invalid_client/);
    await button(page, 'Make it a signed request').click();
    await button(page, 'Break a rule of this request').click();
    await page.getByRole('menuitem', { name: /^Sign with none/ }).click();
    await sendIt(desk);
    await answered(desk, /401 invalid_client/);
    await expect
      .poll(() => page.getByLabel('Bytes to be sent').innerText())
      .toMatch(/request=[\w-]+\.[\w-]+\.&/);
  });

  it.each(['light', 'dark'] as const)(
    'is written and sent by the keyboard alone, and axe has no complaint in %s',
    async (scheme) => {
      const desk = await openRun(scheme);
      const { page } = desk;
      await page.getByRole('tab', { name: 'Sequence', exact: true }).focus();
      await page.keyboard.press('End');
      while (!(await page.getByRole('tabpanel', { name: 'Request' }).isVisible()))
        await page.keyboard.press('ArrowLeft');
      expect(await complaints(page)).toEqual([]);
      await tabTo(page, 'Break a rule of this request');
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: /^Send two hints/ }).waitFor();
      await page.keyboard.press('Enter');
      await tabTo(page, 'Send it');
      await page.keyboard.press('Enter');
      await answered(desk, /has only one hint/);
      expect(await complaints(page)).toEqual([]);
    },
  );
});

const mostTabs = 80;

/** Presses Tab until that control has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    const held = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? '';
    });
    if (held === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${mostTabs} times Tab did not lead to «${name}».`);
}
