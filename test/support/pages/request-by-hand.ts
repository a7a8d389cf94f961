/**
 * Requests made by hand in the console, by role and label: built, refused, mended and sent again. Used
 * in both hosts.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { complaints } from './complaints.ts';
import { tabToNamed } from './tabbing.ts';
import type { Console } from './workbench-pages.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const mostSteps = 12;
const patienceMs = 800;
const lookEveryMs = 40;

const sentByHand = (page: Page) =>
  page.getByRole('list', { name: 'Requests sent by hand' }).getByRole('listitem');

/** Sends what is in the builder, and waits until the list says that it is on its way. */
async function sendIt({ page }: Console): Promise<void> {
  const before = await sentByHand(page).count();
  await button(page, 'Send it').click();
  await expect.poll(() => sentByHand(page).count()).toBe(before + 1);
}

/** Steps until the newest request by hand is answered. */
async function answered(desk: Console, says: RegExp): Promise<void> {
  const newest = sentByHand(desk.page).first();
  const isAnswered = (): Promise<boolean> =>
    newest.innerText().then((text) => !text.includes('On its way.'));
  // A step may be somebody else’s, and change nothing that the console shows.
  for (let count = 0; count < mostSteps && !(await isAnswered()); count += 1) {
    await desk.step();
    for (let waited = 0; waited < patienceMs && !(await isAnswered()); waited += lookEveryMs)
      await desk.page.waitForTimeout(lookEveryMs);
  }
  await expect.poll(() => newest.innerText()).toMatch(says);
}

/** Its bytes are shown before it is sent; it is refused for two hints, mended, and sent again. */
export async function tellRefusedRequest(desk: Console): Promise<void> {
  const { page } = desk;
  await desk.showTab('Request');
  const bytes = page.getByLabel('Bytes to be sent');
  await field(page, 'Value of binding_message').fill('HAND-7');
  await expect.poll(() => bytes.innerText()).toContain('binding_message=HAND-7');
  await button(page, 'Break a rule of this request').click();
  await page.getByRole('menuitem', { name: /^Send two hints/ }).click();
  const written = await bytes.innerText();
  expect(written).toContain('&id_token_hint=e30.e30.AA');
  await sendIt(desk);
  await page.getByText('On its way.').waitFor();
  await answered(desk, /400 invalid_request[^]*Rule «has only one hint»[^]*CIBA Core 1\.0 §7\.2/);

  await page.getByRole('option', { name: /POST \/backchannel/ }).click();
  await page.getByRole('radio', { name: 'Raw' }).click();
  const stripped = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  const wires = () => page.getByLabel('Bytes of the message').allInnerTexts();
  await expect.poll(async () => (await wires()).map(stripped)).toContain(stripped(written));

  await desk.showTab('Charts');
  await button(page, 'Edit and send POST /backchannel/authentication again').click();
  await page.getByRole('switch', { name: 'Send id_token_hint' }).focus();
  await page.keyboard.press('Space');
  await sendIt(desk);
  await answered(desk, /200 auth_req_id/);
  await desk.showTab('Sequence');
  await expect.poll(async () => (await desk.sequence()).join('; ')).toMatch(/prompt/);
}

/** An assertion and a signed request go out by the right key, a wrong one or none. */
export async function tellSignedRequest(desk: Console): Promise<void> {
  const { page } = desk;
  await desk.showTab('Set-up');
  await button(page, 'Clients').click();
  await page.getByRole('button', { name: /How it authenticates$/ }).click();
  await page.getByRole('option', { name: 'private_key_jwt' }).click();
  await button(page, 'Apply live').click();
  await page.getByRole('alert').filter({ hasText: 'Begin the next run with it' }).waitFor();
  await button(page, 'Begin a new run with it').click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await desk.showTab('Request');
  await page.getByText(/characters, signed on sending/).waitFor();
  await sendIt(desk);
  await answered(desk, /200 auth_req_id/);

  await button(page, 'Break a rule of this request').click();
  await page.getByRole('menuitem', { name: /^Sign with a wrong key/ }).click();
  await sendIt(desk);
  await answered(desk, /401 invalid_client/);
  await button(page, 'Make it a signed request').click();
  await button(page, 'Break a rule of this request').click();
  await page.getByRole('menuitem', { name: /^Sign with none/ }).click();
  await sendIt(desk);
  await answered(desk, /401 invalid_client/);
  await expect
    .poll(() => page.getByLabel('Bytes to be sent').innerText())
    .toMatch(/request=[\w-]+\.[\w-]+\.&/);
}

/** By the keyboard alone, and axe has no complaint. */
export async function tellRequestByKeys(desk: Console): Promise<void> {
  const { page } = desk;
  await page.getByRole('tab', { name: 'Sequence', exact: true }).focus();
  await page.keyboard.press('End');
  while (!(await page.getByRole('tabpanel', { name: 'Request' }).isVisible()))
    await page.keyboard.press('ArrowLeft');
  await button(page, 'Send it').waitFor();
  expect(await complaints(page)).toEqual([]);
  await tabToNamed(page, 'Break a rule of this request');
  await page.keyboard.press('Enter');
  const broken = page.getByRole('menuitem', { name: /^Send two hints/ });
  await broken.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await tabToNamed(page, 'Send it');
  await page.keyboard.press('Enter');
  await answered(desk, /has only one hint/);
  expect(await complaints(page)).toEqual([]);
}
