/**
 * A phone that asks for more than a finger, by role and label: with the keyboard alone, back and deny,
 * and a phone that does not ask. Used in both hosts.
 */
import { expect } from 'vitest';
import { coreSettings } from '#shared/profiles/core.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { DeviceDesk } from './device-desk.ts';
import type { DevicePage } from './device-pages.ts';
import { tabTo } from './phone-by-hand.ts';

const [, strong = ''] = coreSettings.acr_values_supported;
const asksMore = 'This needs your PIN as well';

/** Alice's tablet, which knows her by finger and by PIN, with a request that wants the PIN. */
export async function askedForPin({ asked }: DeviceDesk): Promise<DevicePage> {
  const [tablet] = await asked('tablet-of-alice', 'alice', 2, { acr_values: strong });
  return tablet;
}

/** The decisions that left a device, each with the context that it says it reached. */
async function sent({ runs }: DeviceDesk): Promise<readonly string[]> {
  return (await runs().entries('message.sent')).flatMap(({ wire }) => {
    if (wire.kind !== 'channel.note' || wire.subject !== 'decision') return [];
    const { decision, acr = 'nothing' } = bodyObject(wire) ?? {};
    return [`${String(decision)}: ${String(acr)}`];
  });
}

/** By finger and then by PIN, with the keyboard alone. */
export async function tellStepUpByKeys(desk: DeviceDesk): Promise<void> {
  const tablet = await askedForPin(desk);
  const { page } = tablet;
  await page.bringToFront();
  await tabTo(tablet, 'Approve');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: asksMore }).waitFor();
  await expect.poll(() => sent(desk)).toEqual([]);
  await page.keyboard.type('2468');
  await page.keyboard.press('Enter');
  await tablet.shows('Sending your answer');
  await desk.runs().stepUntil('request.decided', 1);
  await expect.poll(() => sent(desk)).toEqual([`approve: ${strong}`]);
}

/** Back at the request, a finger is still too weak; then it is denied where the PIN is asked for. */
export async function tellStepUpDenied(desk: DeviceDesk): Promise<void> {
  const tablet = await askedForPin(desk);
  await tablet.press('Approve');
  await tablet.page.getByRole('heading', { name: asksMore }).waitFor();
  await tablet.press('Back to the request');
  await tablet.shows('Does the other screen show the same message?');
  await tablet.press('Approve');
  await tablet.page.getByRole('heading', { name: asksMore }).waitFor();
  await tablet.answer('Deny');
  await desk.runs().stepUntil('request.decided', 1);
  await expect.poll(() => desk.decisions()).toEqual(['deny']);
}

/** A wrong PIN is no step up, and says how many tries are left. */
export async function tellStepUpByWrongPin(desk: DeviceDesk): Promise<void> {
  const tablet = await askedForPin(desk);
  await tablet.press('Approve');
  await tablet.page.getByRole('heading', { name: asksMore }).waitFor();
  await tablet.enterPin('1111');
  await tablet.shows('Wrong PIN. 2 tries left.');
  await tablet.enterPin('2468');
  await desk.runs().stepUntil('request.decided', 1);
  await expect.poll(() => desk.decisions()).toEqual(['approve']);
}

/** A phone set up to leave it out sends a weak approval, and shows that it was refused and why. */
export async function tellLeftOutStepUp(desk: DeviceDesk): Promise<void> {
  const tablet = await desk.open('tablet-of-alice');
  await tablet.go('Settings');
  await tablet.choose('A stronger sign-in', 'is left out');
  await tablet.go('Lock');
  const authReqId = await desk.runs().signIn('corner-shop', 'alice', 'PAY-WEAK', {
    acr_values: strong,
  });
  await desk.runs().stepUntil('prompt.arrived', 2);
  await tablet.openRequest(authReqId.slice(0, 4));
  await tablet.press('Approve');
  await tablet.shows('Sending your answer');
  await desk.runs().step(6);
  await tablet.shows('Refused: The client asked for a stronger authentication than this.');
  await expect.poll(() => desk.decisions()).toEqual([]);
}
