/** The axis that skips idle stretches: it keeps the order of times, and its way back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idleScale, plainScale } from '#shared/projections/timeline/idle-scale.ts';

const times = fc
  .array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 20 })
  .map((gaps) => gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap)));

it('draws no idle stretch longer than it may be, and all shorter ones as long as they are', () => {
  const { placeOf, skipped } = idleScale([0, 400, 30_400, 30_440, 90_440], 1000);
  expect([0, 400, 30_400, 30_440, 90_440].map(placeOf)).toEqual([0, 400, 1400, 1440, 2440]);
  expect(placeOf(15_400)).toBe(900);
  expect(placeOf(90_940)).toBe(2940);
  expect(skipped.map(({ from, until }) => [from, until])).toEqual([
    [400, 30_400],
    [30_440, 90_440],
  ]);
});

it('leads back from every place to its time, and never changes the order', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 400_000 }), (rising, at) => {
      const { placeOf, timeAt } = idleScale(rising, 1000);
      expect(timeAt(placeOf(at))).toBeCloseTo(at, 3);
      expect(placeOf(at + 1)).toBeGreaterThan(placeOf(at));
    }),
  );
});

it('without skipping is time itself', () => {
  expect(plainScale.placeOf(1234)).toBe(1234);
  expect(plainScale.timeAt(1234)).toBe(1234);
  expect(plainScale.skipped).toEqual([]);
});
