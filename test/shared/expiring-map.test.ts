/** A map whose values end by themselves, against a plain model of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dropOldest,
  type ExpiringMap,
  emptyExpiringMap,
  expiringDelete,
  expiringGet,
  expiringSet,
  lineLength,
} from '#shared/kernel/collections/expiring-map.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const deed = fc.oneof(
  fc.record({ kind: fc.constant('set'), key, lives: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('delete'), key, lives: fc.constant(0) }),
  fc.record({ kind: fc.constant('wait'), key, lives: fc.integer({ min: 1, max: 15 }) }),
);

describe('an expiring map', () => {
  it('finds what a plain model finds, at every moment', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        let map: ExpiringMap<number> = emptyExpiringMap();
        const model = new Map<string, { value: number; expiresAt: number }>();
        let now = 0;
        for (const [value, { kind, key: name, lives }] of deeds.entries()) {
          if (kind === 'wait') now += lives;
          else if (kind === 'delete') {
            map = expiringDelete(map, name);
            model.delete(name);
          } else {
            const entry = { value, expiresAt: now + lives };
            map = expiringSet(map, name, entry, now);
            model.set(name, entry);
          }
          for (const each of ['a', 'b', 'c', 'd']) {
            const held = model.get(each);
            const expected = held !== undefined && held.expiresAt > now ? held.value : undefined;
            expect(expiringGet(map, each, now)).toBe(expected);
          }
        }
      }),
    );
  });

  it('does not grow when everything in it expires', () => {
    let map: ExpiringMap<null> = emptyExpiringMap();
    for (let now = 0; now < 10_000; now += 1) {
      map = expiringSet(map, `key ${now}`, { value: null, expiresAt: now + 50 }, now);
    }
    expect(lineLength(map)).toBeLessThan(60);
    expect(map.held.size).toBeLessThan(60);
  });

  it('drops the oldest, and leaves a key alone that was set again meanwhile', () => {
    let map: ExpiringMap<string> = emptyExpiringMap();
    for (const name of ['a', 'b', 'a']) {
      map = expiringSet(map, name, { value: name, expiresAt: 100 }, 0);
    }
    const first = dropOldest(map);
    expect(first.key).toBeUndefined();
    expect(expiringGet(first.map, 'a', 1)).toBe('a');
    expect(dropOldest(first.map).key).toBe('b');
  });
});
