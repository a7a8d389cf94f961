/** The persistent map, judged by JavaScript’s own Map, and by every old version of itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyMap,
  mapDelete,
  mapGet,
  mapOf,
  mapSet,
  mapValues,
  type PersistentMap,
} from '#shared/kernel/collections/persistent-map.ts';

/** Pairs of words that FNV-1a hashes to the same 32 bits. */
const colliding = [
  ['costarring', 'liquid'],
  ['declinate', 'macallums'],
  ['altarage', 'zinke'],
  ['altarages', 'zinkes'],
] as const;

const key = fc.oneof(
  fc.constantFrom(...colliding.flat()),
  fc.nat(40).map((number) => `key-${number}`),
  fc.string({ maxLength: 3 }),
);
const deed = fc.record({ key, value: fc.option(fc.nat(1000), { nil: undefined }) });

function act(
  map: PersistentMap<number>,
  { key, value }: { key: string; value: number | undefined },
) {
  return value === undefined ? mapDelete(map, key) : mapSet(map, key, value);
}

function actOnMap(map: Map<string, number>, key: string, value: number | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function sorted(values: Iterable<number>): number[] {
  return [...values].toSorted((left, right) => left - right);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

describe('a persistent map', () => {
  it('answers as a Map does, and leaves every old version as it was', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 120 }), (deeds) => {
        let map = emptyMap<number>();
        const model = new Map<string, number>();
        const versions: { map: PersistentMap<number>; model: Map<string, number> }[] = [];
        for (const one of deeds) {
          map = act(map, one);
          actOnMap(model, one.key, one.value);
          versions.push({ map, model: new Map(model) });
        }
        for (const version of versions) {
          expect(version.map.size).toBe(version.model.size);
          for (const { key } of deeds) {
            expect(mapGet(version.map, key)).toBe(version.model.get(key));
          }
          expect(sorted(mapValues(version.map))).toEqual(sorted(version.model.values()));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(colliding)('keeps %s and %s apart although their hashes are the same', (left, right) => {
    expect(fnv1a(left)).toBe(fnv1a(right));
    const both = mapOf([
      [left, 1],
      [right, 2],
    ]);
    expect([mapGet(both, left), mapGet(both, right), both.size]).toEqual([1, 2, 2]);
    const one = mapDelete(both, left);
    expect([mapGet(one, left), mapGet(one, right), one.size]).toEqual([undefined, 2, 1]);
    const overwritten = mapSet(both, right, 3);
    expect([mapGet(overwritten, right), overwritten.size]).toEqual([3, 2]);
    expect(mapDelete(one, right).root).toBeUndefined();
  });

  it('splits a collision when a third key shares only the first part of its path', () => {
    const pairs = Array.from({ length: 3000 }, (_, at): [string, number] => [`k${at}`, at]);
    const all = mapOf([...pairs, ['costarring', -1], ['liquid', -2]]);
    expect(pairs.every(([name, at]) => mapGet(all, name) === at)).toBe(true);
    expect([mapGet(all, 'costarring'), mapGet(all, 'liquid')]).toEqual([-1, -2]);
    const none = pairs.reduce((map, [name]) => mapDelete(map, name), all);
    expect(sorted(mapValues(none))).toEqual([-2, -1]);
  });

  it('is the same map when what is to be deleted is not there', () => {
    const map = mapOf([['a', 1]]);
    expect(mapDelete(map, 'b')).toBe(map);
  });

  it('shares nearly all of itself with its next version', () => {
    const map = mapOf(Array.from({ length: 10_000 }, (_, at): [string, number] => [`k${at}`, at]));
    const next = mapSet(map, 'k5', -5);
    const before = new Set(nodesOf(map.root));
    expect(nodesOf(next.root).filter((node) => !before.has(node)).length).toBeLessThan(10);
  });
});

function nodesOf(root: PersistentMap<number>['root']): object[] {
  if (root === undefined) return [];
  const inner = 'children' in root ? root.children.flatMap((child) => nodesOf(child)) : [];
  return [root, ...inner];
}
