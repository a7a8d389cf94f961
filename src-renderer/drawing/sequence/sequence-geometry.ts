/** Where things stand in the sequence figure: fixed lanes, rows of one height, nothing that moves. */
import type { Lane } from '#shared/projections/lanes.ts';

export const rowHeight = 56;
/** Where the arrow of a row is, from the row's top. */
export const arrowY = 34;
export const headHeight = 46;
export const timeWidth = 80;
const narrowestLane = 96;

/** The middle of each lane for a figure of that width. */
export function laneCentres(lanes: readonly Lane[], width: number): ReadonlyMap<string, number> {
  const laneWidth = Math.max(narrowestLane, (width - timeWidth) / Math.max(1, lanes.length));
  return new Map(
    lanes.map(({ party }, index) => [party as string, timeWidth + laneWidth * (index + 0.5)]),
  );
}

/** The width that the lanes need when they may not get any narrower. */
export function figureWidth(lanes: readonly Lane[], available: number): number {
  return Math.max(available, timeWidth + narrowestLane * lanes.length);
}

const characterWidth = 7.55;
const longestLabel = 46;

/** Where a label stands: over the middle of its arrow, but always inside the figure. */
export function placeLabel(
  text: string,
  middle: number,
  width: number,
): { readonly text: string; readonly x: number } {
  const shown = shorten(text, longestLabel);
  const half = (shown.length * characterWidth) / 2 + 6;
  return { text: shown, x: Math.max(timeWidth + half, Math.min(width - half, middle)) };
}

/** The text, or as much of it as may be shown. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
