/** Seeking by checkpoints: always what a fold from the start gives, and never dear. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCheckpoints,
  type Fold,
  usualSpacing,
} from '#shared/projections/checkpoints/checkpoints.ts';
import { impatientClient } from '../../support/core/impatient-client.ts';
import { randomRun } from '../../support/core/random-run.ts';

interface Item {
  readonly seq: number;
  readonly word: string;
}

/** A fold whose result tells every item and their order. */
function spellingFold(): { readonly fold: Fold<Item, string>; readonly applied: () => number } {
  let count = 0;
  const apply = (before: string, { word }: Item): string => {
    count += 1;
    return `${before}${word}`;
  };
  return { fold: { initial: '', apply }, applied: () => count };
}

function fromTheStart(items: readonly Item[], seq: number): string {
  return items.flatMap((item) => (item.seq <= seq ? [item.word] : [])).join('');
}

const numbered = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 3 }), word: fc.string({ maxLength: 2 }) }), {
    maxLength: 80,
  })
  .map((steps) => {
    let seq = -1;
    return steps.map(({ gap, word }): Item => {
      seq += gap;
      return { seq, word };
    });
  });

describe('checkpoints', () => {
  it('answer what a fold from the start answers, whatever is sought and appended between', () => {
    const take = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }));
    const deeds = fc.array(fc.record({ take, seek: fc.integer({ min: -2, max: 250 }) }));
    fc.assert(
      fc.property(numbered, deeds, fc.integer({ min: 1, max: 12 }), (all, todo, spacing) => {
        const checkpoints = createCheckpoints(spellingFold().fold, spacing);
        let taken = 0;
        for (const { take, seek } of todo) {
          checkpoints.append(all.slice(taken, taken + take));
          taken = Math.min(all.length, taken + take);
          const items = all.slice(0, taken);
          expect(checkpoints.at(seek)).toBe(fromTheStart(items, seek));
          expect(checkpoints.live()).toBe(fromTheStart(items, Number.MAX_VALUE));
        }
      }),
    );
  });

  it('cost fewer applications than the spacing for any seek, and one for each item appended', () => {
    const items = Array.from({ length: 5500 }, (_, seq) => ({ seq, word: '' }));
    const { fold, applied } = spellingFold();
    const checkpoints = createCheckpoints(fold);
    checkpoints.append(items);
    expect(applied()).toBe(items.length);
    for (const seq of [5499, 4998, 12, 3333, 2001, 2000, 1999, 998, 0, -1]) {
      const before = applied();
      checkpoints.at(seq);
      expect(applied() - before).toBeLessThan(usualSpacing);
    }
  });

  it('cost one application for a step forward', () => {
    const items = Array.from({ length: 900 }, (_, seq) => ({ seq, word: '' }));
    const { fold, applied } = spellingFold();
    const checkpoints = createCheckpoints(fold);
    checkpoints.append(items);
    checkpoints.at(700);
    const before = applied();
    checkpoints.at(701);
    expect(applied() - before).toBe(1);
  });

  it('share what did not change: a state that stays is one object at every checkpoint', () => {
    const setup = { name: 'the set-up' };
    const fold: Fold<Item, { readonly setup: object; readonly count: number }> = {
      initial: { setup, count: 0 },
      apply: (before) => ({ ...before, count: before.count + 1 }),
    };
    const checkpoints = createCheckpoints(fold, 10);
    checkpoints.append(Array.from({ length: 100 }, (_, seq) => ({ seq, word: '' })));
    for (const seq of [5, 37, 88]) {
      expect(checkpoints.at(seq)).toEqual({ setup, count: seq + 1 });
      expect(checkpoints.at(seq).setup).toBe(setup);
    }
  });

  it('fold real runs as they are, also one that goes on from another', () => {
    const kinds: Fold<{ readonly seq: number; readonly kind: string }, readonly string[]> = {
      initial: [],
      apply: (before, { kind }) => [...before.slice(-4), kind],
    };
    for (const entries of [impatientClient(), randomRun(7), randomRun(8)]) {
      const checkpoints = createCheckpoints(kinds, 7);
      checkpoints.append(entries);
      for (const { seq } of entries.toReversed()) {
        const prefix = entries.filter((entry) => entry.seq <= seq);
        expect(checkpoints.at(seq)).toEqual(prefix.slice(-5).map(({ kind }) => kind));
      }
    }
  });

  it('refuse items that come out of order, for then no seek could be right', () => {
    const checkpoints = createCheckpoints(spellingFold().fold);
    checkpoints.append([{ seq: 4, word: 'a' }]);
    expect(() => checkpoints.append([{ seq: 4, word: 'b' }])).toThrow('order of their numbers');
  });
});
