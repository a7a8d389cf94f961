/** The part of a run that a timeline shows: fitted, zoomed, panned, brushed; and the axis that names it. */
import { describe, expect, it } from 'vitest';
import { axisGaps, axisTicks } from '#renderer/panels/timeline/axis-ticks.ts';
import {
  panned,
  resized,
  showing,
  spanOf,
  type TimeScale,
  timeAt,
  wholeRange,
  within,
  xOf,
  zoomed,
} from '#renderer/panels/timeline/time-range.ts';
import { idleScale, plainScale } from '#shared/projections/timeline/idle-scale.ts';

const whole = { start: 0, end: 100_000 };
const scale: TimeScale = { axis: plainScale, start: 10_000, end: 20_000, width: 500 };

describe('all of a run', () => {
  it('has room for more, and grows in strides', () => {
    expect(wholeRange(0, 0)).toEqual({ start: 0, end: 4000 });
    expect(wholeRange(0, 4000).end).toBe(wholeRange(0, 4300).end);
    for (const end of [5000, 60_000, 3_600_000]) {
      expect(wholeRange(0, end).end).toBeGreaterThan(end);
      expect(wholeRange(0, end).end).toBeLessThan(end * 1.4);
    }
  });
});

describe('zooming', () => {
  it('leaves the place in hand where it is', () => {
    const closer = zoomed({ start: 0, end: 40_000 }, whole, 0.5, 10_000);
    expect(closer).toEqual({ start: 5000, end: 25_000 });
  });

  it('ends at the whole run, and at a few milliseconds', () => {
    expect(zoomed(whole, whole, 3, 50)).toEqual(whole);
    const { start, end } = zoomed({ start: 100, end: 130 }, whole, 0.01, 110);
    expect(end - start).toBeCloseTo(20);
  });
});

describe('panning and brushing', () => {
  it('never leave the run, and keep at least a little', () => {
    expect(panned({ start: 0, end: 10_000 }, whole, -500)).toEqual({ start: 0, end: 10_000 });
    expect(panned({ start: 0, end: 10_000 }, whole, 95_000)).toEqual({
      start: 90_000,
      end: 100_000,
    });
    expect(resized({ start: 0, end: 10_000 }, whole, 'start', 30_000).start).toBe(9980);
    expect(resized({ start: 0, end: 10_000 }, whole, 'end', 300_000).end).toBe(100_000);
    expect(within({ start: -9, end: 1e9 }, whole)).toEqual(whole);
  });

  it('bring a time into view only where it is not', () => {
    const range = { start: 10_000, end: 20_000 };
    expect(showing(range, whole, 15_000)).toBe(range);
    expect(showing(range, whole, 60_000)).toEqual({ start: 52_500, end: 62_500 });
  });
});

describe('the scale', () => {
  it('leads from times to pixels and back', () => {
    expect(xOf(scale, 15_000)).toBe(250);
    expect(timeAt(scale, 250)).toBe(15_000);
    expect(spanOf(scale)).toEqual({ start: 10_000, end: 20_000 });
  });

  it('names round times, far enough apart to be read', () => {
    const ticks = axisTicks(scale);
    expect(ticks.map(({ text }) => text)).toEqual([
      '00:10',
      '00:12',
      '00:14',
      '00:16',
      '00:18',
      '00:20',
    ]);
    const near = axisTicks({ ...scale, start: 10_000, end: 10_050 });
    expect(near[0]?.text).toBe('00:10.000');
  });

  it('marks what is shortened, and names no time within it', () => {
    const axis = idleScale([0, 1000, 31_000, 32_000], 1000);
    const short: TimeScale = { axis, start: 0, end: 3000, width: 600 };
    expect(axisGaps(short)).toEqual([{ from: 1000, left: 200, width: 200, lastsMs: 30_000 }]);
    for (const { at } of axisTicks(short)) expect(at <= 1000 || at >= 31_000).toBe(true);
  });
});
