/** Which rows of a long figure are drawn, and whose place each takes. */
import { describe, expect, it } from 'vitest';
import {
  placesIn,
  type RowSpan,
  rowsAt,
  rowsFrom,
  rowsNear,
  rowsStill,
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

describe('the rows that are drawn at once after a jump', () => {
  const jumped = rowsAt(at(50_020), rowHeight, spanAtFirst);

  it('are all that can be seen, and one below for a list that grows by a line', () => {
    expect(placesIn(jumped)).toEqual([1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009]);
    expect(jumped.isBare).toBe(true);
  });

  it('stay alone as long as they cover what can be seen', () => {
    expect(rowsStill(at(50_020), rowHeight, jumped)).toBe(jumped);
    expect(rowsStill({ top: 50_020, height: 450 }, rowHeight, jumped)).toBe(jumped);
  });

  it('get their neighbours as soon as it is scrolled past them, each row keeping its slot', () => {
    const scrolled = rowsStill(at(50_200), rowHeight, jumped);
    expect(scrolled).toEqual(rowsNear(at(50_200), rowHeight, jumped));
    expect(scrolled.isBare).toBe(false);
    for (const place of placesIn(jumped))
      expect(slotOf(scrolled, place)).toBe(slotOf(jumped, place));
    expect(new Set(slotsOf(scrolled)).size).toBe(scrolled.end - scrolled.first);
  });

  it('come with their neighbours after a step, which is no jump', () => {
    const near = rowsNear(at(50_000), rowHeight, spanAtFirst);
    expect(rowsAt(at(50_050), rowHeight, near)).toEqual(rowsNear(at(50_050), rowHeight, near));
    expect(rowsStill(at(50_300), rowHeight, near)).toEqual(rowsNear(at(50_300), rowHeight, near));
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
