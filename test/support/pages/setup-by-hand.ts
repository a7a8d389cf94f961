/**
 * The set-up of a run in the console, by role and label: settings change live and for the next run,
 * are refused and found. Used in both hosts.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { complaints } from './complaints.ts';
import { signInAtTill } from './demo-sign-in.ts';
import { stepUntil } from './stepping.ts';
import { tabToNamed } from './tabbing.ts';
import type { Console } from './workbench-pages.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const setupState = (page: Page) => page.getByRole('status', { name: 'State of the set-up' });

/** Goes to the set-up and writes another interval. */
async function writeInterval(desk: Console, seconds: string): Promise<void> {
  await desk.showTab('Set-up');
  await button(desk.page, 'Time').click();
  await field(desk.page, 'Poll interval').fill(seconds);
}

/** The bytes of the answer that acknowledged the sign-in. */
async function acknowledgement(desk: Console): Promise<string> {
  await stepUntil(desk, /200 auth_req_id/);
  await desk.page.getByRole('option', { name: /200 auth_req_id/ }).click();
  await desk.page.getByRole('radio', { name: 'Raw' }).click();
  return desk.page.getByLabel('Bytes of the message').last().innerText();
}

/** The next answer carries the new interval, and undo takes it back. */
export async function tellLiveSetting(desk: Console): Promise<void> {
  const { page } = desk;
  await writeInterval(desk, '7');
  await page.getByText('In force: 5').waitFor();
  await page.getByText('can be applied live').waitFor();
  await button(page, 'Apply live').click();
  await page.getByText(/^Changed live at/).waitFor();
  await page.getByText('differs from default 5').waitFor();
  await desk.showTab('Sequence');
  await signInAtTill(desk, 'PAY-SETUP');
  expect(await acknowledgement(desk)).toContain('"interval":7');
  await desk.showTab('Set-up');
  await button(page, 'Time').click();
  await button(page, 'Undo').click();
  await expect.poll(() => field(page, 'Poll interval').inputValue()).toBe('5');
  await button(page, 'Redo').click();
  await expect.poll(() => field(page, 'Poll interval').inputValue()).toBe('7');
}

/** The next run begins with it, and this one stays as it is. */
export async function tellNextRun(desk: Console): Promise<void> {
  const { page } = desk;
  await writeInterval(desk, '9');
  await button(page, 'Run and network').click();
  await field(page, 'Name').fill('With patience');
  await expect.poll(() => setupState(page).innerText()).toMatch(/holds in the next run only/);
  await expect.poll(() => button(page, 'Apply live').isDisabled()).toBe(true);
  await button(page, 'Begin a new run with it').click();
  await expect.poll(() => page.title()).toContain('With patience');
  await signInAtTill(desk, 'PAY-SETUP');
  expect(await acknowledgement(desk)).toContain('"interval":9');
}

/** What is not right is refused beside its field, and nothing is lost. */
export async function tellInvalidSetting(desk: Console): Promise<void> {
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
}

/** By name, title or sentence; people and clients are settings as well. */
export async function tellFoundSettings(desk: Console): Promise<void> {
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
}

/** By the keyboard alone, and axe has no complaint. */
export async function tellSettingByKeys(desk: Console): Promise<void> {
  const { page } = desk;
  await page.getByRole('tab', { name: 'Sequence', exact: true }).focus();
  await page.keyboard.press('End');
  while (!(await page.getByRole('tabpanel', { name: 'Set-up' }).isVisible()))
    await page.keyboard.press('ArrowLeft');
  // A panel that is opened before it was loaded is empty for a moment.
  await page.getByRole('tabpanel', { name: 'Set-up' }).locator('input').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('poll interval');
  await field(page, 'Poll interval').waitFor();
  await tabToNamed(page, 'Poll interval');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0');
  await page.getByText('Use a whole number from 1 to 3600.').waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('8');
  await tabToNamed(page, 'Apply live');
  await page.keyboard.press('Enter');
  await page.getByText(/^Changed live at/).waitFor();
  expect(await complaints(page)).toEqual([]);
}
