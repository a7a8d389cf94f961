/**
 * What else can be taken in hand on screen, in real Chromium: a message's arrival, a token's life, the
 * provider's keys, the habits of a person and the order of rules; by keyboard, and judged by axe.
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { complaints } from '../support/pages/complaints.ts';
import { signInAtTill } from '../support/pages/demo-sign-in.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';
import { sittings } from '../support/pages/sittings.ts';
import { stepUntil } from '../support/pages/stepping.ts';

const { openDemo } = sittings(hostsHere());

async function makeAlice(page: Page, temperament: RegExp): Promise<void> {
  await page.getByRole('tab', { name: /^Persons/ }).click();
  await page.getByRole('button', { name: /Temperament of Alice/ }).click();
  await page.getByRole('option', { name: temperament }).click();
  const now = new RegExp(`${temperament.source}.*Temperament of Alice`);
  await page.getByRole('button', { name: now }).waitFor();
}

it('the keys of the provider are shown and rotated where the provider is', async () => {
  const { page } = await openDemo();
  await page.getByText(/Keys: 1 signing, 1 published/).click();
  await page.getByRole('button', { name: 'Rotate the keys' }).click();
  const keys = page.getByRole('list', { name: 'Keys of the provider' }).getByRole('listitem');
  await keys.filter({ hasText: 'verifies only' }).waitFor();
  await keys.filter({ hasText: 'ES256, signs' }).waitFor();
  expect(await complaints(page)).toEqual([]);
});

it('a message is frozen without an end, and goes on when it is thawed', async () => {
  const desk = await openDemo('dark');
  const { page } = desk;
  await signInAtTill(desk, 'PAY-HAND');
  await page.getByRole('tab', { name: /^In flight/ }).click();
  await page.getByRole('button', { name: /^Freeze POST/ }).click();
  await page.getByText(/^frozen with 40 ms left/).waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('button', { name: /^Thaw POST/ }).click();
  await page.getByText(/^arrives in/).waitFor();
  await page.getByRole('button', { name: /^Hold for a time: POST/ }).click();
  await page.getByRole('menuitem', { name: 'At most 10 min' }).click();
  await page.getByText(/^held, goes on in 10 min/).waitFor();
});

it('the life of a token is frozen, and its card says so', async () => {
  const desk = await openDemo();
  const { page } = desk;
  await makeAlice(page, /^Careless/);
  await signInAtTill(desk, 'PAY-HAND');
  // The relying party may ask for the keys in the same step.
  await stepUntil(desk, /access_token|jwks|keys/);
  await page.getByRole('tab', { name: 'Timers' }).click();
  await page.getByRole('button', { name: /^Freeze: The access token/ }).click();
  await page.getByRole('button', { name: /^Thaw: The access token/ }).waitFor();
  const left = page.getByRole('meter', { name: /^Time left: The access token/ });
  await expect.poll(() => left.getAttribute('aria-valuetext')).toMatch(/^frozen with/);
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('button', { name: /^Fire now: The access token/ }).click();
  await expect.poll(() => left.count()).toBe(0);
});

it('the habits of a person have fields of their own', async () => {
  const { page } = await openDemo();
  await makeAlice(page, /^Two phones/);
  const chance = page.getByRole('textbox', { name: 'Takes the other phone too (%)' });
  await chance.fill('80');
  await page.keyboard.press('Enter');
  await page.getByText(/on the other as well with a chance of 80 %/).waitFor();
  await page.getByRole('button', { name: /What Alice Amberg reads/ }).click();
  await page.getByRole('option', { name: /^Reads nothing/ }).click();
  expect(await complaints(page)).toEqual([]);
  await makeAlice(page, /^Fatigued/);
  await page.getByRole('textbox', { name: /^Denies so many/ }).fill('7');
  await page.keyboard.press('Enter');
  await page.getByText('after 7 denials they approve').waitFor();
});

it('rules change their order by keys, and the keyboard stays with the rule', async () => {
  const { page } = await openDemo();
  await page.getByRole('tab', { name: /^Network/ }).click();
  for (const text of ['error:slow_down', 'header:DPoP', 'direction:note']) {
    await page.getByRole('button', { name: 'New rule' }).click();
    await page.getByRole('combobox', { name: 'Which messages' }).fill(text);
    await page.getByRole('textbox', { name: /^Title/ }).fill(text);
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.getByRole('button', { name: `Change ${text}` }).waitFor();
  }
  const lines = page.getByRole('region', { name: 'Fault rules' }).getByRole('listitem');
  const placeIs = async (place: number): Promise<void> => {
    await expect.poll(() => lines.nth(place).innerText()).toMatch(/^error:slow_down/);
  };
  await page.getByRole('button', { name: 'Ask later: error:slow_down' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await placeIs(1);
  await page.keyboard.press('Alt+ArrowDown');
  await placeIs(2);
  await page.keyboard.press('Alt+ArrowUp');
  await placeIs(1);
  await page.getByRole('button', { name: 'Ask earlier: error:slow_down' }).click();
  await placeIs(0);
  expect(await complaints(page)).toEqual([]);
});
