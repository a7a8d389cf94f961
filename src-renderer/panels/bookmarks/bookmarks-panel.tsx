/** The moments of a run that somebody marked, and what is to be said of the whole run. */
import { Bookmark as BookmarkIcon, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Bookmarks } from '../../model/marks/use-bookmarks.ts';
import type { RunView } from '../../model/use-trace.ts';
import { RefusalLine } from '../form/refusal-line.tsx';
import { TextAreaLine } from '../form/text-area-line.tsx';
import { BookmarkLine } from './bookmark-line.tsx';

interface BookmarksPanelProps {
  readonly view: RunView;
  readonly bookmarks: Bookmarks;
  readonly onGo: (seq: number) => void;
}

export function BookmarksPanel({ view, bookmarks, onGo }: BookmarksPanelProps) {
  const { asking, draft, notes, write } = bookmarks;
  return (
    <section className="tool-panel bookmarks" aria-label="Bookmarks">
      <div className="bookmarks-main">
        <BookmarkBar bookmarks={bookmarks} />
        <RefusalLine
          sentence={draft === undefined ? asking.refusal : undefined}
          onDismiss={asking.forget}
        />
        <BookmarkList view={view} bookmarks={bookmarks} onGo={onGo} />
      </div>
      <WholeRun key={notes} notes={notes} onWrite={write} />
    </section>
  );
}

function BookmarkBar({
  bookmarks: { mark, removed, undo },
}: Pick<BookmarksPanelProps, 'bookmarks'>) {
  return (
    <div className="bookmark-bar">
      <Button className="button small primary" aria-keyshortcuts="b" onPress={mark}>
        <BookmarkIcon aria-hidden size={14} /> Mark this moment
      </Button>
      {removed === undefined ? null : (
        <Button className="button small undo-removal" onPress={undo}>
          <Undo2 aria-hidden size={14} />
          <span>Put «{removed.title}» back</span>
        </Button>
      )}
    </div>
  );
}

function BookmarkList({ view, bookmarks, onGo }: BookmarksPanelProps) {
  const { marks, change, remove } = bookmarks;
  if (marks.length === 0)
    return (
      <div className="empty">
        <BookmarkIcon aria-hidden size={22} />
        <p>Moments that you mark stand here and on the strip above, and go with the run’s file.</p>
        <p>
          Press <kbd>B</kbd> to mark the moment that you look at, <kbd>M</kbd> to write a note on
          the chosen message.
        </p>
      </div>
    );
  return (
    <ol aria-label="Bookmarks of the run" className="bookmark-list">
      {marks.map((mark) => (
        <BookmarkLine
          key={mark.bookmark.id}
          mark={mark}
          isHere={mark.seq === view.moment.seq}
          onGo={onGo}
          onChange={() => change(mark.bookmark)}
          onRemove={() => remove(mark.bookmark.id)}
        />
      ))}
    </ol>
  );
}

const longestNotes = 100_000;

interface WholeRunProps {
  readonly notes: string;
  readonly onWrite: (text: string) => void;
}

/** Kept as soon as the field is left. */
function WholeRun({ notes, onWrite }: WholeRunProps) {
  const [text, setText] = useState(notes);
  const keep = (): void => {
    if (text !== notes) onWrite(text);
  };
  return (
    <div className="whole-run">
      <TextAreaLine
        label="Notes on the whole run"
        value={text}
        onChange={setText}
        onBlur={keep}
        rows={5}
        most={longestNotes}
        placeholder="What this run shows, for whoever opens it next."
      />
      <p className="quiet-line" role="status">
        {text === notes ? '' : 'Kept when you leave the field.'}
      </p>
    </div>
  );
}
