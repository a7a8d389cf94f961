/** The bookmarks of a run as places in it, each with its words; what it is found by stays behind. */
import type { Entry } from '../../trace/entry.ts';
import { matchesIn } from '../../trace/match/find-matches.ts';
import type { Bookmark } from '../../trace/run-file/bookmark.ts';

export interface PlacedMark {
  /** Undefined where the run, or the part of it that goes out, has not come to it. */
  readonly seq: number | undefined;
  readonly title: string;
  readonly text: string;
}

/** In the order of the run. */
export function placedMarks(
  entries: readonly Entry[],
  bookmarks: readonly Bookmark[],
): readonly PlacedMark[] {
  return bookmarks
    .map(({ at, title, text }) => ({ seq: placeOf(entries, at), title, text }))
    .toSorted((one, other) => (one.seq ?? Infinity) - (other.seq ?? Infinity) || 0);
}

function placeOf(entries: readonly Entry[], at: Bookmark['at']): number | undefined {
  if ('seq' in at) return entries.find(({ seq }) => seq === at.seq)?.seq;
  let times = 0;
  for (const { seq } of matchesIn(entries, at.match)) {
    times += 1;
    if (times === at.ordinal) return seq;
  }
  return undefined;
}
