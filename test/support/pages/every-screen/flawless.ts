/**
 * Registers a test for each of these views: in every state axe has nothing to complain of in light and
 * dark, every view is as good in high contrast and forced colours, and at 200 % of 1280 × 720 every
 * control can be reached.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser.ts';
import { aTourMs, judgedIn } from './judged.ts';
import type { Stage } from './stage.ts';

/** What a view is called, who goes through its states, and these by their names. */
type Screen = readonly [
  view: string,
  tour: (stage: Stage) => Promise<void>,
  states: readonly string[],
];

export function flawlessInEveryState(screens: readonly Screen[]): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  describe('every state is flawless, and usable when small, of', () => {
    it.each(screens)(
      '%s',
      async (_view, tour, states) => {
        const { faults, seen } = await judgedIn(browser, tour);
        expect(faults).toEqual([]);
        // More of them where a list of tabs has grown since.
        expect(seen).toEqual(expect.arrayContaining([...states]));
      },
      aTourMs,
    );
  });
}
