/** Items in the order of their entries, which is that of their times, to be asked for a span of time. */
import { endOf, type Item } from './timeline-item.ts';

export type Track<Of extends Item = Item> = Of[];

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Puts one in its place, which is near the end. */
export function putOn<Of extends Item>(track: Track<Of>, item: Of): void {
  const before = track.findLastIndex(({ seq }) => seq <= item.seq);
  track.splice(before + 1, 0, item);
}

/** Takes one off again. */
export function takeOff<Of extends Item>(track: Track<Of>, item: Of): void {
  const place = track.lastIndexOf(item);
  if (place >= 0) track.splice(place, 1);
}

/** What is there at some time of that span; what is open lasts until now. */
export function itemsWithin<Of extends Item>(
  track: readonly Of[],
  span: Span,
  now: number,
): readonly Of[] {
  const found: Of[] = [];
  for (const item of track) {
    // They rise: nothing behind this one begins any earlier.
    if (item.start > span.end) break;
    if (endOf(item, now) >= span.start) found.push(item);
  }
  return found;
}
