/** What is done in a console on the way from one of its states to the next. */
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** A run at its beginning, in a console of its own. */
export async function newRun(stage: Stage, seed: string) {
  const run = await stage.workbench.createRun({ name: 'Bank payment', mode: 'virtual', seed });
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  return { run, page };
}

/** Carries out a command as somebody does who knows no keys. */
export async function carryOut(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /^Find a command/ });
  await field.fill(title);
  const chosen = page
    .getByRole('listbox', { name: 'Results' })
    .getByRole('option', { selected: true });
  await chosen.filter({ hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'detached' });
}

/** Shows every tab of a list, whatever tabs there are, and calls with the name of each. */
export async function eachTab(
  page: Page,
  list: string,
  call: (tab: string) => Promise<void>,
): Promise<void> {
  const tabs = page.getByRole('tablist', { name: list }).getByRole('tab');
  const count = await tabs.count();
  for (let place = 0; place < count; place += 1) {
    await tabs.nth(place).click();
    await call((await tabs.nth(place).getAttribute('data-key')) ?? '');
  }
  await tabs.first().click();
}

/** Something opens, is looked at, and is put away by Escape. */
export async function over(
  page: Page,
  open: () => Promise<void>,
  look: () => Promise<void>,
): Promise<void> {
  await open();
  const dialog = page.getByRole('dialog').first();
  await dialog.waitFor();
  await look();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Nothing has the keyboard, so that every key is for the whole window. */
export async function letKeyboardGo(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
