/**
 * Whom prompts reach: by links in e-mails and text messages, and ten of them at once without any
 * confusion. Used in both hosts.
 */
import { expect } from 'vitest';
import type { DeviceDesk } from './device-desk.ts';

/** Who is reached by a link, on what, and where the letter stands there. */
export const linkedPeople = [
  { kind: 'e-mail', name: 'mail-of-carla', username: 'carla', app: 'Mail' },
  { kind: 'text message', name: 'mobile-of-dimitri', username: 'dimitri', app: 'Messages' },
] as const;

/** The letter leads to the approval page, which is for nobody else. */
export async function tellLink(
  { runs, open, decisions }: DeviceDesk,
  { kind, name, username, app }: (typeof linkedPeople)[number],
): Promise<void> {
  const device = await open(name);
  await runs().signIn('night-train', username, 'SEAT-12');
  await runs().stepUntil('letter.arrived', 1);
  await device.go(app);
  await device.press(`Read the ${kind}: Night Train asks you to confirm a sign-in`);
  await device.press('Open the approval page');
  await device.page.getByLabel('User name').fill('mallory');
  await device.press('Log in');
  await device.shows('Opening the page');
  await runs().stepUntil('link.refused', 1);
  await device.shows('This link is for somebody else.');
  await device.page.getByLabel('User name').fill(username);
  await device.press('Log in');
  await device.shows('Opening the page');
  await runs().stepUntil('prompt.arrived', 1);
  await device.shows('SEAT-12');
  await device.answer('Approve');
  await runs().stepUntil('request.decided', 1);
  await expect.poll(() => decisions()).toEqual(['approve']);
}

const pairs = [
  ['corner-shop', 'alice'],
  ['city-bank', 'bruno'],
  ['night-train', 'carla'],
  ['corner-shop', 'dimitri'],
  ['city-bank', 'alice'],
  ['night-train', 'bruno'],
  ['corner-shop', 'carla'],
  ['city-bank', 'dimitri'],
  ['night-train', 'alice'],
  ['corner-shop', 'bruno'],
] as const;
const devices = {
  alice: ['phone-of-alice', 'tablet-of-alice'],
  bruno: ['phone-of-bruno'],
  carla: ['mail-of-carla'],
  dimitri: ['mobile-of-dimitri'],
} as const;

/** Each is shown on its own person’s devices alone, with a badge of its own. */
export async function tellTenShown({ runs, open }: DeviceDesk): Promise<void> {
  const badges = new Map<string, string[]>();
  for (const [index, [shop, hint]] of pairs.entries()) {
    const authReqId = await runs().signIn(shop, hint, `PAY-${index}`);
    badges.set(hint, [authReqId.slice(0, 4), ...(badges.get(hint) ?? [])]);
  }
  // Alice has three on two devices each, and Bruno three; four letters for the others.
  await runs().stepUntil('prompt.arrived', 9);
  await runs().stepUntil('letter.arrived', 4);
  for (const [hint, names] of Object.entries(devices)) {
    for (const name of names) {
      const device = await open(name);
      if (hint === 'carla') await device.go('Mail');
      else if (hint === 'dimitri') await device.go('Messages');
      else await device.go('Requests');
      const shown = device.page.locator('.notification .badge');
      await expect.poll(() => shown.count()).toBe(badges.get(hint)?.length);
      await expect.poll(() => shown.allTextContents()).toEqual(badges.get(hint));
    }
  }
  expect(new Set([...badges.values()].flat()).size).toBe(10);
}

/** Each is decided for itself. */
export async function tellTenDecided({ runs, open }: DeviceDesk): Promise<void> {
  const ids: string[] = [];
  for (const [index, [shop, hint]] of pairs.entries())
    ids.push(await runs().signIn(shop, hint, `PAY-${index}`));
  await runs().stepUntil('prompt.arrived', 9);
  const phone = await open('phone-of-bruno');
  const middle = ids[5] ?? '';
  await phone.openRequest(middle.slice(0, 4));
  await phone.shows('PAY-5');
  await phone.answer('Approve');
  await runs().stepUntil('request.decided', 1);
  await expect
    .poll(() => runs().entries('request.decided'))
    .toMatchObject([
      { authReqId: middle, decision: 'approve', device: 'authentication-device/phone-of-bruno' },
    ]);
  await phone.go('Requests');
  const waiting = phone.page.getByRole('region', { name: 'Waiting' }).locator('.badge');
  await expect
    .poll(() => waiting.allTextContents())
    .toEqual([ids[9], ids[1]].map((id) => id?.slice(0, 4)));
}
