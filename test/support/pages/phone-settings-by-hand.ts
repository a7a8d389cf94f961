/** The settings of a phone by role and label: what they let through. Used in both hosts. */
import { expect } from 'vitest';
import type { DeviceDesk } from './device-desk.ts';

/** What waited comes when it is online again. */
export async function tellPhoneOffline({ runs, open }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-bruno');
  await phone.go('Settings');
  await phone.turn('Online');
  await phone.page.getByRole('img', { name: 'Offline' }).waitFor();
  await runs().signIn('corner-shop', 'bruno', 'PAY-WAIT');
  await runs().stepUntil('message.held', 1);
  await phone.go('Lock');
  await phone.shows('Offline: nothing reaches this device.');
  await phone.go('Settings');
  await phone.turn('Online');
  await runs().stepUntil('prompt.arrived', 1);
  await phone.go('Lock');
  await phone.shows('asks you to confirm a sign-in');
  await expect.poll(() => runs().entries('message.released')).toHaveLength(1);
}

/** Nothing rings, and the request waits in the app. */
export async function tellQuietPhone({ runs, open }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-bruno');
  await phone.go('Settings');
  await phone.turn('Notifications');
  const authReqId = await runs().signIn('corner-shop', 'bruno', 'PAY-HUSH');
  await runs().stepUntil('prompt.arrived', 1);
  await phone.go('Lock');
  await phone.shows('Notifications are off. Waiting in the app: 1.');
  await expect.poll(() => phone.badges()).toEqual([authReqId.slice(0, 4)]);
}

/** CIBA transactions are turned away. */
export async function tellNoTransactions({ runs, open }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-bruno');
  await phone.go('Settings');
  await phone.turn('CIBA transactions');
  await runs().signIn('corner-shop', 'bruno', 'PAY-AWAY');
  await runs().stepUntil('message.ignored', 1);
  await phone.go('Lock');
  await phone.shows(/prompts are turned away/);
  await expect.poll(() => runs().entries('prompt.arrived')).toEqual([]);
}

/** The network loses its prompts. */
export async function tellLostPrompts({ runs, open }: DeviceDesk): Promise<void> {
  const phone = await open('phone-of-bruno');
  await phone.go('Settings');
  await phone.choose('Prompts arrive', 'never');
  await runs().signIn('corner-shop', 'bruno', 'PAY-GONE');
  await runs().stepUntil('message.lost', 1);
  expect((await runs().entries('fault.applied'))[0]?.title).toBe(
    'Prompts reach phone-of-bruno never',
  );
}
