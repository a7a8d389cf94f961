/**
 * The devices' windows in the Electron host, as in the browser host: deciding, settings, letters, and
 * ten requests at once. The built bundles on the stand-in, which says what it does not cover.
 */
import { describe, it } from 'vitest';
import {
  linkedPeople,
  tellLink,
  tellTenDecided,
  tellTenShown,
} from '#test/support/pages/crowd-by-hand.ts';
import { deviceDesk } from '#test/support/pages/device-desk.ts';
import {
  tellFace,
  tellFraud,
  tellOtherDevice,
  tellPhoneByKeys,
  tellRace,
  tellWrongPins,
} from '#test/support/pages/phone-by-hand.ts';
import {
  tellLostPrompts,
  tellNoTransactions,
  tellPhoneOffline,
  tellQuietPhone,
} from '#test/support/pages/phone-settings-by-hand.ts';
import { hostInElectron } from '#test/support/stand-in/electron-hosting.ts';

const desk = deviceDesk(hostInElectron);

describe('a prompt on a phone in Electron', () => {
  it('locks the PIN after wrong ones, and the settings unlock it', async () => {
    await tellWrongPins(desk);
  });

  it('is approved with a face, which may not be recognised at first', async () => {
    await tellFace(desk);
  });

  it('is reported as a fraud', async () => {
    await tellFraud(desk);
  });

  it('says on the slower device where it was decided', async () => {
    await tellRace(desk);
  });

  it('is seen on another device by a window of that one', async () => {
    await tellOtherDevice(desk);
  });

  it('is approved with the PIN by the keyboard alone', async () => {
    await tellPhoneByKeys(desk);
  });
});

describe('the settings of a phone in Electron', () => {
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

describe('somebody who is reached by a link in Electron', () => {
  it.each(linkedPeople)('decides by $kind', async (person) => {
    await tellLink(desk, person);
  });
});

describe('ten requests of three clients to four people on five devices in Electron', () => {
  it('are shown each on its own person’s devices alone, with their own badge', async () => {
    await tellTenShown(desk);
  });

  it('are decided each for itself', async () => {
    await tellTenDecided(desk);
  });
});
