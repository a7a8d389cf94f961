/**
 * The book of clauses and terms in real Chromium, by role and label: found by its key and from what
 * cites a clause, read by the keyboard alone, and left again without losing one’s place.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { decide, signIn, told } from '../support/files/recorded.ts';
import {
  bookList,
  bookPage,
  bookSearch,
  bookShelf,
  readPage,
  runFilter,
} from '../support/pages/book-by-hand.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { expectNoComplaints } from '../support/pages/desk-with-a-run.ts';
import { momentIs, tabIsShown } from '../support/pages/every-command/command-case.ts';
import { isAtBeat, lessonColumn } from '../support/pages/lesson-by-hand.ts';
import { sittings } from '../support/pages/sittings.ts';
import { tabToControl } from '../support/pages/tabbing.ts';

const { sit } = sittings(browserHosts());
const viewport = { width: 1280, height: 800 };

/** A sign-in that was polled for and denied, in the console. */
async function denied() {
  const { host, desk } = await sit({ viewport });
  await desk.startDemo();
  const run = (await told(host, 'run.listed')).at(-1)?.run ?? '';
  await signIn(host, run, 8);
  await decide(host, run, 'prompt.denied');
  await desk.page.getByRole('option', { name: /400 access_denied/ }).waitFor();
  return desk.page;
}

/** The page of the start page’s book is open. */
async function openBook(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clauses and terms' }).click();
  await bookList(page, 'Clauses').waitFor();
}

const hasKeyboard = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

