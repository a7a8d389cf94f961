/**
 * The settings of a phone in real Chromium, and all screens of devices judged by axe and at twice
 * the size.
 */
import { describe, expect, it } from 'vitest';
import { complaints } from '../support/pages/complaints.ts';
import { deviceDesk } from '../support/pages/device-desk.ts';

const { runs, open, asked, chooseScheme } = deviceDesk();

describe('the settings of a phone', () => {
  it('take it offline, and what waited comes when it is online', async () => {
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
  });

  it('keep it quiet, and the request waits in the app', async () => {
    const phone = await open('phone-of-bruno');
    await phone.go('Settings');
    await phone.turn('Notifications');
    const authReqId = await runs().signIn('corner-shop', 'bruno', 'PAY-HUSH');
    await runs().stepUntil('prompt.arrived', 1);
    await phone.go('Lock');
    await phone.shows('Notifications are off. Waiting in the app: 1.');
    await expect.poll(() => phone.badges()).toEqual([authReqId.slice(0, 4)]);
  });

  it('turn CIBA transactions away', async () => {
    const phone = await open('phone-of-bruno');
    await phone.go('Settings');
    await phone.turn('CIBA transactions');
    await runs().signIn('corner-shop', 'bruno', 'PAY-AWAY');
    await runs().stepUntil('message.ignored', 1);
    await phone.go('Lock');
    await phone.shows(/prompts are turned away/);
    await expect.poll(() => runs().entries('prompt.arrived')).toEqual([]);
  });

  it('make the network lose its prompts', async () => {
    const phone = await open('phone-of-bruno');
    await phone.go('Settings');
    await phone.page.getByRole('button', { name: /Prompts arrive/ }).click();
    await phone.page.getByRole('option', { name: 'never' }).click();
    await runs().signIn('corner-shop', 'bruno', 'PAY-GONE');
    await runs().stepUntil('message.lost', 1);
    expect((await runs().entries('fault.applied'))[0]?.title).toBe(
      'Prompts reach phone-of-bruno never',
    );
  });
});

describe.each(['light', 'dark'] as const)('the devices in %s', (scheme) => {
  it('give axe nothing to complain of', async () => {
    await chooseScheme(scheme);
    const [phone] = await asked('phone-of-alice', 'alice', 2);
    const found: string[] = await complaints(phone.page);
    await phone.press('Approve');
    await phone.enterPin('0000');
    await phone.shows('Wrong PIN. 2 tries left.');
    found.push(...(await complaints(phone.page)));
    for (const app of ['Requests', 'Settings', 'Lock'] as const) {
      await phone.go(app);
      found.push(...(await complaints(phone.page)));
    }
    const mail = await open('mail-of-carla');
    await runs().signIn('night-train', 'carla', 'SEAT-12');
    await runs().stepUntil('letter.arrived', 1);
    await mail.go('Mail');
    found.push(...(await complaints(mail.page)));
    await mail.press('Read the e-mail: Night Train asks you to confirm a sign-in');
    found.push(...(await complaints(mail.page)));
    await mail.press('Open the approval page');
    found.push(...(await complaints(mail.page)));
    expect(found).toEqual([]);
  });

  it('need no scrolling sideways at 200 %', async () => {
    await chooseScheme(scheme);
    const [phone] = await asked('phone-of-bruno', 'bruno');
    await phone.page.setViewportSize({ width: 640, height: 360 });
    const widths = await phone.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBe(widths[1]);
    await phone.press('Approve');
    await runs().stepUntil('request.decided', 1);
  });
});
