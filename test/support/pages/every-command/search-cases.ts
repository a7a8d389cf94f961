/** The commands of the search, in a run that was denied: each by what is found and chosen after it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CommandCase, Desk } from './command-case.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search the messages' });
const found = (page: Page) => page.getByRole('status', { name: 'Messages found' });
const chosen = (page: Page): Promise<string[]> =>
  page
    .getByRole('listbox', { name: 'Messages', exact: true })
    .getByRole('option', { selected: true })
    .evaluateAll((all) => all.map(({ id }) => id));

let before: readonly string[] = [];

async function note({ page }: Desk): Promise<void> {
  before = await chosen(page);
}

async function isOther({ page }: Desk): Promise<void> {
  await expect.poll(() => chosen(page)).not.toEqual(before);
}

export const searchCases: readonly CommandCase[] = [
  {
    id: 'search.focus',
    after: async ({ page }) => {
      await expect
        .poll(() => field(page).evaluate((element) => element === document.activeElement))
        .toBe(true);
      await field(page).fill('endpoint:token');
      await expect.poll(() => found(page).innerText()).toMatch(/^\d+ of \d+$/);
      await page.keyboard.press('Escape');
      await expect.poll(() => field(page).inputValue()).toBe('endpoint:token');
    },
  },
  { id: 'search.next', before: note, after: isOther },
  { id: 'search.previous', before: note, after: isOther },
  {
    id: 'search.clear',
    after: async ({ page }) => {
      await expect.poll(() => field(page).inputValue()).toBe('');
      await expect.poll(() => found(page).innerText()).toMatch(/^\d+ messages$/);
    },
  },
];
