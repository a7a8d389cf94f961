/** States along a very long run: few are kept while it is read, and going anywhere stays short. */
import { describe, expect, it } from 'vitest';
import { createKeptStates } from '#renderer/model/kept/kept-states.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { randomRun } from '../../../support/core/random-run.ts';

const once = randomRun(7);

/** The same entries again and again, numbered on. */
function longRun(length: number): readonly Entry[] {
  return Array.from({ length }, (_, seq) => {
    const entry = once[seq % once.length];
    if (entry === undefined) throw new Error('The run is empty.');
    return { ...entry, seq };
  });
}

/** A state that holds how many entries made it, and all that was done to make it. */
function counted(length: number) {
  const done = { added: 0, copied: 0 };
  const states = createKeptStates(longRun(length), {
    create: () => ({ count: 0 }),
    add: (state) => {
      done.added += 1;
      state.count += 1;
    },
    copy: (state) => {
      done.copied += 1;
      return { ...state };
    },
  });
  states.grow();
  const grown = { ...done };
  const goTo = (seq: number): { readonly count: number; readonly added: number } => {
    done.added = 0;
    return { count: states.at(seq).count, added: done.added };
  };
  return { grown, goTo };
}

describe('the states of a run of 100,000 entries', () => {
  const { grown, goTo } = counted(100_000);

  it('are kept about twenty times while it is read', () => {
    expect(grown.added).toBe(100_000);
    expect(grown.copied).toBeLessThan(26);
  });

  it('are as many entries on as was asked for, for a fifth of the run at most', () => {
    for (const seq of [99_998, 3, 95_360, 95_359, 76_000, 50_000, 17_500, 1200, 99_000]) {
      const { count, added } = goTo(seq);
      expect(count).toBe(seq + 1);
      expect(added).toBeLessThanOrEqual(Math.max(1000, (seq + 1) / 5));
    }
  });

  it('are near once somebody has gone far: the next steps back take in a thousand at most', () => {
    goTo(95_000);
    for (let seq = 94_999; seq > 94_500; seq -= 50) {
      const { count, added } = goTo(seq);
      expect(count).toBe(seq + 1);
      expect(added).toBeLessThanOrEqual(1000);
    }
  });
});

describe('the states of a run of 10,000 entries', () => {
  it('lie so near that going anywhere takes in a thousand entries at most', () => {
    const { goTo } = counted(10_000);
    for (let seq = 9_999; seq >= 0; seq -= 333) {
      const { count, added } = goTo(seq);
      expect(count).toBe(seq + 1);
      expect(added).toBeLessThanOrEqual(1000);
    }
  });
});
