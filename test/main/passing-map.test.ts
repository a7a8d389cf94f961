/** A map for what comes and goes behaves as a map does, however much has gone through it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PassingMap } from '#main/passing-map.ts';

describe('A map for what comes and goes', () => {
  it('holds what a map would hold, whatever is put in and taken out', () => {
    const act = fc.tuple(fc.constantFrom('set', 'delete'), fc.nat(40), fc.nat());
    fc.assert(
      fc.property(fc.array(act, { maxLength: 200 }), fc.nat(3000), (acts, through) => {
        const [passing, plain] = [new PassingMap<number, number>(), new Map<number, number>()];
        for (const [name, key, value] of acts) {
          expect(doTo(passing, name, key, value)).toBe(doTo(plain, name, key, value));
          sendThrough(passing, through / 10);
        }
        expect(new Set(passing.keys())).toEqual(new Set(plain.keys()));
        expect(passing.size).toBe(plain.size);
        for (const [key, value] of plain) expect(passing.get(key)).toBe(value);
      }),
      { numRuns: 50 },
    );
  });

  it('holds nothing after it was cleared, and works on', () => {
    const passing = new PassingMap<string, number>();
    passing.set('one', 1);
    passing.clear();
    expect([passing.size, passing.get('one')]).toEqual([0, undefined]);
    passing.set('two', 2);
    expect([...passing.keys()]).toEqual(['two']);
  });
});

type Either = Pick<Map<number, number>, 'delete'> & {
  set: (key: number, value: number) => unknown;
};

/** What the map says of it, if anything. */
function doTo(map: Either, name: string, key: number, value: number): boolean | undefined {
  if (name === 'delete') return map.delete(key);
  map.set(key, value);
  return undefined;
}

function sendThrough(passing: PassingMap<number, number>, count: number): void {
  for (let passer = 1000; passer < 1000 + count; passer += 1) {
    passing.set(passer, passer);
    passing.delete(passer);
  }
}
