/**
 * Run files, bookmarks and notes in real Chromium, by role and label: each by the keyboard alone,
 * each without a complaint of axe, light and dark.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Workbench } from '#main/workbench.ts';
import { ask, entriesOf, told } from '../support/files/recorded.ts';
import { launchChromium } from '../support/pages/browser.ts';
import {
  type DeskWithARun,
  expectNoComplaints,
  openDeskWithARun,
  openRunsByKeys,
  tabTo,
} from '../support/pages/desk-with-a-run.ts';
import { tabInDialog } from '../support/pages/tabbing.ts';

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

async function showBookmarks(): Promise<void> {
  await page.getByRole('tab', { name: 'Messages' }).focus();
  await page.keyboard.press('End');
  await page.getByRole('region', { name: 'Bookmarks', exact: true }).waitFor();
}

const mark = (id: string, seq: number, title: string, text = '') =>
  ask(workbench, { kind: 'bookmark.set', run, bookmark: { id, at: { seq }, title, text } });

const dialog = () => page.getByRole('dialog');

describe('a run is exported by the keyboard', () => {
  async function exported(act: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    await page.getByText(/^Written: /).waitFor();
    return download;
  }

  it('whole: it says what was written, where and how large, and hands over the same bytes', async () => {
    await page.keyboard.press('x');
    await dialog()
      .getByRole('radio', { name: /^Run file/ })
      .waitFor();
    await expectNoComplaints(page);
    await tabTo(page, /^Export$/);
    const download = await exported(() => page.keyboard.press('Enter'));
    expect(download.suggestedFilename()).toBe('bank-payment.ciba-run.json');
    const told_ = (await told(workbench, 'run.exported')).at(-1);
    const path = told_?.path ?? '';
    expect(readFileSync(await download.path(), 'utf8')).toBe(readFileSync(path, 'utf8'));
    const words = await dialog().getByRole('status').allInnerTexts();
    expect(words.join(' ')).toContain(`${told_?.entries} entries`);
    expect(words.join(' ')).toContain(path);
    expect(words.join(' ')).toMatch(/\d kB\. Saved as bank-payment\.ciba-run\.json/);
    await expectNoComplaints(page);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('as a scenario without entries, from the run menu', async () => {
    await openRunsByKeys(page);
    await expectNoComplaints(page);
    await tabTo(page, /^Export this run/);
    await page.keyboard.press('Enter');
    await tabInDialog(page, dialog(), dialog().getByRole('radio', { name: /^Run file/ }));
    await page.keyboard.press('ArrowDown');
    await dialog()
      .getByRole('radio', { name: /^Scenario/, checked: true })
      .waitFor();
    // It is made first, and says so meanwhile.
    const deed = dialog().getByRole('button', { name: 'Export', exact: true });
    await expect.poll(() => deed.isEnabled()).toBe(true);
    const download = await exported(() => page.keyboard.press('Enter'));
    expect(download.suggestedFilename()).toBe('bank-payment.ciba-scenario.json');
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(file)).not.toContain('entries');
    expect(file['script']).toHaveLength(3);
  });
});

describe('a run file is opened', () => {
  async function fileOfRun(): Promise<string> {
    await ask(workbench, { kind: 'run.export', run, redacted: false });
    return readFileSync((await told(workbench, 'run.exported')).at(-1)?.path ?? '', 'utf8');
  }

  it('by its key, and brings its bookmarks and notes', async () => {
    await mark('b', 3, 'The request', 'Look at the hint.');
    await ask(workbench, { kind: 'notes.set', run, text: 'For the third lesson.' });
    desk.hand('from-home.json', await fileOfRun());
    await page.keyboard.press('o');
    const line = page.getByRole('region', { name: 'Where this run comes from' });
    await expect.poll(() => line.innerText()).toMatch(/From from-home\.json: \d+ entries/);
    await showBookmarks();
    await page.getByRole('button', { name: 'Go to The request, 00:00.000' }).waitFor();
    await expect
      .poll(() => page.getByLabel('Notes on the whole run').inputValue())
      .toBe('For the third lesson.');
    await page
      .getByRole('button', { name: 'Note at 00:00.000, The request: Look at the hint.' })
      .waitFor();
    await expectNoComplaints(page);
  });

  it('or refused with the reason, the place in the file and what to do; the open run is untouched', async () => {
    const before = await entriesOf(workbench, run);
    const text = await fileOfRun();
    desk.hand('broken.json', text.replace('"seq":4,', '"seq":44,'));
    await page.keyboard.press('o');
    const alert = page.getByRole('alert');
    await expect
      .poll(() => alert.innerText())
      .toMatch(
        /broken\.json was not opened[^]*entries\[4\]\.seq: Entry 44 stands where 4 is due\.[^]*Nothing was changed/,
      );
    await expectNoComplaints(page);
    await expect.poll(() => page.title()).toBe('Bank payment — CIBA Workbench');
    await expect.poll(() => entriesOf(workbench, run)).toEqual(before);
    await tabTo(page, /^Dismiss$/);
    await page.keyboard.press('Enter');
    await alert.waitFor({ state: 'detached' });
  });

  it('and a newer one is refused with what to do; a file that reads long shows how far it is', async () => {
    desk.hand('newer.json', '{"format": 7}');
    await page.keyboard.press('o');
    const alert = page.getByRole('alert');
    await expect
      .poll(() => alert.innerText())
      .toMatch(/this version reads up to 1; update the workbench to open it/);
    const fulfilled: (() => void)[] = [];
    await page.route('**/files/?name=*', async (route) => {
      await new Promise<void>((resolve) => fulfilled.push(resolve));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Choose another file' }).press('Enter');
    await page.getByRole('progressbar', { name: 'Reading newer.json, 13 B' }).waitFor();
    await expectNoComplaints(page);
    for (const fulfil of fulfilled) fulfil();
    await alert.waitFor();
  });
});

