/**
 * The authentication devices by role and label: every way to decide and not to decide, two requests
 * and two devices at once, and the keyboard alone. Used in both hosts.
 */
import { expect } from 'vitest';
import type { DeviceDesk } from './device-desk.ts';
import type { DevicePage } from './device-pages.ts';

/** It is approved with the PIN. */
export async function tellPin({ runs, asked, decisions }: DeviceDesk): Promise<void> {
  const [phone] = await asked('phone-of-alice', 'alice', 2);
  await phone.press('Approve');
  await phone.enterPin('2468');
  await phone.shows('Sending your answer');
  await runs().stepUntil('request.decided', 1);
  await runs().step(3);
  await phone.shows('Approved');
  await expect.poll(() => decisions()).toEqual(['approve']);
}

/** Wrong PINs lock it, and the settings unlock it. */
export async function tellWrongPins({ asked, decisions }: DeviceDesk): Promise<void> {
  const [phone] = await asked('phone-of-alice', 'alice', 2);
  await phone.press('Approve');
  await phone.enterPin('1111');
  await phone.shows('Wrong PIN. 2 tries left.');
  await phone.enterPin('2222');
  await phone.shows('Wrong PIN. 1 try left.');
  await phone.enterPin('3333');
  await phone.shows(/The PIN is locked/);
  await phone.go('Settings');
  await phone.press('Forget wrong PINs');
  await phone.shows('It is 2468; 3 tries left.');
  await expect.poll(() => decisions()).toEqual([]);
}

/** It is approved with a face, which is not recognised at first. */
export async function tellFace({ runs, asked, decisions }: DeviceDesk): Promise<void> {
  const [phone] = await asked('phone-of-bruno', 'bruno');
  await phone.press('Use another way');
  await phone.press('Face');
  await phone.press('Play that it is not recognised');
  await phone.shows('Not recognised. Try again, or use another way.');
  await phone.answer('Look at the phone');
  await runs().stepUntil('request.decided', 1);
  await expect.poll(() => decisions()).toEqual(['approve']);
}

export async function tellDenialOnPhone({ runs, asked, decisions }: DeviceDesk): Promise<void> {
  const [phone] = await asked('phone-of-bruno', 'bruno');
  await phone.answer('Deny');
  await runs().stepUntil('request.decided', 1);
  await runs().step(2);
  await phone.shows('Denied');
  await expect.poll(() => decisions()).toEqual(['deny']);
}

export async function tellFraud({ runs, asked, decisions }: DeviceDesk): Promise<void> {
  const [phone] = await asked('phone-of-bruno', 'bruno');
  await phone.answer('I did not ask for this');
  await runs().stepUntil('fraud.reported', 1);
  await runs().step(2);
  await phone.shows('Reported as not yours, and denied');
  await expect.poll(() => decisions()).toEqual(['deny']);
}

/** Nobody answers, and it lapses. */
export async function tellLapse({ runs, open, decisions }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-bruno');
  await runs().signIn('corner-shop', 'bruno', 'PAY-LATE');
  await runs().stepUntil('prompt.arrived', 1);
  await phone.shows('asks you to confirm a sign-in');
  await runs().lapse();
  await phone.shows('This request has lapsed');
  await expect.poll(() => decisions()).toEqual([]);
}

/** The prompt shows who asks and for what. */
export async function tellWhoAsks({ asked }: DeviceDesk): Promise<void> {
  const [phone, authReqId] = await asked('phone-of-bruno', 'bruno');
  const screen = phone.page.getByRole('region', { name: 'Phone' });
  const text = await screen.innerText();
  expect(text.replaceAll(/\s+/g, ' ')).toContain('Corner Shop asks');
  expect(text).toContain(authReqId.slice(0, 4));
  await expect
    .poll(() => phone.page.getByRole('list', { name: 'What it may do' }).innerText())
    .toBe('Know that it is you\nSee your name\nTake one payment');
}

/** Two requests stand newest first, and the one that is open keeps its place. */
export async function tellTwoRequests({ runs, asked }: DeviceDesk): Promise<void> {
  const [phone, first] = await asked('phone-of-bruno', 'bruno');
  const second = await runs().signIn('city-bank', 'bruno', 'TRANSFER');
  await runs().stepUntil('prompt.arrived', 2);
  await phone.page.getByRole('button', { name: 'Requests, 2 waiting' }).waitFor();
  await phone.shows('PAY-7KQ4');
  await expect.poll(() => phone.badges()).toEqual([second, first].map((id) => id.slice(0, 4)));
}

/** Two devices of one person race: the slower one says where it was decided. */
export async function tellRace({ runs, open, asked, decisions }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-alice');
  const [tablet, authReqId] = await asked('tablet-of-alice', 'alice', 2);
  await phone.openRequest(authReqId.slice(0, 4));
  await tablet.answer('Approve');
  await runs().stepUntil('request.decided', 1);
  await runs().step(4);
  await phone.shows('Approved on Alice’s tablet');
  await expect.poll(() => decisions()).toEqual(['approve']);
}

/** The window of one device opens that of another, which shows its key to nobody else. */
export async function tellOtherDevice({ runs, open }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-alice');
  await phone.press('Other devices');
  const tablet = await runs().host.opensPage(() =>
    phone.page.getByRole('menuitem', { name: 'Alice’s tablet' }).click(),
  );
  await tablet.getByRole('heading', { name: 'Alice’s tablet' }).waitFor();
  expect(await tablet.evaluate(() => window.opener === null)).toBe(true);
  expect(new URL(tablet.url()).hash).toBe('');
}

/** By the keyboard alone. */
export async function tellPhoneByKeys({ runs, open, decisions }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-alice');
  await runs().signIn('corner-shop', 'alice', 'PAY-KEYS');
  await runs().stepUntil('prompt.arrived', 2);
  await phone.shows('PAY-KEYS');
  const { page } = phone;
  await page.bringToFront();
  await tabTo(phone, 'Open the request from Corner Shop');
  await page.keyboard.press('Enter');
  await phone.shows('Does the other screen show the same message?');
  await tabTo(phone, 'Approve');
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN', { exact: true }).waitFor();
  await page.keyboard.type('2468');
  await page.keyboard.press('Enter');
  await phone.shows('Sending your answer');
  await runs().stepUntil('request.decided', 1);
  await expect.poll(() => decisions()).toEqual(['approve']);
}

/** Goes there by the Tab key alone. */
export async function tabTo({ page }: DevicePage, name: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (label === name) return;
  }
  throw new Error(`Nobody gets to «${name}» by the Tab key.`);
}
