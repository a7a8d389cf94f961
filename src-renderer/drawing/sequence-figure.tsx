/**
 * The run as a sequence diagram, drawn from the projection. Rows are memoised and lanes are fixed:
 * a new message draws one row, and moving the cursor only changes classes. Only the rows near what
 * can be seen are drawn, so that a long run costs no more than a short one.
 */
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Lane } from '#shared/projections/lanes.ts';
import type { Row } from '#shared/projections/sequence-diagram.ts';
import type { BreakpointMark, MarkOf } from '../model/breakpoint-marks.ts';
import type { PlacedMark } from '../model/marks.ts';
import { FigureNotes, notesWidth } from './figure-notes.tsx';
import { aboutOf, type FigureRows, figureRows, showsMessage } from './figure-rows.ts';
import { PartyIcon, partyStyle } from './party-face.tsx';
import { placesIn, type Scrolled, slotOf } from './row-span.ts';
import { figureWidth, headHeight, laneCentres, rowHeight, timeWidth } from './sequence-geometry.ts';
import { type Flight, SequenceRow } from './sequence-row.tsx';
import { type RowWindow, useRowWindow } from './use-row-window.ts';

// An animated stem makes the browser paint the whole figure again, which a long one cannot afford.
const mostAnimated = 120;

interface SequenceFigureProps {
  readonly lanes: readonly Lane[];
  readonly rows: readonly Row[];
  /** The last entry that has happened at the moment looked at. */
  readonly cursor: number;
  readonly selected: number | undefined;
  readonly unfolded: ReadonlySet<number>;
  readonly markOf: MarkOf;
  readonly onSelect: (seq: number) => void;
  readonly onToggleFold: (seq: number) => void;
  /** What was noted of the rows. */
  readonly marks: readonly PlacedMark[];
  readonly onChangeMark: (mark: PlacedMark) => void;
}

export function SequenceFigure(props: SequenceFigureProps) {
  const { lanes, cursor, selected, marks, onSelect, onToggleFold } = props;
  const place = useRef<HTMLElement>(null);
  const available = useWidth(place);
  const besides = marks.length === 0 ? 0 : notesWidth(available, figureWidth(lanes, 0));
  const width = figureWidth(lanes, available - besides);
  const centres = useMemo(() => laneCentres(lanes, width), [lanes, width]);
  const rows = figureRows(props.rows, props.unfolded);
  const present = rows.lastUpTo(cursor);
  const near = useRowWindow(place, {
    rowHeight,
    count: rows.count,
    anchor: present,
    follow: followedEdge,
  });
  useShown(near, selected, shownPlace(rows, selected));
  return (
    <section className="figure" ref={place} aria-label="Sequence diagram" tabIndex={0}>
      <LaneHeads lanes={lanes} centres={centres} width={width} besides={besides} />
      <svg
        width={width}
        height={Math.max(rows.count * rowHeight + rowHeight / 2, 200)}
        aria-hidden
        className={rows.count > mostAnimated ? 'figure-body calm' : 'figure-body'}
      >
        <Lifelines lanes={lanes} centres={centres} />
        {placesIn(near).map((index) => {
          const row = rows.at(index);
          return row === undefined ? null : (
            <SequenceRow
              key={slotOf(near, index)}
              row={row}
              top={index * rowHeight}
              width={width}
              laneKey={laneKeyOf(lanes, width)}
              centres={centres}
              size={sizeOf(row)}
              notesSeen={notesSeen(row, cursor)}
              when={index < present ? 'past' : index === present ? 'present' : 'future'}
              flight={flightOf(row, cursor)}
              isSelected={showsMessage(row, selected)}
              mark={markOn(row, props.markOf)}
              about={aboutOf(row)}
              onSelect={onSelect}
              onToggleFold={onToggleFold}
            />
          );
        })}
      </svg>
      {marks.length === 0 ? null : (
        <FigureNotes
          {...{ marks, rows, near, cursor }}
          left={width}
          width={besides}
          onChange={props.onChangeMark}
        />
      )}
    </section>
  );
}

