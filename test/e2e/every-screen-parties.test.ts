/** The windows of the parties in every state: the four stories, and a phone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { hostsIn } from '../support/pages/browser-hosting.ts';
import { startDeviceRun } from '../support/pages/device-run.ts';
import { deviceStates, tourDevice } from '../support/pages/every-screen/device.ts';
import { createJudge } from '../support/pages/every-screen/judge.ts';
import { aTourMs, judgedIn } from '../support/pages/every-screen/judged.ts';
import { storyStates, tourStory } from '../support/pages/every-screen/stories.ts';
import { storyWindows } from '../support/pages/story-windows.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('every state is flawless, and usable when small, of', () => {
  it.each(storyWindows)(
    'the story «$story»',
    async (window) => {
      const { faults, seen } = await judgedIn(browser, (stage) => tourStory(stage, window));
      expect(faults).toEqual([]);
      expect(seen).toEqual(storyStates);
    },
    aTourMs,
  );

  it(
    'a device',
    async () => {
      const { look, stress, faults, seen } = createJudge();
      const runs = await startDeviceRun(hostsIn(browser));
      try {
        await tourDevice({ look, stress, runs });
      } finally {
        await runs.close();
      }
      expect(faults).toEqual([]);
      expect(seen).toEqual(deviceStates);
    },
    aTourMs,
  );
});
