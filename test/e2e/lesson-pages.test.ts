/**
 * Every kind of page that a lesson has: axe has nothing to complain of in light, dark, high contrast
 * and forced colours, and at 200 % of 1280 × 720 every control can be reached.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { aTourMs, judgedIn } from '../support/pages/every-screen/judged.ts';
import { museumStates, tourMuseum } from '../support/pages/every-screen/lesson-museum.ts';
import { roomStates, tourLessonRoom } from '../support/pages/every-screen/lesson-room.ts';
import {
  endStates,
  lessonStates,
  taskStates,
  tourLesson,
  tourLessonEnd,
  tourTask,
} from '../support/pages/every-screen/lessons.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const tours = [
  ['a lesson and its questions', tourLesson, lessonStates],
  ['a task', tourTask, taskStates],
  ['the end of a lesson, and one gone astray', tourLessonEnd, endStates],
  ['a piece of the museum', tourMuseum, museumStates],
  ['a lesson before a room', tourLessonRoom, roomStates],
] as const;

describe('every kind of page is flawless, and usable when small, of', () => {
  it.each(tours)(
    '%s',
    async (_what, tour, states) => {
      const { faults, seen } = await judgedIn(browser, tour);
      expect(faults).toEqual([]);
      expect(seen).toEqual(states);
    },
    aTourMs,
  );
});
