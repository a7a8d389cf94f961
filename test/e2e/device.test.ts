/**
 * The authentication devices in real Chromium, by role and label: every way to decide and not to
 * decide, every way a prompt can reach somebody, and ten requests at once without confusion.
 */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';
import { complaints } from '../support/pages/complaints.ts';
import { type DevicePage, deviceOn } from '../support/pages/device-pages.ts';
import { type DeviceRun, run, startDeviceRun } from '../support/pages/device-run.ts';

let browser: Browser;
let context: BrowserContext;
let runs: DeviceRun;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());

beforeEach(async () => {
  runs = await startDeviceRun(rendererFolder);
  await openContext('light');
  faults = [];
});

afterEach(async () => {
  await context.close();
  await runs.close();
  if (faults.length > 0) throw new Error(`A page complained: ${faults.join('; ')}`);
});

async function openContext(colorScheme: 'light' | 'dark'): Promise<void> {
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  context.on('weberror', (fault) => faults.push(fault.error().message));
}

const open = async (device: string): Promise<DevicePage> =>
  deviceOn(await runs.open(context, device));

/** A device with one prompt that is open, and the badge of its request. */
async function asked(device: string, hint: string, arrivals = 1): Promise<[DevicePage, string]> {
  const page = await open(device);
  const authReqId = await runs.signIn('corner-shop', hint, 'PAY-7KQ4');
  await runs.stepUntil('prompt.arrived', arrivals);
  await page.openRequest(authReqId.slice(0, 4));
  await page.shows('PAY-7KQ4');
  return [page, authReqId];
}

async function decisions(): Promise<readonly string[]> {
  return (await runs.entries('request.decided')).map(({ decision }) => decision);
}

describe('a prompt on the phone', () => {
  it('is approved with the PIN', async () => {
    const [phone] = await asked('phone-of-alice', 'alice', 2);
    await phone.press('Approve');
    await phone.enterPin('2468');
    await phone.shows('Sending your answer');
    await runs.stepUntil('request.decided', 1);
    await runs.step(3);
    await phone.shows('Approved');
    expect(await decisions()).toEqual(['approve']);
  });

  it('says how many tries a wrong PIN leaves, locks it, and is unlocked in the settings', async () => {
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
    expect(await decisions()).toEqual([]);
  });

  it('is approved with a face, which may not be recognised at first', async () => {
    const [phone] = await asked('phone-of-bruno', 'bruno');
    await phone.press('Use another way');
    await phone.press('Face');
    await phone.press('Play that it is not recognised');
    await phone.shows('Not recognised. Try again, or use another way.');
    await phone.press('Look at the phone');
    await runs.stepUntil('request.decided', 1);
    expect(await decisions()).toEqual(['approve']);
  });

  it('is denied', async () => {
    const [phone] = await asked('phone-of-bruno', 'bruno');
    await phone.press('Deny');
    await runs.stepUntil('request.decided', 1);
    await runs.step(2);
    await phone.shows('Denied');
    expect(await decisions()).toEqual(['deny']);
  });

  it('is reported as a fraud', async () => {
    const [phone] = await asked('phone-of-bruno', 'bruno');
    await phone.press('I did not ask for this');
    await runs.stepUntil('fraud.reported', 1);
    expect(await decisions()).toEqual(['deny']);
  });

  it('lapses when it is ignored', async () => {
    const phone = await open('phone-of-bruno');
    await runs.signIn('corner-shop', 'bruno', 'PAY-LATE');
    await runs.stepUntil('prompt.arrived', 1);
    await phone.shows('asks you to confirm a sign-in');
    await runs.lapse();
    await phone.shows('This request has lapsed');
  });

  it('shows who asks and for what', async () => {
    const [phone, authReqId] = await asked('phone-of-bruno', 'bruno');
    const screen = phone.page.getByRole('region', { name: 'Phone' });
    const text = await screen.innerText();
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Corner Shop asks');
    expect(text).toContain(authReqId.slice(0, 4));
    expect(await phone.page.getByRole('list', { name: 'What it may do' }).innerText()).toBe(
      'Know that it is you\nSee your name\nTake one payment',
    );
  });
});

