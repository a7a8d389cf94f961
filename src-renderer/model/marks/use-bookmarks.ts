/**
 * The bookmarks of a run and what can be done to them: B sets one at the moment looked at, M writes
 * a note on the chosen message. Both are the same thing, a place with a name and, maybe, a text.
 */
import { useMemo, useState } from 'react';
import type { Bookmark } from '#shared/trace/run-file/bookmark.ts';
import { useCommand } from '../../commands/use-command.ts';
import { type Asking, useAsk } from '../use-ask.ts';
import { type RunView, useWorkbench } from '../use-trace.ts';
import { createMarks, isPlaced, type Mark } from './marks.ts';
import { nothingNoted } from './run-notes.ts';

/** What is being written: the bookmark as it would be set. */
export interface BookmarkDraft {
  readonly bookmark: Bookmark;
  readonly isNew: boolean;
  /** Where somebody who opened it wants to write. */
  readonly first: 'title' | 'text';
}

export interface Bookmarks {
  readonly marks: readonly Mark[];
  readonly notes: string;
  readonly asking: Asking;
  readonly draft: BookmarkDraft | undefined;
  /** Opens the form for the moment looked at, or for what is there already. */
  readonly mark: () => void;
  readonly noteOnChosen: () => void;
  readonly change: (bookmark: Bookmark) => void;
  readonly close: () => void;
  readonly set: (bookmark: Bookmark) => Promise<boolean>;
  readonly remove: (id: string) => void;
  readonly write: (notes: string) => void;
  /** The last one that was removed, to be put back; undefined where there is none. */
  readonly removed: Bookmark | undefined;
  readonly undo: () => void;
}

/** The bookmarks of a run, and their keys. */
export function useBookmarks(view: RunView, selected: number | undefined): Bookmarks {
  const { model, moment } = view;
  const { run } = model;
  const noted = useWorkbench((state) => state.noted[run] ?? nothingNoted);
  const { bookmarks, notes, removed: gone } = noted;
  const place = useMemo(() => createMarks(model.entries), [model]);
  const marks = place(bookmarks);
  const asking = useAsk();
  const [draft, open] = useState<BookmarkDraft>();
  const removed = gone.at(-1);
  const set = (bookmark: Bookmark): Promise<boolean> =>
    asking.ask({ kind: 'bookmark.set', run, bookmark: asData(bookmark) });
  const openAt = (seq: number, first: BookmarkDraft['first']): void => {
    const there = marks.find((mark) => isPlaced(mark) && mark.seq === seq)?.bookmark;
    const made = { id: newId(bookmarks, gone), at: { seq }, title: titleAt(view, seq), text: '' };
    open({ bookmark: there ?? made, isNew: there === undefined, first });
  };
  const mark = (): void => openAt(moment.seq, 'title');
  const noteOnChosen = (): void => openAt(selected ?? moment.seq, 'text');
  useCommand('message.mark', mark);
  useCommand('message.note', noteOnChosen);
  return {
    marks,
    notes,
    asking,
    draft,
    mark,
    noteOnChosen,
    set,
    removed,
    change: (bookmark) => open({ bookmark, isNew: false, first: 'title' }),
    close: () => {
      asking.forget();
      open(undefined);
    },
    remove: (id) => void asking.ask({ kind: 'bookmark.removed', run, id }),
    write: (text) => void asking.ask({ kind: 'notes.set', run, text }),
    undo: () => {
      if (removed !== undefined) void set(removed);
    },
  };
}

/** A match is data; the intent takes any. */
function asData(bookmark: Bookmark) {
  return JSON.parse(JSON.stringify(bookmark)) as Record<string, never>;
}

function newId(held: readonly Bookmark[], removed: readonly Bookmark[]): string {
  const taken = new Set([...held, ...removed].map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`mark-${number}`)) number += 1;
  return `mark-${number}`;
}

/** What happened there, as a name to begin with. */
function titleAt({ model: { diagram } }: RunView, seq: number): string {
  const { list } = diagram.messages;
  const before = list.findLast((message) => message.seq <= seq);
  return before === undefined ? 'The beginning' : before.title.slice(0, longestTitle);
}

export const longestTitle = 200;