describe('the keyboard alone', () => {
  it('opens the book on the start page, searches it, reads a page and puts it away', async () => {
    const { page } = (await sit({ viewport })).desk;
    await page.keyboard.press('h');
    await expect.poll(() => hasKeyboard(page, '[role=option]')).toBe(true);
    await page.keyboard.press('ArrowDown');
    await bookPage(page, 'CIBA Core 1.0 §2, Terminology').waitFor();
    await page.keyboard.press('/');
    await expect.poll(() => hasKeyboard(page, 'input')).toBe(true);
    await page.keyboard.type('waits for the interval');
    await bookPage(page, /§11, Token error response$/).waitFor();
    await expect
      .poll(() => page.getByRole('status', { name: 'Found in the book' }).innerText())
      .toBe('1 found');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => hasKeyboard(page, '[role=option]')).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => hasKeyboard(page, '[role=region]')).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('goes from a refusal to its clause and back to where it was', async () => {
    const page = await denied();
    await page.getByRole('option', { name: /400 access_denied/ }).click();
    await page.getByRole('tab', { name: 'Rules' }).click();
    const chip = page
      .getByRole('listitem')
      .filter({ hasText: 'person did not refuse' })
      .getByRole('button', { name: 'CIBA Core 1.0 §11' });
    await page.getByRole('button', { name: /^person did not refuse/ }).focus();
    await tabToControl(page, chip);
    await page.keyboard.press('Enter');
    await bookPage(page, /§11, Token error response$/).waitFor();
    await tabIsShown(page, 'Clauses');
    await expect.poll(() => hasKeyboard(page, '[role=region]')).toBe(true);
    await page.keyboard.press('Escape');
    await tabIsShown(page, 'Sequence');
    await expect.poll(() => chip.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('follows a term and comes back to the clause', async () => {
    const { page } = (await sit({ viewport })).desk;
    await openBook(page);
    await readPage(page, 'Clauses', /^7.1 Authentication request/, /§7.1, Auth/);
    const term = page
      .getByRole('region', { name: 'Terms', exact: true })
      .getByRole('button', { name: 'hint' });
    await tabToControl(page, term);
    await page.keyboard.press('Enter');
    await bookPage(page, 'Term: hint').waitFor();
    await bookList(page, 'Terms').getByRole('option', { name: /^hint/, selected: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Back to the page before' }).press('Enter');
    const passage = bookPage(page, /§7.1, Authentication request$/);
    await passage.waitFor();
    await expect.poll(() => passage.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('the page of a clause', () => {
  it('shows what it says, its rules with their tables, and its address to copy', async () => {
    const { page } = (await sit({ viewport })).desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openBook(page);
    await readPage(page, 'Clauses', /^11 Token error response/, /§11, Token error response$/);
    const rules = bookPage(page, 'Rules').getByRole('row');
    const row = rules.filter({ hasText: 'waits for the interval' });
    await expect.poll(() => row.innerText()).toMatch(/token/i);
    await page.getByRole('button', { name: 'Copy the address' }).click();
    await page.getByText('Copied.').waitFor();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^https:\/\/openid\.net\/specs\//);
    await expect.poll(() => page.getByRole('dialog').getByRole('link').count()).toBe(0);
  });

  it('tells the meaning of a term in a sentence to whoever comes to it', async () => {
    const { page } = (await sit({ viewport })).desk;
    await openBook(page);
    await readPage(page, 'Clauses', /^4 Registration/, /§4, Registration/);
    const says = bookPage(page, /§4, Registration/);
    await says.getByRole('button', { name: 'delivery mode', exact: true }).first().focus();
    await expect.poll(() => page.getByRole('tooltip').innerText()).toMatch(/poll, ping or push/);
  });

  it('leads to a lesson, at the beat that shows it', async () => {
    const { page } = (await sit({ viewport })).desk;
    await openBook(page);
    await readPage(page, 'Clauses', /^2 Terminology/, /§2, Terminology$/);
    const lessons = bookPage(page, 'Lessons');
    await lessons.getByText(/^Poll:/).click();
    await lessons
      .getByRole('button', { name: /^Open lesson 2 at/ })
      .first()
      .click();
    await isAtBeat(page, 1);
    await lessonColumn(page)
      .getByRole('heading', { name: /^2 Poll:/ })
      .waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('tab', { name: 'Sequence' }).count()).toBe(1);
  });
});

describe('beside a run', () => {
  it('says what was refused under a clause, and leads to the moment', async () => {
    const page = await denied();
    await page.keyboard.press('h');
    await tabIsShown(page, 'Clauses');
    await runFilter(page, 'Refused in this run').click();
    await expect.poll(() => bookList(page, 'Clauses').getByRole('option').count()).toBe(1);
    await readPage(page, 'Clauses', /^11 Token.*refused in this run/, /§11, Token/);
    const moments = page.getByRole('list', { name: 'Refused in this run' }).getByRole('button');
    await expect.poll(() => moments.count()).toBeGreaterThan(1);
    const live = Number(await page.getByRole('main').getAttribute('data-moment'));
    await moments.first().click();
    await momentIs(page, (seq) => seq < live);
    await tabIsShown(page, 'Rules');
    await expect.poll(() => moments.first().getAttribute('aria-current')).toBe('step');
  });

  it('keeps its filter, and grows with the run', async () => {
    const { host, desk } = await sit({ viewport });
    await desk.startDemo();
    const { page } = desk;
    const run = (await told(host, 'run.listed')).at(-1)?.run ?? '';
    await page.keyboard.press('h');
    await runFilter(page, 'Asked in this run').click();
    await page.getByText('No rule has been asked in this run so far.').waitFor();
    await page.reload();
    await page.getByText('No rule has been asked in this run so far.').waitFor();
    await signIn(host, run, 4);
    const asked = bookList(page, 'Clauses').getByRole('option');
    await expect.poll(() => asked.count()).toBeGreaterThan(10);
    await runFilter(page, 'All').click();
    await expect.poll(() => asked.count()).toBeGreaterThan(100);
  });
});

describe('the shelves', () => {
  it('say how often words stand on each, and where they stand nowhere', async () => {
    const { page } = (await sit({ viewport })).desk;
    await openBook(page);
    await bookSearch(page).fill('zeppelin');
    await page.getByText('No clause has «zeppelin» on its page').waitFor();
    await expectNoComplaints(page);
    await bookSearch(page).fill('fatigue');
    await expect.poll(() => bookShelf(page, 'Terms').innerText()).toMatch(/Terms\s*1$/);
    await bookShelf(page, 'Terms').click();
    await readPage(page, 'Terms', /^push fatigue/, /^Term: push fatigue$/);
    await bookSearch(page).fill('');
    await bookShelf(page, 'Public issues').click();
    await readPage(page, 'Public issues', /#8485/, /^better-auth #8485, /);
  });
});
