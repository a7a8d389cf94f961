/**
 * What was noted of one run, folded from the workbench's own stream: its bookmarks in the order in
 * which they were first set, its notes, and what is expected of it.
 */
import type { Bookmark } from '../trace/run-file/bookmark.ts';
import type { Expectation } from '../trace/run-file/expectation.ts';
import type { WorkbenchEvent } from '../workbench-event.ts';

export interface RunAnnotations {
  readonly bookmarks: readonly Bookmark[];
  readonly notes: string;
  readonly expectations: readonly Expectation[];
  /** True for a run that came from a file without its secrets. */
  readonly redacted: boolean;
}

export const noAnnotations: RunAnnotations = {
  bookmarks: [],
  notes: '',
  expectations: [],
  redacted: false,
};

/** The annotations after one more event, which is about this run. */
export function annotated(held: RunAnnotations, event: WorkbenchEvent): RunAnnotations {
  switch (event.kind) {
    case 'bookmark.set':
      return { ...held, bookmarks: withBookmark(held.bookmarks, event.bookmark) };
    case 'bookmark.removed':
      return { ...held, bookmarks: held.bookmarks.filter(({ id }) => id !== event.id) };
    case 'notes.set':
      return { ...held, notes: event.text };
    case 'run.imported':
      return { ...held, expectations: event.expectations, redacted: event.origin.redacted };
    default:
      return held;
  }
}

function withBookmark(held: readonly Bookmark[], set: Bookmark): readonly Bookmark[] {
  const isKnown = held.some(({ id }) => id === set.id);
  return isKnown ? held.map((one) => (one.id === set.id ? set : one)) : [...held, set];
}
