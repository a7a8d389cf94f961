/**
 * The part of a run that a timeline shows, in milliseconds of its axis: fitted to the whole, or set by
 * zooming and panning. Pure, so that every way of moving it is the same arithmetic.
 */
import type { IdleScale } from '#shared/projections/timeline/idle-scale.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

const shortestMs = 20;
const shortestFit = 4000;
const margin = 1.04;
const steps = [1, 1.25, 1.5, 1.75];

/**
 * All of a run. It grows in strides with the run, so that one more message does not move what is drawn.
 */
export function wholeRange(start: number, end: number): Range {
  const span = Math.max(shortestFit, (end - start) * margin);
  const power = 2 ** Math.floor(Math.log2(span / 1000)) * 1000;
  const step = steps.find((one) => one * power >= span) ?? 2;
  return { start, end: start + step * power };
}

/** So much closer, or farther off, about a place that stays where it is; never beyond the whole. */
export function zoomed(range: Range, whole: Range, factor: number, about: number): Range {
  const span = Math.max(shortestMs, (range.end - range.start) * factor);
  const share = (about - range.start) / (range.end - range.start);
  return within({ start: about - share * span, end: about + (1 - share) * span }, whole);
}

/** Moved by so much; it keeps its length. */
export function panned(range: Range, whole: Range, by: number): Range {
  return within({ start: range.start + by, end: range.end + by }, whole);
}

/** The same length, inside the whole; what is longer is the whole. */
export function within({ start, end }: Range, whole: Range): Range {
  const span = end - start;
  if (span >= whole.end - whole.start) return whole;
  const first = Math.min(Math.max(start, whole.start), whole.end - span);
  return { start: first, end: first + span };
}

/** With that beginning, or that end: the other one stays. */
export function resized(range: Range, whole: Range, edge: 'start' | 'end', to: number): Range {
  return edge === 'start'
    ? { ...range, start: Math.min(Math.max(whole.start, to), range.end - shortestMs) }
    : { ...range, end: Math.max(Math.min(whole.end, to), range.start + shortestMs) };
}

/** The same length with that place in it: where it was outside, it comes to stand well inside. */
export function showing(range: Range, whole: Range, place: number): Range {
  if (place >= range.start && place <= range.end) return range;
  const span = range.end - range.start;
  const share = place < range.start ? 0.25 : 0.75;
  return within({ start: place - span * share, end: place + span * (1 - share) }, whole);
}

export interface TimeScale extends Range {
  readonly width: number;
  readonly axis: IdleScale;
}

/** How far right a time stands. */
export function xOf({ start, end, width, axis }: TimeScale, at: number): number {
  return ((axis.placeOf(at) - start) / (end - start)) * width;
}

/** The time that stands there. */
export function timeAt(scale: TimeScale, x: number): number {
  return scale.axis.timeAt(placeAt(scale, x));
}

/** The place on the axis that stands there. */
export function placeAt({ start, end, width }: TimeScale, x: number): number {
  return start + (x / Math.max(1, width)) * (end - start);
}

/** The times that are shown. */
export function spanOf(scale: TimeScale): Range {
  return { start: scale.axis.timeAt(scale.start), end: scale.axis.timeAt(scale.end) };
}
