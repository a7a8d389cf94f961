/** Keys that are remembered until a time of their own: never too short, and not for ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExpiringSet,
  emptyExpiringSet,
  setAdd,
  setHas,
} from '#shared/kernel/collections/expiring-set.ts';

const minute = 60_000;

describe('a set of keys that expire', () => {
  it('knows a key until its time, and no longer', () => {
    const set = setAdd(emptyExpiringSet, 'a', 1000, 0);
    expect([setHas(set, 'a', 0), setHas(set, 'a', 999), setHas(set, 'a', 1000)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(setHas(set, 'b', 0)).toBe(false);
  });

  it('does not take a key that has expired already', () => {
    expect(setAdd(emptyExpiringSet, 'a', 1000, 1000).expiries.size).toBe(0);
  });

  it('knows whatever it should, in whatever order keys come and go', () => {
    const step = fc.record({
      key: fc.integer({ min: 0, max: 30 }).map(String),
      passes: fc.integer({ min: 0, max: 3 * minute }),
      lives: fc.integer({ min: 1, max: 100 * minute }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const model = new Map<string, number>();
        let set = emptyExpiringSet;
        let now = 0;
        for (const { key, passes, lives } of steps) {
          now += passes;
          // A key is remembered once; what comes again was refused because it is known.
          if ((model.get(key) ?? 0) <= now) {
            model.set(key, now + lives);
            set = setAdd(set, key, now + lives, now);
          }
          for (const [one, expiresAt] of model) expect(setHas(set, one, now)).toBe(expiresAt > now);
        }
      }),
      { numRuns: 200 },
    );
  });

  /** A busy hour: every tenth of a second a key that lives for a minute. */
  function busyHour(set: ExpiringSet): ExpiringSet {
    let busy = set;
    for (let now = 0; now < 60 * minute; now += 100)
      busy = setAdd(busy, `k${now}`, now + minute, now);
    return busy;
  }

  it('forgets what is short-lived though something old lives long (R-300)', () => {
    const busy = busyHour(setAdd(emptyExpiringSet, 'old', 24 * 60 * minute, 0));
    expect(setHas(busy, 'old', 60 * minute)).toBe(true);
    expect(busy.expiries.size).toBeLessThan(1300);
    expect(busy.line.size).toBe(busy.expiries.size);
    expect(busy.counts.size).toBeLessThan(5);
  });

  it('is small again after a long silence and a few more keys (R-300)', () => {
    let set = busyHour(emptyExpiringSet);
    const much = set.expiries.size;
    const later = 100_000 * minute;
    for (let count = 0; count < 2000; count += 1)
      set = setAdd(set, `l${count}`, later + minute, later);
    expect(much).toBeGreaterThan(500);
    expect(set.expiries.size).toBe(2000);
  });

  it('can be written down however many keys expire in one minute', () => {
    let set = emptyExpiringSet;
    for (let count = 0; count < 50_000; count += 1) set = setAdd(set, `k${count}`, minute, 0);
    expect(JSON.parse(JSON.stringify(set))).toEqual(set);
  });
});
