/**
 * What was noted of the rows of the sequence figure: a column of its own beside them, so that a note
 * never covers a message. Only notes near what can be seen are drawn.
 */
import { Bookmark } from 'lucide-react';
import { Button } from 'react-aria-components';
import { noteWords, type PlacedMark } from '../../model/marks/marks.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import type { FigureRows } from './figure-rows.ts';
import { headHeight, rowHeight } from './sequence-geometry.ts';

const widest = 184;
const narrowest = 108;

/** How wide the column is beside lanes that keep their least width. */
export function notesWidth(available: number, lanesNeed: number): number {
  return Math.max(narrowest, Math.min(widest, available - lanesNeed));
}

interface FigureNotesProps {
  readonly marks: readonly PlacedMark[];
  readonly rows: FigureRows;
  readonly near: { readonly first: number; readonly end: number };
  /** Where the column begins. */
  readonly left: number;
  readonly width: number;
  readonly cursor: number;
  readonly onChange: (mark: PlacedMark) => void;
}

export function FigureNotes({
  marks,
  rows,
  near,
  left,
  width,
  cursor,
  onChange,
}: FigureNotesProps) {
  const byPlace = Map.groupBy(marks, ({ seq }) => Math.max(0, rows.lastUpTo(seq)));
  const drawn = [...byPlace].filter(([place]) => place >= near.first && place < near.end);
  return (
    <section className="figure-notes" aria-label="Notes on the sequence" style={{ left, width }}>
      {drawn.map(([place, [first, ...others]]) =>
        first === undefined ? null : (
          <Button
            key={first.bookmark.id}
            className={classesOf(first, cursor)}
            style={{ top: headHeight + place * rowHeight + 3, height: rowHeight - 6 }}
            aria-label={`Note at ${shownTime(first.at)}, ${noteWords(first)}`}
            onPress={() => onChange(first)}
          >
            <span className="figure-note-title">
              <Bookmark aria-hidden size={12} />
              <strong>{first.bookmark.title}</strong>
              {others.length === 0 ? null : <small>+{others.length}</small>}
            </span>
            <span className="figure-note-text">{first.bookmark.text}</span>
          </Button>
        ),
      )}
    </section>
  );
}

function classesOf({ seq, bookmark: { text } }: PlacedMark, cursor: number): string {
  return `figure-note${seq > cursor ? ' future' : ''}${text === '' ? ' plain' : ''}`;
}
