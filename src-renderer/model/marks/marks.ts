/**
 * The bookmarks of a run where they stand in it. One that is pointed at by what happens there is
 * found by reading on from where the reading stopped, so that a growing run is read once.
 */
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { firstCounts, matcher } from '#shared/trace/match/matcher.ts';
import {
  addToMatchContext,
  createMatchContext,
} from '#shared/trace/match/reading/match-context.ts';
import type { Bookmark } from '#shared/trace/run-file/bookmark.ts';

export interface Mark {
  readonly bookmark: Bookmark;
  /** Undefined where the run has not come to it. */
  readonly seq: number | undefined;
  /** The run's time there. */
  readonly at: number | undefined;
}

export type PlacedMark = Mark & { readonly seq: number; readonly at: number };

/** Places bookmarks in a run whose entries grow in that list: in its order, what is to come last. */
export function createMarks(
  entries: readonly Entry[],
): (bookmarks: readonly Bookmark[]) => readonly Mark[] {
  const searches = new Map<string, () => number | undefined>();

  function seqOf(at: Bookmark['at']): number | undefined {
    if ('seq' in at) return at.seq;
    const key = JSON.stringify(at);
    const search = searches.get(key) ?? createSearch(entries, at);
    searches.set(key, search);
    return search();
  }

  function placed(bookmark: Bookmark): Mark {
    const seq = seqOf(bookmark.at);
    const entry = seq === undefined ? undefined : entries[countUpTo(entries, seq) - 1];
    const isThere = entry !== undefined && entry.seq === seq;
    return isThere ? { bookmark, seq, at: entry.at } : { bookmark, seq: undefined, at: undefined };
  }

  return (bookmarks) =>
    bookmarks.map(placed).toSorted((left, right) => (left.seq ?? never) - (right.seq ?? never));
}

const never = Number.MAX_SAFE_INTEGER;

function createSearch(
  entries: readonly Entry[],
  { match, ordinal }: Exclude<Bookmark['at'], { seq: number }>,
): () => number | undefined {
  const asked = matcher(match);
  const counts = firstCounts(asked);
  const context = createMatchContext();
  let [read, times] = [0, 0];
  let found: number | undefined;
  return () => {
    for (; found === undefined && read < entries.length; read += 1) {
      const entry = entries[read];
      if (entry === undefined || !asked.matches(addToMatchContext(context, entry), counts))
        continue;
      times += 1;
      if (times === ordinal) found = entry.seq;
    }
    return found;
  };
}

/** Whether it has its place in the run. */
export function isPlaced(mark: Mark): mark is PlacedMark {
  return mark.seq !== undefined;
}

/** What it says as one line. */
export function noteWords({ bookmark: { title, text } }: Mark): string {
  return text === '' ? title : `${title}: ${text}`;
}
