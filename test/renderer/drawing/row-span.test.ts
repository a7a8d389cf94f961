/** Which rows of a long figure are drawn, and whose place each takes. */
import { describe, expect, it } from 'vitest';
import {
  placesIn,
  type RowSpan,
  rowsFrom,
  rowsNear,
  slotOf,
  spanAtFirst,
} from '#renderer/drawing/row-span.ts';

const rowHeight = 50;
const at = (top: number): { top: number; height: number } => ({ top, height: 400 });
const slotsOf = (span: RowSpan): number[] => placesIn(span).map((place) => slotOf(span, place));

describe('the rows that are drawn', () => {
  it('are those that can be seen and some around them', () => {
    const span = rowsNear(at(5000), rowHeight, spanAtFirst);
    expect(span.first).toBeLessThan(100);
    expect(span.first).toBeGreaterThan(90);
    expect(span.end).toBeGreaterThan(108);
    expect(span.end).toBeLessThan(118);
  });

  it('stay the same ones while it is scrolled a little', () => {
    const span = rowsNear(at(5010), rowHeight, spanAtFirst);
    expect(rowsNear(at(5040), rowHeight, span)).toBe(span);
  });

  it('end where the list ends', () => {
    expect(placesIn(rowsFrom(spanAtFirst, 3))).toEqual([0, 1, 2]);
    expect(placesIn(rowsFrom(spanAtFirst, 0))).toEqual([]);
  });
});

describe('the slots of the rows', () => {
  it('are never shared, wherever it was scrolled to', () => {
    let span = spanAtFirst;
    for (const top of [0, 130, 400, 777, 9000, 8800, 12_345, 60, 500, 100_000, 99_000]) {
      span = rowsNear(at(top), rowHeight, span);
      expect(new Set(slotsOf(span)).size).toBe(span.end - span.first);
    }
  });

  it('keep the rows that are still drawn when it is scrolled on', () => {
    const before = rowsNear(at(5000), rowHeight, spanAtFirst);
    const after = rowsNear(at(5400), rowHeight, before);
    const still = placesIn(before).filter((place) => placesIn(after).includes(place));
    expect(still.length).toBeGreaterThan(0);
    for (const place of still) expect(slotOf(after, place)).toBe(slotOf(before, place));
  });

  it('are all taken over by a jump, in their order', () => {
    const before = rowsNear(at(5400), rowHeight, rowsNear(at(5000), rowHeight, spanAtFirst));
    const after = rowsNear(at(50_000), rowHeight, before);
    expect(slotsOf(after)).toEqual(placesIn(after).map((_, index) => index));
    expect(after.end - after.first).toBeLessThanOrEqual(before.slots);
  });
});