describe('the settings of a phone', () => {
  it('take it offline, and what waited comes when it is online', async () => {
    const phone = await open('phone-of-bruno');
    await phone.go('Settings');
    await phone.turn('Online');
    await phone.page.getByRole('img', { name: 'Offline' }).waitFor();
    await runs.signIn('corner-shop', 'bruno', 'PAY-WAIT');
    await runs.stepUntil('message.held', 1);
    await phone.go('Lock');
    await phone.shows('Offline: nothing reaches this device.');
    await phone.go('Settings');
    await phone.turn('Online');
    await runs.stepUntil('prompt.arrived', 1);
    await phone.go('Lock');
    await phone.shows('asks you to confirm a sign-in');
  });

  it('keep it quiet, and the request waits in the app', async () => {
    const phone = await open('phone-of-bruno');
    await phone.go('Settings');
    await phone.turn('Notifications');
    const authReqId = await runs.signIn('corner-shop', 'bruno', 'PAY-HUSH');
    await runs.stepUntil('prompt.arrived', 1);
    await phone.go('Lock');
    await phone.shows('Notifications are off. Waiting in the app: 1.');
    expect(await phone.badges()).toEqual([authReqId.slice(0, 4)]);
  });

  it('turn CIBA transactions away', async () => {
    const phone = await open('phone-of-bruno');
    await phone.go('Settings');
    await phone.turn('CIBA transactions');
    await runs.signIn('corner-shop', 'bruno', 'PAY-AWAY');
    await runs.stepUntil('message.ignored', 1);
    await phone.go('Lock');
    await phone.shows(/prompts are turned away/);
    expect(await runs.entries('prompt.arrived')).toEqual([]);
  });

  it('make the network lose its prompts', async () => {
    const phone = await open('phone-of-bruno');
    await phone.go('Settings');
    await phone.page.getByRole('button', { name: /Prompts arrive/ }).click();
    await phone.page.getByRole('option', { name: 'never' }).click();
    await runs.signIn('corner-shop', 'bruno', 'PAY-GONE');
    await runs.stepUntil('message.lost', 1);
    expect((await runs.entries('fault.applied'))[0]?.title).toBe(
      'Prompts reach phone-of-bruno never',
    );
  });
});

describe('two requests at once', () => {
  it('stand newest first, and the one that is open keeps its place', async () => {
    const [phone, first] = await asked('phone-of-bruno', 'bruno');
    const second = await runs.signIn('city-bank', 'bruno', 'TRANSFER');
    await runs.stepUntil('prompt.arrived', 2);
    await phone.page.getByRole('button', { name: 'Requests, 2 waiting' }).waitFor();
    await phone.shows('PAY-7KQ4');
    expect(await phone.badges()).toEqual([second, first].map((id) => id.slice(0, 4)));
  });
});

describe('two devices of one person', () => {
  it('race: the slower one says where it was decided', async () => {
    const phone = await open('phone-of-alice');
    const [tablet, authReqId] = await asked('tablet-of-alice', 'alice', 2);
    await phone.openRequest(authReqId.slice(0, 4));
    await tablet.press('Approve');
    await runs.stepUntil('request.decided', 1);
    await runs.step(4);
    await phone.shows('Approved on Alice’s tablet');
  });

  it('open each other’s window, which shows its key to nobody else', async () => {
    const phone = await open('phone-of-alice');
    await phone.press('Other devices');
    const [tablet] = await Promise.all([
      context.waitForEvent('page'),
      phone.page.getByRole('menuitem', { name: 'Alice’s tablet' }).click(),
    ]);
    await tablet.getByRole('heading', { name: 'Alice’s tablet' }).waitFor();
    expect(await tablet.evaluate(() => window.opener === null)).toBe(true);
    expect(new URL(tablet.url()).hash).toBe('');
  });
});

describe('somebody who is reached by a link', () => {
  it.each([
    ['e-mail', 'mail-of-carla', 'carla', 'Mail'],
    ['text message', 'mobile-of-dimitri', 'dimitri', 'Messages'],
  ] as const)('decides by %s', async (kind, name, username, app) => {
    const device = await open(name);
    await runs.signIn('night-train', username, 'SEAT-12');
    await runs.stepUntil('letter.arrived', 1);
    await device.go(app);
    await device.press(`Read the ${kind}: Night Train asks you to confirm a sign-in`);
    await device.press('Open the approval page');
    await device.page.getByLabel('User name').fill('mallory');
    await device.press('Log in');
    await runs.stepUntil('link.refused', 1);
    await device.shows('This link is for somebody else.');
    await device.page.getByLabel('User name').fill(username);
    await device.press('Log in');
    await runs.stepUntil('prompt.arrived', 1);
    await device.shows('SEAT-12');
    await device.press('Approve');
    await runs.stepUntil('request.decided', 1);
    expect(await decisions()).toEqual(['approve']);
  });
});

