/**
 * The settings of a phone in real Chromium, and all screens of devices judged by axe and at twice
 * the size.
 */
import { describe, expect, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { complaints } from '../support/pages/complaints.ts';
import { deviceDesk } from '../support/pages/device-desk.ts';
import {
  tellLostPrompts,
  tellNoTransactions,
  tellPhoneOffline,
  tellQuietPhone,
} from '../support/pages/phone-settings-by-hand.ts';

const desk = deviceDesk(browserHosts());
const { runs, open, asked, chooseScheme } = desk;

describe('the settings of a phone', () => {
  it('take it offline, and what waited comes when it is online', async () => {
    await tellPhoneOffline(desk);
  });

  it('keep it quiet, and the request waits in the app', async () => {
    await tellQuietPhone(desk);
  });

  it('turn CIBA transactions away', async () => {
    await tellNoTransactions(desk);
  });

  it('make the network lose its prompts', async () => {
    await tellLostPrompts(desk);
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
    await phone.answer('Approve');
    await runs().stepUntil('request.decided', 1);
  });
});
