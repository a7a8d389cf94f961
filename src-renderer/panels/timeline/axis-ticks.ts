/** The times that have a line and a name on the axis: round ones, none too close to another. */
import { shownTime } from '../../model/words/shown-text.ts';
import { spanOf, type TimeScale, xOf } from './time-range.ts';

export interface AxisTick {
  readonly at: number;
  readonly x: number;
  readonly text: string;
}

export interface AxisGap {
  readonly from: number;
  readonly left: number;
  readonly width: number;
  readonly lastsMs: number;
}

const closest = 84;
const rounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000];
const minutes = [1, 2, 5, 10, 20, 30, 60, 120, 360, 720, 1440, 14_400, 144_000];
const strides = [...rounds, ...minutes.map((count) => count * 60_000)];
const mostTicks = 60;

/** The stride by which ticks are far enough apart. */
function strideOf({ start, end, width }: TimeScale): number {
  const wanted = ((end - start) / Math.max(1, width)) * closest;
  return strides.find((stride) => stride >= wanted) ?? 1e9;
}

/** The ticks within what is shown; an idle stretch that is skipped has none. */
export function axisTicks(scale: TimeScale): readonly AxisTick[] {
  const stride = strideOf(scale);
  const ticks: AxisTick[] = [];
  for (const [from, until] of busySpans(scale)) {
    for (const at of roundTimes(from, until, stride)) {
      const x = xOf(scale, at);
      if (x - (ticks.at(-1)?.x ?? -closest) < closest * 0.8) continue;
      const text = shownTime(at);
      ticks.push({ at, x, text: at % 1000 === 0 && stride >= 1000 ? text.slice(0, -4) : text });
    }
    if (ticks.length >= mostTicks) break;
  }
  return ticks;
}

/** The round times of a busy stretch; one that has none is named by its beginning. */
function roundTimes(from: number, until: number, stride: number): readonly number[] {
  const first = Math.ceil(from / stride) * stride;
  const count = Math.min(mostTicks, Math.floor((until - first) / stride) + 1);
  if (count <= 0) return [Math.round(from)];
  return Array.from({ length: count }, (_, index) => first + index * stride);
}

/** What is shown, without the idle stretches that are skipped. */
function busySpans(scale: TimeScale): readonly (readonly [number, number])[] {
  const { start, end } = spanOf(scale);
  const spans: [number, number][] = [];
  let from = start;
  for (const gap of scale.axis.skipped) {
    if (gap.until <= start) continue;
    if (gap.from >= end) break;
    if (gap.from > from) spans.push([from, gap.from]);
    from = gap.until;
  }
  if (from < end) spans.push([from, end]);
  return spans;
}

/** The idle stretches that are shortened, as far as they are shown. */
export function axisGaps(scale: TimeScale): readonly AxisGap[] {
  const { start, end } = spanOf(scale);
  return scale.axis.skipped
    .filter(({ from, until }) => until > start && from < end)
    .map(({ from, until }) => {
      const left = xOf(scale, from);
      return { from, left, width: xOf(scale, until) - left, lastsMs: until - from };
    });
}