describe('ten requests of three clients to four people on five devices', () => {
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

  it('are shown each on its own person’s devices alone, with their own badge', async () => {
    const badges = new Map<string, string[]>();
    for (const [index, [shop, hint]] of pairs.entries()) {
      const authReqId = await runs.signIn(shop, hint, `PAY-${index}`);
      badges.set(hint, [authReqId.slice(0, 4), ...(badges.get(hint) ?? [])]);
    }
    // Alice has three on two devices each, and Bruno three; four letters for the others.
    await runs.stepUntil('prompt.arrived', 9);
    await runs.stepUntil('letter.arrived', 4);
    for (const [hint, names] of Object.entries(devices)) {
      for (const name of names) {
        const device = await open(name);
        if (hint === 'carla') await device.go('Mail');
        else if (hint === 'dimitri') await device.go('Messages');
        else await device.go('Requests');
        const shown = device.page.locator('.notification .badge');
        await expect.poll(() => shown.count()).toBe(badges.get(hint)?.length);
        expect(await shown.allTextContents()).toEqual(badges.get(hint));
      }
    }
    expect(new Set([...badges.values()].flat()).size).toBe(10);
  });

  it('are decided each for itself', async () => {
    const ids: string[] = [];
    for (const [index, [shop, hint]] of pairs.entries())
      ids.push(await runs.signIn(shop, hint, `PAY-${index}`));
    await runs.stepUntil('prompt.arrived', 9);
    const phone = await open('phone-of-bruno');
    const middle = ids[5] ?? '';
    await phone.openRequest(middle.slice(0, 4));
    await phone.shows('PAY-5');
    await phone.press('Approve');
    await runs.stepUntil('request.decided', 1);
    expect(await runs.entries('request.decided')).toMatchObject([
      { authReqId: middle, decision: 'approve', device: 'authentication-device/phone-of-bruno' },
    ]);
    await phone.go('Requests');
    const waiting = phone.page.getByRole('region', { name: 'Waiting' }).locator('.badge');
    expect(await waiting.allTextContents()).toEqual([ids[9], ids[1]].map((id) => id?.slice(0, 4)));
  });
});

describe('the keyboard alone', () => {
  it('opens a request and approves it with the PIN', async () => {
    const phone = await open('phone-of-alice');
    await runs.signIn('corner-shop', 'alice', 'PAY-KEYS');
    await runs.stepUntil('prompt.arrived', 2);
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
    await runs.stepUntil('request.decided', 1);
    expect(await decisions()).toEqual(['approve']);
  });
});

async function tabTo({ page }: DevicePage, name: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (label === name) return;
  }
  throw new Error(`Nobody gets to «${name}» by the Tab key.`);
}

describe.each(['light', 'dark'] as const)('the devices in %s', (scheme) => {
  it('give axe nothing to complain of', async () => {
    await context.close();
    await openContext(scheme);
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
    await runs.signIn('night-train', 'carla', 'SEAT-12');
    await runs.stepUntil('letter.arrived', 1);
    await mail.go('Mail');
    found.push(...(await complaints(mail.page)));
    await mail.press('Read the e-mail: Night Train asks you to confirm a sign-in');
    found.push(...(await complaints(mail.page)));
    await mail.press('Open the approval page');
    found.push(...(await complaints(mail.page)));
    expect(found).toEqual([]);
  });

  it('need no scrolling sideways at 200 %', async () => {
    await context.close();
    await openContext(scheme);
    const [phone] = await asked('phone-of-bruno', 'bruno');
    await phone.page.setViewportSize({ width: 640, height: 360 });
    const widths = await phone.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBe(widths[1]);
    await phone.press('Approve');
    await runs.stepUntil('request.decided', 1);
  });
});
