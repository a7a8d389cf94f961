/**
 * The figure's twin for screen readers: the same rows as an ordered list. It holds the newest lines
 * of the moment shown, and two buttons lead to all that came before.
 */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Lane } from '#shared/projections/lanes.ts';
import {
  type ArrowRow,
  notesOf,
  type RowNote,
  type SequenceDiagram,
} from '#shared/projections/sequence-diagram.ts';
import type { MarkOf } from '../model/breakpoints/breakpoint-marks.ts';
import { markWords } from '../model/marks/mark-words.ts';
import { noteWords, type PlacedMark } from '../model/marks/marks.ts';
import { linesUpTo } from '../model/sequence/sequence-lines.ts';
import { useRested } from '../model/steady/use-rested.ts';
import { shownState, shownTime } from '../model/words/shown-text.ts';

/** How many lines stand in the document at once. */
const pageLength = 100;
const longRows = 200;
const restMs = 100;

interface SequenceTwinProps {
  readonly diagram: Pick<SequenceDiagram, 'lanes' | 'rows'>;
  readonly cursor: number;
  readonly markOf: MarkOf;
  /** What was noted, in the order of the run. */
  readonly marks: readonly PlacedMark[];
}

export function SequenceTwin({ diagram, cursor: moved, markOf, marks }: SequenceTwinProps) {
  // Of a long run after what is seen has been painted: nobody hears faster than that.
  const followed = useRested(moved, restMs);
  const cursor = diagram.rows.length > longRows ? followed : moved;
  const [turned, turn] = useState<{ readonly at: number; readonly ends: readonly number[] }>();
  // Whoever moves the cursor wants to hear what is there.
  const ends = turned?.at === cursor ? turned.ends : [];
  const lines = linesUpTo(diagram.rows, ends.at(-1) ?? cursor, pageLength);
  const [first, last] = [lines[0], lines.at(-1)];
  const turnTo = (next: readonly number[]): void => turn({ at: cursor, ends: next });
  return (
    <section className="sequence-twin" aria-label="The sequence as a list">
      {first !== undefined && isAfterTheFirst(diagram, first.seq) ? (
        <Button className="button" onPress={() => turnTo([...ends, first.seq - 1])}>
          Earlier lines, before {shownTime(first.at)}
        </Button>
      ) : null}
      {last !== undefined && ends.length > 0 ? (
        <Button className="button" onPress={() => turnTo(ends.slice(0, -1))}>
          Later lines, after {shownTime(last.at)}
        </Button>
      ) : null}
      <ol aria-label="Sequence of the run">
        {lines.map((row, index) => (
          <li key={row.seq}>
            {lineOf(row, diagram.lanes, cursor)}
            {markWords(markOf(row.seq))}
            {marksBetween(marks, row.seq, lines[index + 1]?.seq).map((mark) => (
              <span key={mark.bookmark.id}>; noted: {noteWords(mark)}</span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Of a row are the notes up to the next one. */
function marksBetween(marks: readonly PlacedMark[], from: number, to = Infinity) {
  return marks.filter(({ seq }) => seq >= from && seq < to);
}

function isAfterTheFirst(
  { rows: [beginning] }: Pick<SequenceDiagram, 'rows'>,
  seq: number,
): boolean {
  return beginning !== undefined && seq > beginning.seq;
}

function lineOf(row: ArrowRow, lanes: readonly Lane[], cursor: number): string {
  const titleOf = (party: string): string =>
    lanes.find((lane) => lane.party === party)?.title ?? party;
  const notes = notesOf(row)
    .filter(({ seq }) => seq <= cursor)
    .map((note) => `; ${noteText(note, titleOf(note.party))}`);
  const detail = row.detail === '' ? '' : `, ${row.detail}`;
  return `${shownTime(row.at)} ${titleOf(row.from)} to ${titleOf(row.to)}: ${row.title}${detail}${notes.join('')}`;
}

function noteText({ text, isFate, isTimer }: RowNote, party: string): string {
  if (isFate === true) return text;
  // A timer that was set says how long; one that fired, what it did.
  return isTimer === true && text.includes(' ')
    ? `${party}: ${text}`
    : `${party} is now ${shownState(text)}`;
}
