/**
 * Where things stand on the clock that the three runs share: the same millisecond at the same height in
 * all of them. Words that would lie on each other are moved down, and those with no room are left out.
 */
import type { LaneArrow } from '../../model/modes/lane-arrows.ts';

export interface ClockScale {
  readonly pxPerMs: number;
  readonly height: number;
}

export const clockTop = 18;
const clockBottom = 26;
const usualHeight = 420;
const leastPxPerSecond = 2;
const mostPxPerSecond = 400;
const closestWords = 14;
const furthestMoved = 72;
/** With more of the height than this taken by words, they would only push each other away. */
const densest = 0.6;
const characterWidth = 6.1;
const lifelineGap = { narrow: 19, wide: 26 };
const wideLane = 280;
const lifelineStart = 14;

/** The scale on which all of it takes about one screen, or so many times as much. */
export function clockScale(endMs: number, zoom: number): ClockScale {
  const fitted = (usualHeight / Math.max(1, endMs)) * 1000;
  const perSecond = Math.max(leastPxPerSecond, Math.min(mostPxPerSecond, fitted * zoom));
  const pxPerMs = perSecond / 1000;
  return { pxPerMs, height: Math.ceil(clockTop + endMs * pxPerMs + clockBottom) };
}

export function yOf({ pxPerMs }: ClockScale, ms: number): number {
  return clockTop + ms * pxPerMs;
}

/** The moment at that height, inside the run. */
export function momentAt({ pxPerMs }: ClockScale, y: number, endMs: number): number {
  return Math.max(0, Math.min(endMs, Math.round((y - clockTop) / pxPerMs)));
}

export interface LaneColumns {
  /** The lifeline of the party that has that place. */
  readonly xOf: (place: number) => number;
  readonly wordsX: number;
  readonly mostCharacters: number;
}

/** The columns of a lane: its lifelines, and its words beside them. */
export function laneColumns(width: number, parties: number): LaneColumns {
  const gap = width >= wideLane ? lifelineGap.wide : lifelineGap.narrow;
  const wordsX = lifelineStart + Math.max(0, parties - 1) * gap + 16;
  return {
    xOf: (place) => lifelineStart + place * gap,
    wordsX,
    mostCharacters: Math.max(6, Math.floor((width - wordsX - 6) / characterWidth)),
  };
}

/** The height of the words of each arrow, by its number; where there are many, answers speak for both. */
export function placeWords(
  arrows: readonly LaneArrow[],
  scale: ClockScale,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let last = Number.NEGATIVE_INFINITY;
  const isDense = arrows.length * closestWords > scale.height * densest;
  for (const { seq, at, until, isCall } of arrows) {
    if (isDense && isCall) continue;
    const wanted = Math.round(yOf(scale, (at + until) / 2) + 4);
    const y = Math.max(wanted, last + closestWords);
    if (y - wanted > furthestMoved) continue;
    places.set(seq, y);
    last = y;
  }
  return places;
}

/** «POST /token», «POST …/authentication», «…/authentication»: as much of it as there is room for. */
export function shortWords(title: string, most: number): string {
  const path = /^([A-Z]+) .*(\/[^/]+)$/.exec(title);
  const shorter = path === null ? [] : [`${path[1] ?? ''} …${path[2] ?? ''}`, `…${path[2] ?? ''}`];
  const fitting = [title, ...shorter].find(({ length }) => length <= most);
  return fitting ?? `${(shorter.at(-1) ?? title).slice(0, most - 1)}…`;
}

const strides = [100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 300_000];
const closestTicks = 36;
const mostTicks = 400;

/** The moments that have a line on the axis. */
export function clockTicks({ pxPerMs }: ClockScale, endMs: number): readonly number[] {
  const stride = strides.find((one) => one * pxPerMs >= closestTicks) ?? 600_000;
  const count = Math.min(mostTicks, Math.floor(endMs / stride) + 1);
  return Array.from({ length: count }, (_, index) => index * stride);
}
