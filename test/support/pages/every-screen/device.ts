/** A device's window in each of its states: its screens, its prompts, and every way to decide. */
import type { Page } from 'playwright-core';
import { type DevicePage, deviceOn } from '../device-pages.ts';
import { type DeviceRun, run } from '../device-run.ts';
import type { Judge } from './judge.ts';

export const deviceStates = [
  'lock screen',
  'notice',
  'requests',
  'request',
  'PIN',
  'wrong PIN',
  'PIN locked',
  'settings',
  'settings, busy',
  'offline',
  'request by face',
  'face',
  'face not recognised',
  'sending',
  'approved',
  'denied',
  'reported',
  'lapsed',
  'mail, empty',
  'mail',
  'letter',
  'log-in page',
  'log-in refused',
  'approval page',
  'messages',
  'several requests',
  'request with details',
  'finger',
] as const;

interface Tour extends Pick<Judge, 'look' | 'stress'> {
  readonly runs: DeviceRun;
}

export async function tourDevice(tour: Tour): Promise<void> {
  await byPin(tour);
  await byFace(tour);
  await byLink(tour);
  await byFinger(tour);
}

async function open({ runs }: Tour, device: string): Promise<DevicePage> {
  return deviceOn(await runs.open(device));
}

const reporting = ['I did not ask for this', 'Reported as not yours, and denied'] as const;

/** A new request comes to that device; so many prompts have arrived by then. */
async function asked({ runs }: Tour, phone: DevicePage, hint: string, arrivals: number) {
  const authReqId = await runs.signIn('corner-shop', hint, 'PAY-7KQ4');
  await runs.stepUntil('prompt.arrived', arrivals);
  await phone.page.getByText('PAY-7KQ4').first().waitFor();
  return authReqId.slice(0, 4);
}

/** Three clients ask at once, and one of them wants a payment. */
async function byFinger(tour: Tour): Promise<void> {
  const { look, stress, runs } = tour;
  const tablet = await open(tour, 'tablet-of-alice');
  const { page } = tablet;
  const before = (await runs.entries('prompt.arrived')).length;
  await runs.signIn('night-train', 'alice', 'SEAT-7');
  await runs.signIn('city-bank', 'alice', 'RENT-3', {
    authorization_details: [
      {
        type: 'payment',
        creditor: 'Housing Co-operative Lindenhof',
        instructed_amount: { currency: 'EUR', amount: '812.40' },
      },
    ],
  });
  await runs.signIn('corner-shop', 'alice', 'PAY-7KQ4');
  // Her phone is offline by now; the tablet gets all three.
  await runs.stepUntil('prompt.arrived', before + 3);
  await tablet.go('Requests');
  await page.getByRole('button', { name: 'Open the request from City Bank' }).waitFor();
  await look(page, 'several requests');
  await stress(page, 'device, several requests');
  await tablet.openRequestFrom('City Bank');
  await page.getByText('812.40').waitFor();
  await look(page, 'request with details');
  await tablet.press('Use another way');
  await tablet.press('Finger');
  await page.getByRole('button', { name: 'Touch the sensor' }).waitFor();
  await look(page, 'finger');
  await page.close();
}

async function byPin(tour: Tour): Promise<void> {
  const { look, stress } = tour;
  const phone = await open(tour, 'phone-of-alice');
  const { page } = phone;
  await look(page, 'lock screen');
  const badge = await asked(tour, phone, 'alice', 2);
  await look(page, 'notice');
  await stress(page, 'device, notice');
  await phone.go('Requests');
  await look(page, 'requests');
  await phone.openRequest(badge);
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await look(page, 'request');
  await stress(page, 'device, request');
  await phone.press('Approve');
  await page.getByLabel('PIN', { exact: true }).waitFor();
  await look(page, 'PIN');
  await stress(page, 'device, PIN');
  await phone.enterPin('1111');
  await phone.shows('Wrong PIN. 2 tries left.');
  await look(page, 'wrong PIN');
  await phone.enterPin('2222');
  await phone.shows('Wrong PIN. 1 try left.');
  await phone.enterPin('3333');
  await phone.shows(/The PIN is locked/);
  await look(page, 'PIN locked');
  await phone.go('Settings');
  await look(page, 'settings');
  await phone.turn('Online');
  await phone.turn('Notifications');
  await page.getByRole('img', { name: 'Offline' }).waitFor();
  await look(page, 'settings, busy');
  await stress(page, 'device, settings');
  await phone.go('Lock');
  await look(page, 'offline');
  await page.close();
}

