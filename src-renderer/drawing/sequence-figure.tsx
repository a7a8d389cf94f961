/**
 * The run as a sequence diagram, drawn from the projection. Rows are memoised and lanes are fixed:
 * a new message draws one row, and moving the cursor only changes classes.
 */
import { memo, useEffect, useRef, useState } from 'react';
import type { Lane } from '#shared/projections/lanes.ts';
import type { Row } from '#shared/projections/sequence-diagram.ts';
import { PartyIcon, partyStyle } from './party-face.tsx';
import { figureWidth, headHeight, laneCentres, rowHeight, timeWidth } from './sequence-geometry.ts';
import { SequenceRow } from './sequence-row.tsx';

interface SequenceFigureProps {
  readonly lanes: readonly Lane[];
  readonly rows: readonly Row[];
  /** Changes with the rows, which grow in place. */
  readonly version: number;
  /** The last entry that has happened at the moment looked at. */
  readonly cursor: number;
  readonly selected: number | undefined;
  readonly unfolded: ReadonlySet<number>;
  readonly onSelect: (seq: number) => void;
  readonly onToggleFold: (seq: number) => void;
}

export function SequenceFigure(props: SequenceFigureProps) {
  const { lanes, cursor, selected, onSelect, onToggleFold } = props;
  const place = useRef<HTMLDivElement>(null);
  const available = useWidth(place);
  const width = figureWidth(lanes, available);
  const centres = laneCentres(lanes, width);
  const shown = props.rows.flatMap((row) =>
    row.kind === 'fold' && props.unfolded.has(row.seq) ? [row, ...row.rows] : [row],
  );
  const height = shown.length * rowHeight + rowHeight / 2;
  const present = shown.findLastIndex((row) => row.seq <= cursor);
  useFollowedEdge(place, present);
  return (
    <div className="figure" ref={place}>
      <LaneHeads lanes={lanes} centres={centres} width={width} />
      <svg width={width} height={Math.max(height, 200)} aria-hidden className="figure-body">
        <Lifelines lanes={lanes} centres={centres} />
        {shown.map((row, index) => (
          <SequenceRow
            key={`${row.kind}-${row.seq}`}
            row={row}
            top={index * rowHeight}
            width={width}
            laneKey={laneKeyOf(lanes, width)}
            centres={centres}
            size={sizeOf(row)}
            when={index < present ? 'past' : index === present ? 'present' : 'future'}
            isArrived={isArrived(row, cursor)}
            isSelected={row.seq === selected}
            onSelect={onSelect}
            onToggleFold={onToggleFold}
          />
        ))}
      </svg>
    </div>
  );
}

/** Rows grow in place; what of them is drawn is told by these two numbers. */
function sizeOf(row: Row): number {
  return row.kind === 'fold' ? row.rows.length : row.notes.length;
}

function laneKeyOf(lanes: readonly Lane[], width: number): string {
  return `${lanes.length}:${width}`;
}

function isArrived(row: Row, cursor: number): boolean {
  if (row.kind === 'fold' || row.message === undefined) return true;
  const { receivedSeq } = row.message;
  return receivedSeq !== undefined && receivedSeq <= cursor;
}

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly centres: ReadonlyMap<string, number>;
}

function LaneHeads({ lanes, centres, width }: LanesProps & { readonly width: number }) {
  const laneWidth = (width - timeWidth) / Math.max(1, lanes.length) - 8;
  return (
    <div className="lane-heads" style={{ width, height: headHeight }} aria-hidden>
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

function useWidth(place: React.RefObject<HTMLDivElement | null>): number {
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
function useFollowedEdge(place: React.RefObject<HTMLDivElement | null>, present: number): void {
  const before = useRef(present);
  useEffect(() => {
    const element = place.current;
    if (element === null || present === before.current) return;
    const bottom = headHeight + (before.current + 1) * rowHeight;
    const wasInView =
      bottom >= element.scrollTop && bottom - rowHeight <= element.scrollTop + element.clientHeight;
    before.current = present;
    const wanted = headHeight + (present + 2) * rowHeight;
    if (wasInView && wanted > element.scrollTop + element.clientHeight) {
      element.scrollTop = wanted - element.clientHeight;
    } else if (wasInView && wanted - 3 * rowHeight < element.scrollTop) {
      element.scrollTop = Math.max(0, wanted - 4 * rowHeight);
    }
  }, [place, present]);
}
