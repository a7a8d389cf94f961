/**
 * What was noted of one run as a window shows it: its bookmarks and its notes, and the bookmarks
 * that were removed and can be put back.
 */
import { annotated, noAnnotations } from '#shared/projections/run-annotations.ts';
import type { Bookmark } from '#shared/trace/run-file/bookmark.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';

export interface RunNotes {
  readonly bookmarks: readonly Bookmark[];
  readonly notes: string;
  /** Removed and not set again, the last one last. */
  readonly removed: readonly Bookmark[];
}

export const nothingNoted: RunNotes = { bookmarks: [], notes: '', removed: [] };

type NoteEvent = Extract<
  WorkbenchEvent,
  { kind: 'bookmark.set' | 'bookmark.removed' | 'notes.set' }
>;

/** The notes of a run after one more event about it. */
export function notedAfter(held: RunNotes, event: NoteEvent): RunNotes {
  const { bookmarks, notes } = annotated({ ...noAnnotations, ...held }, event);
  return { bookmarks, notes, removed: removedAfter(held, event) };
}

function removedAfter({ bookmarks, removed }: RunNotes, event: NoteEvent): readonly Bookmark[] {
  if (event.kind === 'bookmark.set') return removed.filter(({ id }) => id !== event.bookmark.id);
  if (event.kind === 'notes.set') return removed;
  return [...removed, ...bookmarks.filter(({ id }) => id === event.id)];
}
