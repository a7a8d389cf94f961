/** Think times and latencies: drawn from the step’s entropy alone, and spread as they are said to be. */
import { describe, expect, it } from 'vitest';
import { createEntropy } from '#main/run/entropy.ts';
import { drawMs } from '#shared/kernel/draw.ts';
import { createIdentifiers } from '#shared/kernel/identifiers.ts';
import { type Distribution, distribution } from '#shared/protocol/setup/distribution.ts';

const entropy = createEntropy('draw');

/** That many draws, each in a step of its own. */
function draws(from: Distribution, count = 4000): readonly number[] {
  return Array.from({ length: count }, (_, step) => drawMs(createIdentifiers(entropy(step)), from));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

describe('a length of time', () => {
  it('that is fixed is always the same', () => {
    expect(new Set(draws({ kind: 'fixed', ms: 250 }, 50))).toEqual(new Set([250]));
  });

  it('that is uniform is anything between its ends, and both of them', () => {
    const few = draws({ kind: 'uniform', fromMs: 3, toMs: 6 }, 400);
    expect(new Set(few)).toEqual(new Set([3, 4, 5, 6]));
    const median = quantile(draws({ kind: 'uniform', fromMs: 0, toMs: 10_000 }), 0.5);
    expect(Math.abs(median - 5000)).toBeLessThan(500);
  });

  it('that is log-normal has its median, and quarters where a normal logarithm has them', () => {
    const values = draws({ kind: 'log-normal', medianMs: 3000, sigma: 0.4 });
    // Of a standard normal distribution, the upper quarter begins at 0.6745.
    const expected = [-0.6745, 0, 0.6745].map((deviation) => 3000 * Math.exp(0.4 * deviation));
    for (const [index, share] of [0.25, 0.5, 0.75].entries()) {
      const ratio = quantile(values, share) / (expected[index] ?? 0);
      expect(Math.abs(ratio - 1), `the quantile of ${share}`).toBeLessThan(0.05);
    }
    expect(values.every((ms) => Number.isInteger(ms) && ms >= 0)).toBe(true);
  });

  it('is never over a day, however lopsided', () => {
    const values = draws({ kind: 'log-normal', medianMs: 86_400_000, sigma: 3 }, 200);
    expect(Math.max(...values)).toBe(86_400_000);
  });

  it('is the same again from the same entropy', () => {
    const from = { kind: 'log-normal', medianMs: 3000, sigma: 1 } as const;
    expect(draws(from, 50)).toEqual(draws(from, 50));
  });

  it.each([
    ['a uniform one that ends before it begins', { kind: 'uniform', fromMs: 2, toMs: 1 }],
    ['a negative one', { kind: 'fixed', ms: -1 }],
    ['one of a kind that nobody knows', { kind: 'poisson', ms: 1 }],
  ])('is not admitted as %s', (_title, value) => {
    expect(distribution.safeParse(value).success).toBe(false);
  });
});