/** What has no row of its own happened under the last one before it. */
function shownPlace(rows: FigureRows, selected: number | undefined): number {
  if (selected === undefined) return -1;
  const place = rows.placeOf(selected);
  return place < 0 ? rows.lastUpTo(selected) : place;
}

/** A fold has the mark of whatever is in it. */
function markOn(row: Row, markOf: MarkOf): BreakpointMark | undefined {
  if (row.kind === 'arrow') return markOf(row.seq);
  for (const inner of row.rows) {
    const mark = markOf(inner.seq);
    if (mark !== undefined) return mark;
  }
  return undefined;
}

/** Rows grow in place; what of them is drawn is told by these two numbers. */
function sizeOf(row: Row): number {
  return row.kind === 'fold' ? row.rows.length : row.notes.length;
}

/** How many of a row's changes have happened at that moment. */
function notesSeen(row: Row, cursor: number): number {
  return row.kind === 'fold' ? 0 : row.notes.filter(({ seq }) => seq <= cursor).length;
}

function laneKeyOf(lanes: readonly Lane[], width: number): string {
  return `${lanes.length}:${width}`;
}

function flightOf(row: Row, cursor: number): Flight {
  if (row.kind === 'fold' || row.message === undefined) return 'arrived';
  const { receivedSeq, lost } = row.message;
  if (lost !== undefined && lost.seq <= cursor) return 'lost';
  return receivedSeq !== undefined && receivedSeq <= cursor ? 'arrived' : 'flying';
}

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly centres: ReadonlyMap<string, number>;
}

interface LaneHeadsProps extends LanesProps {
  readonly width: number;
  /** How wide the notes are that stand beside the lanes. */
  readonly besides: number;
}

function LaneHeads({ lanes, centres, width, besides }: LaneHeadsProps) {
  const laneWidth = (width - timeWidth) / Math.max(1, lanes.length) - 8;
  return (
    <div className="lane-heads" style={{ width: width + besides, height: headHeight }} aria-hidden>
      {lanes.map(({ party, role, title }) => (
        <div
          key={party}
          className="lane-head party"
          style={{ ...partyStyle(role), left: centres.get(party), maxWidth: laneWidth }}
        >
          <PartyIcon role={role} size={17} />
          <span>{title}</span>
        </div>
      ))}
    </div>
  );
}

const Lifelines = memo(function Lifelines({ lanes, centres }: LanesProps) {
  return lanes.map(({ party, role }) => (
    <line
      key={party}
      className="lifeline"
      style={partyStyle(role)}
      x1={centres.get(party)}
      x2={centres.get(party)}
      y1={0}
      y2="100%"
    />
  ));
});

function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(900);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(timeWidth, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

/** Keeps the present row in view, unless the person has scrolled away from it. */
function followedEdge({ top, height }: Scrolled, from: number | undefined, to: number): number {
  const bottom = headHeight + ((from ?? to) + 1) * rowHeight;
  const isFollowed = bottom >= top && bottom - rowHeight <= top + height;
  if (from !== undefined && !isFollowed) return top;
  const wanted = headHeight + (to + 2) * rowHeight;
  if (wanted > top + height) return wanted - height;
  return wanted - 3 * rowHeight < top ? Math.max(0, wanted - 4 * rowHeight) : top;
}

/** Brings a newly selected row into view, wherever it was selected. */
function useShown(
  { scrolled, scrollTo }: RowWindow,
  selected: number | undefined,
  index: number,
): void {
  const before = useRef(selected);
  useLayoutEffect(() => {
    if (selected === before.current) return;
    before.current = selected;
    const top = headHeight + index * rowHeight;
    const isAbove = top - headHeight < scrolled.current.top;
    const isBelow = top + rowHeight > scrolled.current.top + scrolled.current.height;
    if (index >= 0 && (isAbove || isBelow)) {
      scrollTo(Math.max(0, top - scrolled.current.height / 2));
    }
  }, [scrolled, scrollTo, selected, index]);
}
