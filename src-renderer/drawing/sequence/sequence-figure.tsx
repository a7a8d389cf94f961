/**
 * The run as a sequence diagram, drawn from the projection. Rows are memoised and lanes are fixed:
 * a new message draws one row, and moving the cursor only changes classes. Only the rows near what
 * can be seen are drawn, so that a long run costs no more than a short one.
 */
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import { requestOf } from '#shared/projections/figure/row-requests.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import { notesOf, type Row } from '#shared/projections/sequence-diagram.ts';
import type { BreakpointMark, MarkOf } from '../../model/breakpoints/breakpoint-marks.ts';
import type { PlacedMark } from '../../model/marks/marks.ts';
import { placesIn, type Scrolled, slotOf } from '../row-span.ts';
import { type RowWindow, useRowWindow } from '../use-row-window.ts';
import { barsOf } from './activity-bars.tsx';
import { FigureNotes, notesWidth } from './figure-notes.tsx';
import { type FigureRows, figureRows, showsMessage } from './figure-rows.ts';
import { type FlightClock, flightOf } from './flight.ts';
import { type LaneDeeds, LaneHeads } from './lane-heads.tsx';
import { figureWidth, headHeight, laneCentres, rowHeight, timeWidth } from './sequence-geometry.ts';
import { SequenceRow } from './sequence-row.tsx';
import { useFigureKeys } from './use-figure-keys.ts';

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
  /** The time of the moment looked at, for what is under way. */
  readonly clock?: FlightClock;
  /** What has not happened yet is not drawn at all, where it is else a ghost. */
  readonly hidesFuture?: boolean;
  /** The messages that the rows show, where they are not all. */
  readonly seqs?: ReadonlySet<number> | undefined;
  readonly laneDeeds?: LaneDeeds;
  /** Moves the selection and the cursor. */
  readonly onGo?: (seq: number) => void;
}

const noClock: FlightClock = { at: 0, pace: 0 };
const all = (): boolean => true;

export function SequenceFigure(props: SequenceFigureProps) {
  const { lanes, cursor, selected, marks, hidesFuture = false } = props;
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
  const shown = shownPlace(rows, selected);
  const isThere = selected !== undefined && rows.placeOf(selected) >= 0;
  useShown(near, selected, shown, isThere);
  useFigureKeys(place, props, rows, shown);
  return (
    <section
      className={hidesFuture ? 'figure without-future' : 'figure'}
      ref={place}
      aria-label="Sequence diagram"
      tabIndex={0}
    >
      <LaneHeads {...{ lanes, centres, width, besides }} deeds={props.laneDeeds} />
      <svg
        width={width}
        height={Math.max(rows.count * rowHeight + rowHeight / 2, 200)}
        aria-hidden
        className={rows.count > mostAnimated ? 'figure-body calm' : 'figure-body'}
      >
        <Lifelines lanes={lanes} centres={centres} />
        <Rows {...{ ...props, near, figure: rows, present, centres, width }} />
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

interface RowsProps extends SequenceFigureProps {
  readonly near: RowWindow;
  readonly figure: FigureRows;
  /** The place of the last row that has happened. */
  readonly present: number;
  readonly centres: ReadonlyMap<string, number>;
  readonly width: number;
}

/** The rows near what can be seen. */
function Rows(props: RowsProps) {
  const { near, figure, present, centres, width, lanes, cursor, selected, unfolded } = props;
  const { clock = noClock, hidesFuture = false, seqs, onSelect, onToggleFold } = props;
  const shows = seqs === undefined ? all : (seq: number): boolean => seqs.has(seq);
  const laneKey = `${lanes.map(({ party }) => party).join()}:${width}`;
  return placesIn(near).map((index) => {
    const row = figure.at(index);
    return row === undefined || (hidesFuture && index > present) ? null : (
      <SequenceRow
        key={slotOf(near, index)}
        row={row}
        top={index * rowHeight}
        width={width}
        laneKey={laneKey}
        centres={centres}
        size={sizeOf(row)}
        notesSeen={notesSeen(row, cursor)}
        when={index < present ? 'past' : index === present ? 'present' : 'future'}
        flight={flightOf(row, cursor, clock)}
        bars={barsOf(row, shows)}
        isOpen={row.kind === 'fold' && unfolded.has(row.seq)}
        hidesFuture={hidesFuture}
        isSelected={showsMessage(row, selected)}
        mark={markOn(row, props.markOf)}
        about={requestOf(row)}
        onSelect={onSelect}
        onToggleFold={onToggleFold}
      />
    );
  });
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
  return row.kind === 'fold' ? row.rows.length : row.notes.length + row.timers.length;
}

/** How many of a row's changes have happened at that moment; of a fold's messages. */
function notesSeen(row: Row, cursor: number): number {
  if (row.kind === 'fold') return countUpTo(row.rows, cursor);
  return notesOf(row).filter(({ seq }) => seq <= cursor).length;
}

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly centres: ReadonlyMap<string, number>;
}

const Lifelines = memo(function Lifelines({ lanes, centres }: LanesProps) {
  return lanes.map(({ party, role }) => (
    <line
      key={party}
      className="lifeline"
      data-role={role}
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

/** Brings a newly selected row into view, wherever it was selected; and one that was hidden until now. */
function useShown(
  { scrolled, scrollTo }: RowWindow,
  selected: number | undefined,
  index: number,
  isThere: boolean,
): void {
  const before = useRef({ selected, isThere });
  useLayoutEffect(() => {
    const { selected: held, isThere: wasThere } = before.current;
    before.current = { selected, isThere };
    if (selected === held && (wasThere || !isThere)) return;
    const top = headHeight + index * rowHeight;
    const isAbove = top - headHeight < scrolled.current.top;
    const isBelow = top + rowHeight > scrolled.current.top + scrolled.current.height;
    if (index >= 0 && (isAbove || isBelow)) {
      scrollTo(Math.max(0, top - scrolled.current.height / 2));
    }
  }, [scrolled, scrollTo, selected, index, isThere]);
}
