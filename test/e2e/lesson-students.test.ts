/**
 * Students who sit a lesson to its end in real Chromium, by keyboard alone: every question answered,
 * every task really done, and what stands on the start page afterwards.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openLesson as openBuiltIn } from '#main/lessons/lesson-files.ts';
import { told } from '../support/files/recorded.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import {
  isAtPage,
  lessonColumn,
  nextPage,
  openLessonByKeys,
  studyByKeys,
} from '../support/pages/lesson-by-hand.ts';
import {
  decideByKeys,
  nextRequestByKeys,
  phoneByKeys,
  pointByKeys,
  reachByKeys,
  sayThisOne,
  setByKeys,
  stepByKeys,
  tryByKeys,
} from '../support/pages/lesson-tasks-by-keys.ts';
import { paletteOn } from '../support/pages/palette-pages.ts';
import { sittings } from '../support/pages/sittings.ts';

const { sit } = sittings(browserHosts());
const viewport = { width: 1280, height: 800 };

/** A whole lesson is a few hundred keys, each with a screen to wait for: much for a busy machine. */
const aLessonMs = 180_000;

const scoreOf = (page: Page) => lessonColumn(page).getByRole('region', { name: 'Your score' });

/** What the end says, and what the start page says of it. */
async function expectDone(page: Page, id: number, score: Score): Promise<void> {
  const { right, asked, tasks } = score;
  const words = () => scoreOf(page).innerText();
  await expect.poll(words).toMatch(new RegExp(`${right} of ${asked}\\s+predicted rightly`));
  await expect.poll(words).toMatch(new RegExp(`${tasks} of ${tasks}\\s+tasks done`));
  await expect.poll(words).toMatch(/1 of 1\s+in par/);
  await paletteOn(page).carryOut('Start page');
  await page.getByText(/^1 of \d+ lessons done$/).waitFor();
  const line = page.getByRole('button', { name: new RegExp(`^Begin lesson ${id}:`) });
  await expect
    .poll(() => line.innerText())
    .toContain(`done · ${right} of ${asked} predicted, ${tasks} of ${tasks} tasks`);
}

interface Score {
  readonly right: number;
  readonly asked: number;
  readonly tasks: number;
}

describe('a student by keyboard alone', { timeout: aLessonMs }, () => {
  it('completes lesson 2: plays Alice on her phone, and points at the answer that said no', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    const lesson = openBuiltIn('poll');
    await openLessonByKeys(page, lesson.title);
    const asked = await studyByKeys(page, lesson, {
      wrong: { at: 1, refutedBy: /200 auth_req_id/ },
      deeds: {
        3: async () => {
          await tryByKeys(page);
          await decideByKeys(await phoneByKeys(page, host), 'W4SCT');
          await reachByKeys(page);
        },
        13: () => pointByKeys(page, /400 access_denied/),
      },
    });
    await expectDone(page, 2, { right: asked - 1, asked, tasks: 2 });
    expect(await told(host, 'lesson.strayed')).toEqual([]);
  });

  it('completes lesson 12: has the provider hold its answers, and points at the first slow_down', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    const lesson = openBuiltIn('intervals');
    await openLessonByKeys(page, lesson.title);
    const asked = await studyByKeys(page, lesson, {
      wrong: { at: 2, refutedBy: /400 slow_down/ },
      deeds: {
        5: async () => {
          await tryByKeys(page);
          await setByKeys(page, { name: 'long_poll', title: 'Long polling', value: '30' });
          await stepByKeys(page, /POST \/token/, 2);
          await decideByKeys(await phoneByKeys(page, host), 'W4SCT');
          await reachByKeys(page);
        },
        8: () => pointByKeys(page, /400 slow_down/),
      },
    });
    await expectDone(page, 12, { right: asked - 1, asked, tasks: 2 });
    expect(await told(host, 'lesson.strayed')).toEqual([]);
  });

  it('completes lesson 24: finds the attacker’s request, approves her own and reports the other', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    const lesson = openBuiltIn('approving-the-attackers-transaction');
    await openLessonByKeys(page, lesson.title);
    const asked = await studyByKeys(page, lesson, {
      wrong: { at: 7, refutedBy: /200 access_token/ },
      deeds: {
        2: () => pointByKeys(page, /till 2.*POST \/backchannel/),
        10: async () => {
          await tryByKeys(page);
          const phone = await phoneByKeys(page, host);
          await decideByKeys(phone, 'W4SCT');
          await nextRequestByKeys(phone);
          await decideByKeys(phone, 'W4SCT');
          await reachByKeys(page);
        },
      },
    });
    await expectDone(page, 24, { right: asked - 1, asked, tasks: 2 });
    expect(await told(host, 'lesson.strayed')).toEqual([]);
  });

  it('finds the bug of a museum piece by searching for it', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    const lesson = openBuiltIn('museum-02-denied-403');
    await openLessonByKeys(page, lesson.title);
    await nextPage(page, 1);
    const named = page.getByText(/A denial is answered 403/);
    await page
      .getByRole('option', { name: /403 access_denied/ })
      .first()
      .waitFor();
    await expect.poll(() => named.count()).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('status:403');
    const count = page.getByRole('status', { name: 'Messages found' });
    await expect.poll(() => count.innerText()).toMatch(/^1 of/);
    await page.keyboard.press('Enter');
    await sayThisOne(page);
    const found = lessonColumn(page).getByRole('status', { name: 'What you found', exact: true });
    await expect.poll(() => found.innerText()).toContain('That is it.');
    await expect.poll(() => named.count()).toBeGreaterThan(0);
    await nextPage(page, 2);
    await nextPage(page, 3);
    await page.keyboard.press('PageDown');
    await isAtPage(page, 'The end of the lesson.');
    expect(await told(host, 'lesson.finished')).toMatchObject([{ done: 1, tasks: 1 }]);
  });
});
