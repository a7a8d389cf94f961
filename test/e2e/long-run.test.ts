/** A long run in real Chromium: wherever one jumps, what is seen is drawn at once and its neighbours soon. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { longRun } from '../bench/cursor-history.ts';
import { desksOnRecord } from '../support/pages/desk-on-record.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';

const entries = longRun(4000);
const opened = desksOnRecord(hostsHere(), entries, {
  viewport: { width: 1280, height: 800 },
});
let page: Page;

beforeEach(async () => {
  page = opened();
  // All of it has been read.
  await page.locator(`main.workspace[data-moment="${entries.at(-1)?.seq}"]`).waitFor();
});

/** Clicks into the strip of the whole run at that share of it. */
async function jump(share: number): Promise<void> {
  const box = await page.locator('.scrubber-track').boundingBox();
  if (box === null) throw new Error('There is no strip.');
  const before = await moment();
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
  await expect.poll(moment).not.toBe(before);
}

function moment(): Promise<string | null> {
  return page.locator('main.workspace').getAttribute('data-moment');
}

const places = {
  figure: { box: '.figure', line: '.figure-body .row' },
  list: { box: '.message-list', line: '.message-line' },
} as const;

/** How many lines are drawn above what can be seen, in it and below, and how much of it is empty. */
function drawn(of: keyof typeof places) {
  return page.evaluate(({ box, line }) => {
    const seen = document.querySelector(box)?.getBoundingClientRect();
    if (seen === undefined) throw new Error('It is not there.');
    const rects = [...document.querySelectorAll(line)].map((one) => one.getBoundingClientRect());
    const within = rects.filter(({ top, bottom }) => bottom > seen.top && top < seen.bottom);
    const covered = within.reduce(
      (sum, { top, bottom }) => sum + Math.min(bottom, seen.bottom) - Math.max(top, seen.top),
      0,
    );
    return {
      above: rects.filter(({ bottom }) => bottom <= seen.top).length,
      below: rects.filter(({ top }) => top >= seen.bottom).length,
      isFull: covered > seen.height * 0.75,
    };
  }, places[of]);
}

describe('a jump in a long run', () => {
  for (const place of ['figure', 'list'] as const) {
    it(`draws what can be seen of the ${place} with the moment itself`, async () => {
      for (const share of [0.2, 0.8, 0.5]) {
        await jump(share);
        expect((await drawn(place)).isFull).toBe(true);
      }
    });

    it(`draws the neighbours in the ${place} as soon as one stays there`, async () => {
      for (const share of [0.7, 0.3]) {
        await jump(share);
        await expect.poll(async () => (await drawn(place)).above).toBeGreaterThan(0);
        await expect.poll(async () => (await drawn(place)).below).toBeGreaterThan(0);
      }
    });

    it(`leaves nothing empty in the ${place} when one scrolls right after it`, async () => {
      await jump(0.6);
      const box = await page.locator(places[place].box).boundingBox();
      await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 60);
      for (const by of [300, 300, -900]) {
        await page.mouse.wheel(0, by);
        await expect.poll(async () => (await drawn(place)).isFull).toBe(true);
      }
    });
  }
});
