/**
 * The screen of the past, by role, label and keyboard: why something happened, two runs side by side,
 * and the way from a moment of the past into a run of its own. Used in both hosts.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { complaints } from './complaints.ts';
import { stepUntil } from './stepping.ts';
import { type Console, phoneOn, tillOn } from './workbench-pages.ts';

/** A sign-in until its first poll was told to wait. */
async function signIn(desk: Console) {
  const till = tillOn(await desk.open('Corner Shop till'));
  const phone = phoneOn(await desk.open('Alice’s phone'));
  await till.signIn('alice', 'PAY-PAST');
  await stepUntil(desk, /400 authorization_pending/);
  await desk.page.bringToFront();
  return { till, phone };
}

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
}

/** Why is asked, followed and taken back by the keyboard alone. */
export async function tellWhyByKeys(desk: Console): Promise<void> {
  const { page } = desk;
  await page.getByText('Press W to learn why').waitFor();
  await signIn(desk);
  await page.getByRole('option', { name: /authorization_pending/ }).click();
  await page.keyboard.press('w');
  const chain = page.getByRole('list', { name: 'Why, nearest cause first' });
  await expect.poll(() => chain.getByRole('listitem').first().innerText()).toContain('asked about');
  await expect.poll(() => chain.innerText()).toContain('person has decided');
  await chain.getByRole('button', { name: 'CIBA Core 1.0 §11' }).first().waitFor();
  await expect.poll(() => focused(page)).toMatch(/^Go to 400 authorization_pending/);
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const target = (await focused(page)) ?? '';
  expect(target).toMatch(/^Go to POST \/token/);
  await page.keyboard.press('Enter');
  await page.getByText(/You are looking at \d/).waitFor();
  await page.getByRole('heading', { level: 2, name: 'POST /token' }).waitFor();
  await expect.poll(() => focused(page)).toBe(target);
  await page.getByRole('button', { name: 'Back to 400 authorization_pending' }).click();
  await page.getByRole('heading', { level: 2, name: '400 authorization_pending' }).waitFor();
}

/** What is no message has causes as well; so has the newest, when nothing is chosen. */
export async function tellWhyOfNotes(desk: Console): Promise<void> {
  const { page } = desk;
  await signIn(desk);
  await page.keyboard.press('w');
  await page.getByRole('heading', { level: 2, name: '400 authorization_pending' }).waitFor();
  await page.getByRole('button', { name: /^Go to person has decided/ }).click();
  await expect
    .poll(() => page.getByRole('listitem').filter({ hasText: 'asked about' }).innerText())
    .toContain('person has decided');
  await page.getByRole('tab', { name: 'Why?' }).waitFor();
  await expect.poll(() => page.getByRole('tab', { name: 'Tokens' }).count()).toBe(0);
}

/** The past offers in each window only what that window may ask. */
export async function tellPastOfWindows(desk: Console): Promise<void> {
  const { till, phone } = await signIn(desk);
  for (let count = 0; count < 3; count += 1) await desk.stepBack();
  for (const { page } of [till, phone]) {
    await page.bringToFront();
    await page.getByText('The console can return to now.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Return to now' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'Fork from here' }).count()).toBe(0);
    expect(await complaints(page)).toEqual([]);
  }
  await desk.page.bringToFront();
  await desk.page.getByRole('button', { name: 'Fork from here' }).waitFor();
  expect(await complaints(desk.page)).toEqual([]);
}

/** The same beginning is folded, and the differences are gone through by keys. */
export async function tellForkAndParent(desk: Console): Promise<void> {
  const { page } = desk;
  const { phone } = await signIn(desk);
  await phone.openRequest();
  await phone.deny();
  await stepUntil(desk, /400 access_denied/);
  await page.bringToFront();
  for (let count = 0; count < 6; count += 1) await desk.stepBack();
  await page.getByRole('button', { name: 'Fork from here' }).click();
  await page.getByLabel('Name of the fork').fill('What if nobody denied');
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Fork', exact: true }).click();
  await expect.poll(() => page.title()).toBe('What if nobody denied — CIBA Workbench');
  await page.getByText(/You are looking at \d/).waitFor({ state: 'detached' });
  await desk.step();
  await page.getByRole('button', { name: 'Compare with another run' }).click();
  await page
    .getByRole('button', { name: /Compare with$|Choose a run/ })
    .last()
    .click();
  await page.getByRole('option', { name: /Bank payment · poll the same for the first/ }).click();
  const list = page.getByRole('listbox', { name: 'Messages of both runs' });
  await list.getByText(/The same for the first \d+ entries/).waitFor();
  await page.getByText(/The runs part at/).waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('n');
  await expect
    .poll(() => list.getByRole('option', { selected: true }).innerText())
    .toMatch(/missing here|differs|only here/);
  await page.keyboard.press('p');
  await list.getByText(/The same for the first/).click();
  await page.getByText(/You are looking at \d/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Sequence diagram' }).waitFor();
}
