/**
 * The console's screens in the Electron host, as in the browser host: the start page, the set-up, the
 * request builder, and the past. The built bundles on the stand-in, which says what it does not cover.
 */
import { describe, it } from 'vitest';
import {
  tellForkAndParent,
  tellPastOfWindows,
  tellWhyByKeys,
} from '#test/support/pages/past-by-hand.ts';
import { tellRefusedRequest, tellRequestByKeys } from '#test/support/pages/request-by-hand.ts';
import {
  tellInvalidSetting,
  tellLiveSetting,
  tellNextRun,
} from '#test/support/pages/setup-by-hand.ts';
import { sittings } from '#test/support/pages/sittings.ts';
import { tellBeginning, tellFirstToken, tellScenario } from '#test/support/pages/start-by-hand.ts';
import { storyWindows } from '#test/support/pages/story-windows.ts';
import { hostInElectron } from '#test/support/stand-in/electron-hosting.ts';

const { sit, openDemo } = sittings(hostInElectron);
const [, callCentre] = storyWindows;

describe('the start page in Electron', () => {
  it('leads to the first token in three deeds, and says each of them', async () => {
    await tellFirstToken(await sit());
  });

  it('begins a story in one click, and shows its window', async () => {
    await tellBeginning(await sit(), callCentre);
  });

  it('plays a scenario, and remembers that it was looked at', async () => {
    await tellScenario(await sit());
  });
});

describe('the set-up in Electron', () => {
  it('changes live: the next answer carries the new interval, and undo takes it back', async () => {
    await tellLiveSetting(await openDemo());
  });

  it('changes for the next run, which begins with it while this one stays as it is', async () => {
    await tellNextRun(await openDemo());
  });

  it('refuses an invalid value beside its field, and loses nothing over a reload', async () => {
    await tellInvalidSetting(await openDemo());
  });
});

describe('a request by hand in Electron', () => {
  it('is refused for two hints, mended, and sent again', async () => {
    await tellRefusedRequest(await openDemo());
  });

  it('is written and sent by the keyboard alone', async () => {
    await tellRequestByKeys(await openDemo('dark'));
  });
});

describe('the past in Electron', () => {
  it('is asked why by the keyboard alone', async () => {
    await tellWhyByKeys(await openDemo());
  });

  it('offers in each window only what that window may ask', async () => {
    await tellPastOfWindows(await openDemo());
  });

  it('leads into a fork, which is laid beside its parent', async () => {
    await tellForkAndParent(await openDemo());
  });
});