describe('bookmarks', () => {
  it('are set, renamed, gone to, removed and put back by the keyboard alone', async () => {
    await page.keyboard.press('b');
    await dialog().waitFor();
    await expectNoComplaints(page);
    await page.keyboard.type('The end of it');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await mark('start', 3, 'The request');
    await showBookmarks();
    const list = page.getByRole('list', { name: 'Bookmarks of the run' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(2);
    await tabTo(page, /^Change The request$/);
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await page.keyboard.type('How it began');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Go to How it began/ }).press('Enter');
    await page.getByText(/You are looking at \d/).waitFor();
    await expect.poll(() => page.locator('main').getAttribute('data-moment')).toBe('3');
    await expectNoComplaints(page);
    await tabTo(page, /^Remove How it began$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: 'Put «How it began» back' }).waitFor();
    await page.getByRole('button', { name: /^Go to The end of it/ }).press('Control+z');
    await expect.poll(() => list.getByRole('listitem').count()).toBe(2);
  });

  it('stand on the strip as ticks with their names, which lead there', async () => {
    await mark('start', 3, 'The request');
    await mark('later', 20, 'Asked again');
    const strip = page.getByRole('region', { name: 'Bookmarks on the strip' });
    await expect
      .poll(() => strip.getByRole('button').allInnerTexts())
      .toEqual(['The request', 'Asked again']);
    await strip.getByRole('button', { name: /^Asked again/ }).click();
    await page.getByText(/You are looking at \d/).waitFor();
    await expect.poll(() => page.locator('main').getAttribute('data-moment')).toBe('20');
  });

  it('many of them, with long names, neither overlap on the strip nor push the list aside', async () => {
    const long = 'A name that somebody wrote without thinking of those who have to read it '.repeat(
      2,
    );
    for (let seq = 1; seq <= 30; seq += 1) await mark(`m${seq}`, seq, `${seq} ${long}`, long);
    await showBookmarks();
    const labels = page.locator('.scrubber-label');
    await expect.poll(() => page.locator('.scrubber-mark').count()).toBe(30);
    const boxes = await labels.evaluateAll((all) =>
      all
        .map((one) => one.getBoundingClientRect())
        .map(({ left, right }) => [left, right] as const),
    );
    const inOrder = boxes.toSorted(([left], [right]) => left - right);
    for (const [index, [left]] of inOrder.entries())
      expect(left).toBeGreaterThanOrEqual(inOrder[index - 1]?.[1] ?? 0);
    const widths = await page
      .getByRole('region', { name: 'Bookmarks', exact: true })
      .evaluate((one) => [one.scrollWidth, one.clientWidth]);
    expect(widths[0]).toBe(widths[1]);
    await expectNoComplaints(page);
  });
});

describe('notes', () => {
  it('are written on the chosen message by a key, and stand beside its row without covering any', async () => {
    await page.getByRole('listbox', { name: 'Messages' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('m');
    await dialog().waitFor();
    await page.keyboard.type('Alice said no, and so');
    await page.keyboard.press('Enter');
    await page.keyboard.type('the till hears access_denied.');
    await tabTo(page, /^Set the bookmark$/);
    await page.keyboard.press('Enter');
    const note = page.getByRole('button', {
      name: /^Note at 00:10\.120, 400 access_denied: Alice said no/,
    });
    await note.waitFor();
    const row = page.locator('.row', { hasText: '400 access_denied' });
    const [noteBox, rowBox] = [await note.boundingBox(), await row.boundingBox()];
    const bodyBox = await page.locator('.figure-body').boundingBox();
    expect(noteBox?.x).toBeGreaterThanOrEqual((bodyBox?.x ?? 0) + (bodyBox?.width ?? 0));
    expect(Math.abs((noteBox?.y ?? 0) - (rowBox?.y ?? 0))).toBeLessThan(6);
    const twin = page
      .getByRole('list', { name: 'Sequence of the run' })
      .getByRole('listitem')
      .last();
    await expect
      .poll(() => twin.textContent())
      .toContain('; noted: 400 access_denied: Alice said no, and so');
    await expectNoComplaints(page);
    await note.press('Enter');
    await dialog().getByLabel(/^Note/).press('Control+a');
    await page.keyboard.type('Mended.');
    await tabTo(page, /^Save$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /400 access_denied: Mended\.$/ }).waitFor();
  });

  it('on the whole run are kept when the field is left', async () => {
    await showBookmarks();
    await tabTo(page, /^Mark this moment$/);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Shown after the coffee.');
    await page.getByText('Kept when you leave the field.').waitFor();
    await page.keyboard.press('Shift+Tab');
    await expect
      .poll(async () => (await told(workbench, 'notes.set')).at(-1)?.text)
      .toBe('Shown after the coffee.');
  });
});
