/** How the time that is left is written on a screen that people look at from afar. */
import { expect, it } from 'vitest';
import { shownClock } from '#renderer/model/story/shown-clock.ts';

it.each([
  [120_000, '2:00'],
  [111_400, '1:52'],
  [400, '0:01'],
  [0, '0:00'],
  [-5, '0:00'],
  [28_800_000, '8:00:00'],
  [3_661_000, '1:01:01'],
])('writes %d ms as «%s»', (ms, text) => {
  expect(shownClock(ms)).toBe(text);
});
