/** The alignment of two lists: always in order and true, and the longest there is when it is given time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Pair } from '#shared/projections/comparison/align.ts';

const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });

/** The length of the longest list that both contain, by the table that everybody knows. */
function longestShared(left: readonly string[], right: readonly string[]): number {
  let row = right.map(() => 0);
  for (const item of left) {
    const next: number[] = [];
    right.forEach((other, place) => {
      const diagonal = (row[place - 1] ?? 0) + 1;
      const kept = Math.max(row[place] ?? 0, next[place - 1] ?? 0);
      next.push(item === other ? diagonal : kept);
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

function faultsOf(
  left: readonly string[],
  right: readonly string[],
  pairs: readonly Pair[],
): readonly Pair[] {
  return pairs.filter(([x, y], place) => {
    const [beforeX, beforeY] = pairs[place - 1] ?? [-1, -1];
    return left[x] === undefined || left[x] !== right[y] || x <= beforeX || y <= beforeY;
  });
}

describe('an alignment', () => {
  it('pairs as many items as can be paired', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const pairs = align(left, right);
        expect(faultsOf(left, right, pairs)).toEqual([]);
        expect(pairs).toHaveLength(longestShared(left, right));
      }),
    );
  });

  it('stays in order and true however little patience it has', () => {
    fc.assert(
      fc.property(list, list, fc.integer({ min: 1, max: 4 }), (left, right, patience) => {
        expect(faultsOf(left, right, align(left, right, patience))).toEqual([]);
      }),
    );
  });

  it('finds its way back after more differences than it has patience for', () => {
    const numbers = (from: number, to: number): string[] =>
      Array.from({ length: to - from }, (_, place) => String(from + place));
    // Forty items come elsewhere as well, so that nothing can be told from one item alone.
    const left = [...numbers(0, 50), ...numbers(0, 40), ...numbers(100, 200)];
    const right = [...numbers(0, 50), ...numbers(100, 200)];
    expect(align(left, right, 10).length).toBeGreaterThan(140);
    expect(align(left, right)).toHaveLength(150);
  });

  it('pairs nothing of lists that share nothing', () => {
    expect(align(['a', 'b'], ['c'])).toEqual([]);
    expect(align([], ['c'])).toEqual([]);
    expect(align([], [])).toEqual([]);
  });
});
