/**
 * Every view in every state: axe has nothing to complain of in light and dark, every view is as good
 * in high contrast and forced colours, and at 200 % of 1280 × 720 every control can be reached.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { startDeviceRun } from '../support/pages/device-run.ts';
import { authoringStates, tourAuthoring } from '../support/pages/every-screen/authoring.ts';
import {
  bookStates,
  runBookStates,
  tourBook,
  tourRunBook,
} from '../support/pages/every-screen/clauses.ts';
import {
  busyStates,
  emptyStates,
  momentStates,
  tourBusyConsole,
  tourEmptyConsole,
  tourMoments,
} from '../support/pages/every-screen/console.ts';
import { deviceStates, tourDevice } from '../support/pages/every-screen/device.ts';
import {
  dialogStates,
  menuStates,
  tourDialogs,
  tourMenus,
} from '../support/pages/every-screen/dialogs.ts';
import { examStates, tourExams } from '../support/pages/every-screen/exams.ts';
import { createJudge } from '../support/pages/every-screen/judge.ts';
import { aTourMs, judgedIn } from '../support/pages/every-screen/judged.ts';
import { productStates, tourProducts } from '../support/pages/every-screen/products.ts';
import type { Stage } from '../support/pages/every-screen/stage.ts';
import { storyStates, tourStory } from '../support/pages/every-screen/stories.ts';
import {
  audienceStates,
  builderStates,
  setupStates,
  startStates,
  tourAudience,
  tourBuilder,
  tourSetup,
  tourStart,
} from '../support/pages/every-screen/tools.ts';
import { tourVendors, vendorStates } from '../support/pages/every-screen/vendors.ts';
import { storyWindows } from '../support/pages/story-windows.ts';

const hosts = browserHosts();
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const judged = (tour: (stage: Stage) => Promise<void>) => judgedIn(browser, tour);

/** More of them where a list of tabs has grown since. */
const including = (states: readonly string[]): unknown => expect.arrayContaining([...states]);

const screens = [
  ['the start page', tourStart, startStates],
  ['the console while it is empty', tourEmptyConsole, emptyStates],
  ['the console while it is busy', tourBusyConsole, busyStates],
  ['the console paused, in the past, done and lost', tourMoments, momentStates],
  ['the dialogs over the console', tourDialogs, dialogStates],
  ['the menus and forms of the console', tourMenus, menuStates],
  ['the set-up', tourSetup, setupStates],
  ['the consoles of products', tourProducts, productStates],
  ['the request builder', tourBuilder, builderStates],
  ['the audience’s window', tourAudience, audienceStates],
  ['an exam', tourExams, examStates],
  ['two products side by side', tourVendors, vendorStates],
  ['the book of clauses on the start page', tourBook, bookStates],
  ['the book of clauses beside a run', tourRunBook, runBookStates],
  ['a lesson that is written', tourAuthoring, authoringStates],
] as const;

describe('every state is flawless, and usable when small, of', () => {
  it.each(storyWindows)(
    'the story «$story»',
    async (window) => {
      const { faults, seen } = await judged((stage) => tourStory(stage, window));
      expect(faults).toEqual([]);
      expect(seen).toEqual(storyStates);
    },
    aTourMs,
  );

  it(
    'a device',
    async () => {
      const { look, stress, faults, seen } = createJudge();
      const runs = await startDeviceRun(hosts);
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

  it.each(screens)(
    '%s',
    async (_view, tour, states) => {
      const { faults, seen } = await judged(tour);
      expect(faults).toEqual([]);
      expect(seen).toEqual(including(states));
    },
    aTourMs,
  );
});
