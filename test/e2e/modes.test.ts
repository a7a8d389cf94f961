/**
 * Poll, ping and push side by side in real Chromium: from a button to three lanes on one clock, to the
 * figures, to where they were taken from, and to a text for a document.
 */
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, entriesOf, told } from '../support/files/recorded.ts';
import { complaints } from '../support/pages/complaints.ts';
import { openPlayedDesk, type PlayedDesk, tabTo } from '../support/pages/desk-with-a-run.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';
import { modes, runModes, showModes } from '../support/pages/modes-by-hand.ts';

const hosts = hostsHere();
let desk: PlayedDesk;
let page: Page;

beforeEach(async () => {
  desk = await openPlayedDesk(hosts);
  page = desk.page;
  await showModes(page);
});
afterEach(() => desk.close());

const clock = (): Locator => page.getByRole('slider', { name: 'Moment of the three runs' });
const figure = (name: RegExp): Locator =>
  page.getByRole('table', { name: 'Figures of the three runs' }).getByRole('button', { name });
const lane = (mode: string): Locator => page.getByRole('img', { name: new RegExp(`^${mode}: `) });

/** How high the arrow with that title lies in a lane. */
async function heightOf(mode: string, title: string): Promise<number> {
  const arrow = lane(mode)
    .locator('.mode-arrow')
    .filter({ has: page.locator('title', { hasText: new RegExp(`^${title}$`) }) })
    .locator('.stem')
    .first();
  return Number(await arrow.getAttribute('y1'));
}

async function comparedRuns() {
  const compared = (await told(desk.workbench, 'modes.compared')).at(-1);
  if (compared === undefined) throw new Error('Nothing was compared.');
  return compared.modes;
}

async function complaintsInBothThemes(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await complaints(page)));
  }
  return found;
}

describe('the three modes', () => {
  it('come from one button: three runs, three lanes, one clock', async () => {
    await runModes(page);
    for (const mode of ['Poll', 'Ping', 'Push'])
      await expect.poll(() => lane(mode).count()).toBe(1);
    const names = (await told(desk.workbench, 'run.listed')).map(({ name }) => name);
    expect(names.slice(1)).toEqual([
      'Bank payment · push',
      'Bank payment · ping',
      'Bank payment · poll',
    ]);
    const heights = [];
    for (const mode of ['Poll', 'Ping', 'Push']) heights.push(await heightOf(mode, 'denies'));
    expect(heights[0]).toBeGreaterThan(0);
    expect(new Set(heights).size).toBe(1);
  });

  it('have figures that the records agree with, and that lead into them', async () => {
    await runModes(page);
    const { poll } = await comparedRuns();
    const polls = (await entriesOf(desk.workbench, poll)).filter(
      (entry) =>
        entry.kind === 'message.sent' &&
        entry.wire.kind === 'http.request' &&
        entry.wire.target === '/token',
    );
    expect(polls.length).toBeGreaterThan(0);
    const count = figure(/^Token requests, poll: /);
    await expect.poll(() => count.textContent()).toBe(String(polls.length));
    await expect.poll(() => figure(/^Token requests, push/).count()).toBe(0);
    await count.click();
    await expect.poll(() => page.title()).toContain('Bank payment · poll');
    await expect
      .poll(() => page.getByRole('main').getAttribute('data-moment'))
      .toBe(String(polls[0]?.seq));
    await page.getByRole('option', { name: /POST \/token/, selected: true }).waitFor();
    await page.getByRole('button', { name: 'Side by side' }).click();
    await lane('Push').waitFor();
  });

  it('go to Markdown as they stand there', async () => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: async (text: string) => {
            document.body.dataset['copied'] = text;
          },
        },
      });
    });
    await runModes(page);
    await modes(page).getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('Copied as Markdown.').waitFor();
    const text = await page.evaluate(() => document.body.dataset['copied'] ?? '');
    expect(text).toMatch(/^# Bank payment: poll, ping and push\n/);
    const polled = await figure(/^Token requests, poll: /).textContent();
    expect(text).toContain(`| Token requests | ${polled} |`);
  });

  it('are stepped together by keys, and opened at the moment that is looked at', async () => {
    await runModes(page);
    await tabTo(page, /^Moment of the three runs$/);
    await page.keyboard.press('Home');
    const at = async (): Promise<number> => Number(await clock().getAttribute('aria-valuenow'));
    await expect.poll(at).toBe(0);
    await expect.poll(() => lane('Push').locator('.mode-arrow.future').count()).toBeGreaterThan(3);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(at).toBe(80);
    await expect.poll(() => modes(page).getByText('waiting for 80 ms').count()).toBe(3);
    await page.keyboard.press('ArrowUp');
    await expect.poll(at).toBe(40);
    const { ping } = await comparedRuns();
    await page.getByRole('button', { name: 'Open the ping run at this moment' }).press('Enter');
    await expect.poll(() => page.title()).toContain('Bank payment · ping');
    const shown = (await entriesOf(desk.workbench, ping)).findLast((entry) => entry.at <= 40);
    await expect
      .poll(() => page.getByRole('main').getAttribute('data-moment'))
      .toBe(String(shown?.seq));
  });

  it('play by themselves to the end, and a press brings the line elsewhere', async () => {
    await runModes(page);
    await clock().press('Home');
    await page.getByRole('button', { name: 'Play all three' }).click();
    await expect
      .poll(async () => Number(await clock().getAttribute('aria-valuenow')))
      .toBeGreaterThan(100);
    await clock().click({ position: { x: 200, y: 60 } });
    await page.getByRole('button', { name: 'Play all three' }).waitFor();
    const box = await clock().boundingBox();
    const line = await page.locator('.mode-line').boundingBox();
    expect(Math.abs((line?.y ?? 0) - (box?.y ?? 0) - 60)).toBeLessThan(4);
  });

  it('say why when they cannot be made', async () => {
    await ask(desk.workbench, { kind: 'run.create', name: 'Outside', mode: 'wall', seed: null });
    await expect.poll(() => page.title()).toContain('Outside');
    await showModes(page);
    await modes(page).getByRole('button', { name: 'Run this scenario in all three modes' }).click();
    await page.getByRole('alert').getByText('Outside clients took part in this run').waitFor();
  });

  it('have nothing that axe complains of before they are made', async () => {
    expect(await complaintsInBothThemes()).toEqual([]);
  });

  it('have nothing that axe complains of beside each other', async () => {
    await runModes(page);
    expect(await complaintsInBothThemes()).toEqual([]);
  });
});
