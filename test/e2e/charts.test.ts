/**
 * The state charts in real Chromium: the state of the chosen request, what is possible now in words, the
 * way there as jumps to its moments, and whose charts are shown.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { entriesOf } from '../support/files/recorded.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { complaints } from '../support/pages/complaints.ts';
import { openRichDesk, type RichDesk } from '../support/pages/rich-desk.ts';

let browser: Browser;
let desk: RichDesk;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());
beforeEach(async () => {
  desk = await openRichDesk(browser);
  page = desk.page;
  await page.getByRole('tab', { name: 'Charts', exact: true }).click();
});
afterEach(async () => desk.close());

const card = (name: string) => page.getByRole('region', { name, exact: true });
const stateOf = (name: string) => page.getByRole('img', { name: new RegExp(`^${name}: `) });
const possible = (name: string) =>
  card(name).getByRole('list', { name: 'Possible now' }).getByRole('listitem').allTextContents();
const trail = (name: string) =>
  card(name).getByRole('list', { name: 'Until now' }).getByRole('button');

async function choose(request: string): Promise<void> {
  await page.getByRole('button', { name: /^Request shown in the charts/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(request.slice(0, 4)) }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

it('show the state of each request that is chosen, as the trace tells it', async () => {
  const entries = await entriesOf(desk.workbench, desk.run);
  for (const request of desk.requests) {
    await choose(request);
    const moved = entries.findLast(
      (entry) =>
        entry.kind === 'machine.moved' &&
        entry.machine === 'authentication-request' &&
        entry.instance === request,
    );
    const state = moved?.kind === 'machine.moved' ? moved.to.split('.').at(-1) : undefined;
    await expect
      .poll(() => stateOf('Provider: the request').getAttribute('aria-label'))
      .toBe(`Provider: the request: now ${state ?? ''}`);
  }
  expect(await complaints(page)).toEqual([]);
});

it('say in words what is possible now, and that an end is an end', async () => {
  const [approved = '', waiting = ''] = desk.requests;
  await choose(waiting);
  await expect
    .poll(() => possible('Provider: the request'))
    .toEqual([
      'the client polls far too often → abandoned',
      'its time runs out → expired',
      'the person approves → granted',
      'the person denies → denied',
      'the transaction fails → failed',
    ]);
  await choose(approved);
  await card('Provider: the request').getByText('Nothing: this is an end.').waitFor();
});

it('have a numbered trail, each step a jump to its moment', async () => {
  const [approved = ''] = desk.requests;
  await choose(approved);
  const steps = trail('Provider: the request');
  await expect.poll(() => steps.allTextContents()).toEqual(['1pending', '2granted', '3redeemed']);
  await steps.nth(1).click();
  await expect
    .poll(() => stateOf('Provider: the request').getAttribute('aria-label'))
    .toBe('Provider: the request: now granted');
  await page.getByText('You are looking at').waitFor();
  const entries = await entriesOf(desk.workbench, desk.run);
  const granted = entries.find(
    (entry) => entry.kind === 'machine.moved' && entry.to === 'alive.granted',
  );
  await expect
    .poll(() => page.locator('main.workspace').getAttribute('data-moment'))
    .toBe(String(granted?.seq));
  await expect.poll(() => steps.allTextContents()).toEqual(['1pending', '2granted']);
});

it('are shown of whom one wants, and that is remembered', async () => {
  await page.getByRole('button', { name: 'All charts' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Provider: the polling' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Device: the prompt' }).click();
  await page.keyboard.press('Escape');
  await card('Device: the prompt').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: '4 of 6 charts' }).waitFor();
  await card('Provider: the request').waitFor();
  await expect.poll(() => card('Provider: the polling').count()).toBe(0);
});