async function byFace(tour: Tour): Promise<void> {
  const { look, stress, runs } = tour;
  const phone = await open(tour, 'phone-of-bruno');
  const { page } = phone;
  await phone.openRequest(await asked(tour, phone, 'bruno', 3));
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await look(page, 'request by face');
  await phone.press('Use another way');
  await phone.press('Face');
  await page.getByRole('button', { name: 'Look at the phone' }).waitFor();
  await look(page, 'face');
  await stress(page, 'device, face');
  await phone.press('Play that it is not recognised');
  await phone.shows('Not recognised. Try again, or use another way.');
  await look(page, 'face not recognised');
  await phone.press('Look at the phone');
  await phone.shows('Face recognised');
  await look(page, 'sending');
  await runs.stepUntil('request.decided', 1);
  await runs.step(3);
  await phone.shows('Approved');
  await look(page, 'approved');
  await phone.press('Done');
  await decidedBy(tour, phone, ['Deny', 'Denied'], 2);
  await look(page, 'denied');
  await phone.press('Done');
  await decidedBy(tour, phone, reporting, 3);
  await look(page, 'reported');
  await phone.press('Done');
  await asked(tour, phone, 'bruno', 6);
  await untilLapsed(tour, page);
  await look(page, 'lapsed');
  await stress(page, 'device, lapsed');
  await page.close();
}

async function untilLapsed({ runs }: Tour, page: Page): Promise<void> {
  await runs.ask({ kind: 'clock.run', run, speed: 1000, pace: 'event' });
  await page.getByText('This request has lapsed', { exact: true }).first().waitFor();
  await runs.ask({ kind: 'clock.pause', run });
}

/** The words are those of the screen that tells what became of it. */
async function decidedBy(
  tour: Tour,
  phone: DevicePage,
  [act, words]: readonly [string, string],
  decisions: number,
) {
  await phone.openRequest(await asked(tour, phone, 'bruno', decisions + 2));
  await phone.answer(act);
  await tour.runs.stepUntil('request.decided', decisions);
  await tour.runs.step(3);
  await phone.shows(words);
}

async function byLink(tour: Tour): Promise<void> {
  const { look, stress, runs } = tour;
  const mail = await open(tour, 'mail-of-carla');
  const { page } = mail;
  await mail.go('Mail');
  await look(page, 'mail, empty');
  await runs.signIn('night-train', 'carla', 'SEAT-12');
  await runs.stepUntil('letter.arrived', 1);
  const letter = page.getByRole('button', { name: /^Read the e-mail: Night Train asks/ });
  await letter.waitFor();
  await look(page, 'mail');
  await stress(page, 'device, mail');
  await letter.click();
  await page.getByRole('button', { name: 'Open the approval page' }).waitFor();
  await look(page, 'letter');
  await mail.press('Open the approval page');
  await page.getByLabel('User name').waitFor();
  await look(page, 'log-in page');
  await stress(page, 'device, log-in page');
  await page.getByLabel('User name').fill('nobody');
  await mail.press('Log in');
  await mail.shows('Opening the page');
  await runs.stepUntil('link.refused', 1);
  await look(page, 'log-in refused');
  await page.getByLabel('User name').fill('carla');
  const arrived = (await runs.entries('prompt.arrived')).length;
  await mail.press('Log in');
  await mail.shows('Opening the page');
  await runs.stepUntil('prompt.arrived', arrived + 1);
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await look(page, 'approval page');
  await stress(page, 'device, approval page');
  await page.close();
  const mobile = await open(tour, 'mobile-of-dimitri');
  await runs.signIn('night-train', 'dimitri', 'SEAT-13');
  await runs.stepUntil('letter.arrived', 2);
  await mobile.go('Messages');
  await look(mobile.page, 'messages');
  await mobile.page.close();
}
