/** The commands of what is shown, of layouts and of settings, in a run that was denied. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { carryOut } from '../every-screen/console-acts.ts';
import { type CommandCase, dialogCame, tabIsShown } from './command-case.ts';

const parties = (page: Page) => page.getByRole('list', { name: 'Parties' });
const part = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part'));
const themeIs = async (page: Page, theme: string) => {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
    .toBe(theme);
};
const told = (page: Page, sentence: string) =>
  page.getByRole('alert').getByText(sentence).first().waitFor();
const undoSaid = async (page: Page, start: RegExp) => {
  await expect.poll(() => page.getByRole('status', { name: 'Undo' }).innerText()).toMatch(start);
};
const interval = (page: Page) => page.getByRole('textbox', { name: 'Poll interval', exact: true });
const intervalIs = async (page: Page, value: string) => {
  await expect.poll(() => interval(page).inputValue()).toBe(value);
};
const channel = (page: Page) => page.getByRole('switch', { name: /^Authentication channel/ });

const showsTab = (id: CommandCase['id'], name: string | RegExp): CommandCase => ({
  id,
  after: ({ page }) => tabIsShown(page, name),
});

export const tabCases: readonly CommandCase[] = [
  showsTab('view.charts', 'Charts'),
  showsTab('view.mermaid', 'Mermaid'),
  showsTab('view.expected', 'Expected'),
  showsTab('view.request', 'Request'),
  showsTab('view.setup', 'Set-up'),
  showsTab('view.product', 'Product'),
  showsTab('view.sequence', 'Sequence'),
  showsTab('view.in-flight', /^In flight/),
  showsTab('view.network', /^Network/),
  showsTab('view.persons', 'Persons'),
  showsTab('view.keys', 'Keys'),
  showsTab('view.bookmarks', /^Bookmarks/),
  showsTab('view.messages', 'Messages'),
  showsTab('view.timers', 'Timers'),
  showsTab('view.breakpoints', 'Breakpoints'),
  showsTab('view.parties', 'Parties'),
  {
    id: 'view.next-part',
    after: async ({ page }) => {
      await expect.poll(() => part(page)).toBe('header');
    },
  },
  {
    id: 'view.previous-part',
    after: async ({ page }) => {
      await expect.poll(() => part(page)).toBe('dock');
    },
  },
  {
    id: 'view.present',
    after: async ({ page }) => {
      await parties(page).waitFor({ state: 'hidden' });
      await page.keyboard.press('F2');
      await parties(page).waitFor();
    },
  },
  {
    id: 'view.maximise',
    before: ({ page }) => page.getByRole('tab', { name: 'Timers' }).click(),
    after: async ({ page }) => {
      await page.getByRole('button', { name: 'All parts' }).click();
      await page.getByRole('tab', { name: 'Sequence' }).waitFor();
    },
  },
];

/** How many windows there are by then. */
const windows = (count: number): CommandCase['after'] =>
  async function come({ stage, page }) {
    await expect.poll(() => stage.context.pages().length).toBe(count);
    await page.bringToFront();
  };

export const layoutCases: readonly CommandCase[] = [
  {
    id: 'layout.save',
    after: async ({ page }) => {
      await expect
        .poll(() =>
          page.getByLabel('Save as it is now').evaluate((one) => one === document.activeElement),
        )
        .toBe(true);
      await page.keyboard.type('My class');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'My class', exact: true }).waitFor();
      await dialogCame(page, 'Windows and layouts');
      await page.keyboard.press('z');
      await page.getByRole('button', { name: 'All parts' }).waitFor();
      await carryOut(page, 'Layout «My class»');
      await page.getByRole('button', { name: 'All parts' }).waitFor({ state: 'detached' });
    },
  },
  { id: 'layout.three', after: windows(3) },
  { id: 'layout.second-screen', after: windows(4) },
  { id: 'layout.audience', after: windows(5) },
  { id: 'layout.tile', after: ({ page }) => told(page, 'only you can move them') },
  {
    id: 'layout.reset',
    before: async ({ page }) => {
      await page.getByRole('tab', { name: 'Timers' }).press('z');
      await page.getByRole('button', { name: 'All parts' }).waitFor();
    },
    after: ({ page }) =>
      page.getByRole('button', { name: 'All parts' }).waitFor({ state: 'detached' }),
  },
  {
    id: 'layout.console',
    before: async ({ page }) => {
      await page.keyboard.press('F2');
      await parties(page).waitFor({ state: 'hidden' });
    },
    after: ({ page }) => parties(page).waitFor(),
  },
];

export const settingCases: readonly CommandCase[] = [
  {
    id: 'settings.channel',
    before: async ({ page }) => {
      await page.keyboard.press('6');
      await channel(page).waitFor();
    },
    after: async ({ page }) => {
      await expect.poll(() => channel(page).isChecked()).toBe(false);
    },
  },
  {
    id: 'settings.undo',
    after: async ({ page }) => {
      await undoSaid(page, /^Undone: the auth/);
      await expect.poll(() => channel(page).isChecked()).toBe(true);
    },
  },
  {
    id: 'settings.redo',
    before: async ({ page }) => {
      if (!(await channel(page).isChecked())) await page.keyboard.press('Control+z');
      await expect.poll(() => channel(page).isChecked()).toBe(true);
    },
    after: async ({ page }) => {
      await undoSaid(page, /^Done again: the auth/);
      await expect.poll(() => channel(page).isChecked()).toBe(false);
    },
  },
  {
    id: 'setup.apply',
    before: async ({ page }) => {
      await carryOut(page, 'Show the set-up');
      await page.getByRole('button', { name: 'Time', exact: true }).click();
      await interval(page).fill('7');
    },
    after: ({ page }) => page.getByText(/^Changed live at/).waitFor(),
  },
  { id: 'setup.undo', after: ({ page }) => intervalIs(page, '5') },
  { id: 'setup.redo', after: ({ page }) => intervalIs(page, '7') },
  {
    id: 'setup.begin',
    before: async ({ page }) => {
      await page.getByRole('button', { name: 'Run and network', exact: true }).click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('With patience');
    },
    after: async ({ page }) => {
      await expect.poll(() => page.title()).toContain('With patience');
    },
  },
  { id: 'workbench.palette', after: ({ page }) => dialogCame(page, 'All commands') },
  {
    id: 'workbench.clauses',
    after: async ({ page }) => {
      await tabIsShown(page, 'Clauses');
      await page.getByRole('listbox', { name: 'Clauses' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('listbox', { name: 'Clauses' }).waitFor({ state: 'detached' });
    },
  },
  { id: 'compare.products', after: ({ page }) => dialogCame(page, 'Compare products') },
  { id: 'workbench.keys', after: ({ page }) => dialogCame(page, 'Keys') },
  { id: 'workbench.theme-dark', after: ({ page }) => themeIs(page, 'dark') },
  { id: 'workbench.theme-light', after: ({ page }) => themeIs(page, 'light') },
  { id: 'workbench.theme-system', after: ({ page }) => themeIs(page, 'system') },
  {
    id: 'workbench.announce',
    after: ({ page }) => told(page, 'Steps are no longer told to screen readers.'),
  },
  { id: 'workbench.letters', after: ({ page }) => told(page, 'Keys of one sign are off.') },
];
