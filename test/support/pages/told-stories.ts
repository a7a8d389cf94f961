/**
 * The stories told by hand in their own windows: somebody presses at the relying party, and somebody
 * decides on the phone, or does not. Only time is let run in the console. Told in both hosts.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type DevicePage, deviceOn } from './device-pages.ts';
import type { Sitting } from './sittings.ts';
import type { Person, StoryWindow } from './story-windows.ts';
import type { Console } from './workbench-pages.ts';

export interface Told {
  readonly window: StoryWindow;
  readonly desk: Console;
  readonly shop: Page;
  readonly phone: DevicePage;
}

const phones: Readonly<Record<Person, string>> = { alice: 'Alice’s phone', bruno: 'Bruno’s phone' };

/** Begins the story on the start page, and opens its window and that person's phone. */
export async function openStory(
  { desk }: Sitting,
  window: StoryWindow,
  person: Person = 'alice',
): Promise<Told> {
  await desk.begin(window.begins);
  const shop = await desk.open(window.title);
  await shop.getByRole('button', { name: window.idle }).waitFor();
  const phone = deviceOn(await desk.open(phones[person]));
  await phone.shows('No requests. They appear here.');
  return { window, desk, shop, phone };
}

async function press({ window, shop }: Told, person: Person = 'alice'): Promise<void> {
  await shop.bringToFront();
  await window.press(shop, person);
  await shop.getByRole('status').getByRole('heading').waitFor();
}

/** Asks, and lets time run as on the wall until the request is open on the phone. */
export async function askAndOpen(told: Told): Promise<void> {
  const { window, desk, phone } = told;
  await press(told);
  await desk.run();
  await phone.openRequestFrom(window.asks);
  await phone.shows('Does the other screen show the same message?');
  await expect.poll(() => headingOf(told)).toBe(window.waiting);
}

/** They compare the messages and approve; then it begins anew. */
export async function tellApproval(told: Told): Promise<void> {
  const { window, desk, shop, phone } = told;
  await askAndOpen(told);
  const message = phone.page.getByLabel('Message on both screens');
  const said = shop.getByRole('status').getByLabel('Message on both screens');
  await expect.poll(() => message.innerText()).toBe(await said.innerText());
  await window.confirm(phone);
  await phone.shows(/^(Sending your answer|Approved)$/);
  await desk.letTimeFly();
  await endsAs(told, 'approved');
  await phone.shows('Approved');
  await shop.bringToFront();
  await shop.getByRole('button', { name: window.again }).click();
  await shop.getByRole('button', { name: window.idle }).waitFor();
  await shop.getByRole('status').waitFor({ state: 'detached' });
}

export async function tellDenial(told: Told): Promise<void> {
  const { desk, shop, phone } = told;
  await askAndOpen(told);
  await phone.press('Deny');
  await phone.shows(/^(Sending your answer|Denied)$/);
  await desk.letTimeFly();
  await endsAs(told, 'denied');
  await shop.getByLabel('Why it ended').getByText('access_denied').waitFor();
  await phone.shows('Denied');
}

/** It rings, and nobody looks. */
export async function tellSilence(told: Told): Promise<void> {
  const { window, desk, phone } = told;
  await press(told);
  await desk.run();
  await phone.shows('asks you to confirm a sign-in');
  await expect.poll(() => headingOf(told)).toBe(window.waiting);
  await desk.letTimeFly();
  await endsAs(told, 'expired');
  await phone.shows('This request has lapsed');
}

/** Bruno has agreed on a code, and somebody types another one: his phone never rings. */
export async function tellWrongCode(told: Told): Promise<void> {
  const { desk, shop, phone } = told;
  await press(told, 'bruno');
  await desk.run();
  const code = shop.getByLabel('User code');
  await code.waitFor();
  await shop.bringToFront();
  await code.fill('1111');
  await shop.getByRole('button', { name: 'Send the code' }).click();
  await endsAs(told, 'refused');
  const why = shop.getByLabel('Why it ended');
  await why.getByText('invalid_user_code').waitFor();
  await why.getByText('user_code is wrong.').waitFor();
  await desk.letTimeFly();
  await phone.shows('No requests. They appear here.');
}

/** The phone is taken offline in its own settings, and hears of it only when all is over. */
export async function tellOffline(told: Told): Promise<void> {
  const { window, desk, phone } = told;
  await phone.go('Settings');
  await phone.turn('Online');
  await phone.page.getByRole('img', { name: 'Offline' }).waitFor();
  await phone.go('Lock');
  await press(told);
  await desk.run();
  await expect.poll(() => headingOf(told)).toBe(window.waiting);
  await desk.letTimeFly();
  await endsAs(told, 'expired');
  await phone.shows('Offline: nothing reaches this device.');
  await expect.poll(() => phone.page.getByRole('button', { name: /request from/ }).count()).toBe(0);
}

/** What the screen says at the moment, as its heading. */
function headingOf({ shop }: Told): Promise<string> {
  return shop.getByRole('status').getByRole('heading').innerText();
}

async function endsAs(told: Told, end: keyof StoryWindow['ends']): Promise<void> {
  await expect.poll(() => headingOf(told)).toBe(told.window.ends[end]);
}
