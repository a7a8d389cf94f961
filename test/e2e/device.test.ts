/**
 * The authentication devices in real Chromium, by role and label: every way to decide and not to
 * decide, two requests and two devices at once, and the keyboard alone.
 */
import { describe, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { deviceDesk } from '../support/pages/device-desk.ts';
import {
  tellDenialOnPhone,
  tellFace,
  tellFraud,
  tellLapse,
  tellOtherDevice,
  tellPhoneByKeys,
  tellPin,
  tellRace,
  tellTwoRequests,
  tellWhoAsks,
  tellWrongPins,
} from '../support/pages/phone-by-hand.ts';

const desk = deviceDesk(browserHosts());

describe('a prompt on the phone', () => {
  it('is approved with the PIN', async () => {
    await tellPin(desk);
  });

  it('says how many tries a wrong PIN leaves, locks it, and is unlocked in the settings', async () => {
    await tellWrongPins(desk);
  });

  it('is approved with a face, which may not be recognised at first', async () => {
    await tellFace(desk);
  });

  it('is denied', async () => {
    await tellDenialOnPhone(desk);
  });

  it('is reported as a fraud', async () => {
    await tellFraud(desk);
  });

  it('lapses when it is ignored', async () => {
    await tellLapse(desk);
  });

  it('shows who asks and for what', async () => {
    await tellWhoAsks(desk);
  });
});

describe('two requests at once', () => {
  it('stand newest first, and the one that is open keeps its place', async () => {
    await tellTwoRequests(desk);
  });
});

describe('two devices of one person', () => {
  it('race: the slower one says where it was decided', async () => {
    await tellRace(desk);
  });

  it('open each other’s window, which shows its key to nobody else', async () => {
    await tellOtherDevice(desk);
  });
});

describe('the keyboard alone', () => {
  it('opens a request and approves it with the PIN', async () => {
    await tellPhoneByKeys(desk);
  });
});
