/** One row of the sequence figure: an arrow with its words and what it changed, or a fold of polls. */
import { memo } from 'react';
import {
  type ArrowRow,
  type FoldRow,
  foldTitle,
  type Row,
} from '#shared/projections/sequence-diagram.ts';
import { roleOf } from '#shared/trace/party.ts';
import type { BreakpointMark } from '../model/breakpoint-marks.ts';
import { shownTime } from '../model/shown-text.ts';
import { type PlacedNote, placeNotes } from './note-places.ts';
import { partyStyle } from './party-face.tsx';
import { placeLabel, rowHeight, timeWidth } from './sequence-geometry.ts';
import { FigureBadge } from './transaction-badge.tsx';

interface SequenceRowProps {
  readonly row: Row;
  readonly top: number;
  readonly width: number;
  readonly laneKey: string;
  readonly centres: ReadonlyMap<string, number>;
  readonly size: number;
  readonly notesSeen: number;
  readonly when: 'past' | 'present' | 'future';
  readonly flight: Flight;
  readonly isSelected: boolean;
  readonly mark: BreakpointMark | undefined;
  /** The request that it is about; the first half of an exchange learns it from the second. */
  readonly about: string | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onToggleFold: (seq: number) => void;
}

/** Whether the message of a row is there, under way, or never to arrive. */
export type Flight = 'flying' | 'arrived' | 'lost';

const arrowY = 34;
const noteY = arrowY + 14;
/** How far an arrow gets that never arrives. */
const lostAfter = 0.6;

export const SequenceRow = memo(
  function SequenceRow({
    row,
    top,
    width,
    centres,
    when,
    flight,
    isSelected,
    mark,
    about,
    ...rest
  }: SequenceRowProps) {
    const choose = (): void =>
      row.kind === 'fold' ? rest.onToggleFold(row.seq) : rest.onSelect(row.seq);
    const classes = [
      'row',
      `row-${when}`,
      isSelected ? 'row-selected' : '',
      flight === 'flying' ? 'row-flying' : '',
    ];
    return (
      <g
        className={classes.join(' ')}
        transform={`translate(0 ${top})`}
        onClick={choose}
        data-seq={row.seq}
      >
        <rect className="row-ground" x={0} y={2} width={width} height={rowHeight - 4} rx={6} />
        <text className="row-time" x={timeWidth - 12} y={arrowY + 4} textAnchor="end">
          {shownTime(row.at)}
        </text>
        {about === undefined ? null : (
          <FigureBadge about={about} right={timeWidth - 12} middle={arrowY + 13.5} />
        )}
        {mark === undefined ? null : (
          <circle className={`row-mark ${mark}`} cx={timeWidth - 4} cy={arrowY} r={4.5} />
        )}
        {row.kind === 'fold' ? (
          <Fold row={row} centres={centres} width={width} />
        ) : (
          <Arrow
            {...{ row, centres, width }}
            isLost={flight === 'lost'}
            notesSeen={rest.notesSeen}
          />
        )}
      </g>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.top === after.top &&
    before.laneKey === after.laneKey &&
    before.size === after.size &&
    before.notesSeen === after.notesSeen &&
    before.when === after.when &&
    before.flight === after.flight &&
    before.isSelected === after.isSelected &&
    before.mark === after.mark &&
    before.about === after.about,
);

interface PartProps<Of> {
  readonly row: Of;
  readonly centres: ReadonlyMap<string, number>;
  readonly width: number;
}

function Arrow({
  row,
  centres,
  width,
  isLost,
  notesSeen,
}: PartProps<ArrowRow> & { readonly isLost: boolean; readonly notesSeen: number }) {
  const from = centres.get(row.from) ?? 0;
  const to = centres.get(row.to) ?? 0;
  const direction = to > from ? 1 : -1;
  const tip = isLost ? from + (to - from) * lostAfter : to - 3 * direction;
  const label = row.detail === '' ? row.title : `${row.title}  «${row.detail}»`;
  const placed = placeLabel(label, (from + to) / 2, width);
  return (
    <g className={`arrow tone-${row.tone}`} style={partyStyle(roleOf(row.from))}>
      <text className="row-label" x={placed.x} y={arrowY - 10} textAnchor="middle">
        {placed.text}
        <title>{label}</title>
      </text>
      <line
        className={row.isAnswer ? 'stem answer' : 'stem'}
        x1={from}
        x2={tip}
        y1={arrowY}
        y2={arrowY}
      />
      <path
        className={isLost ? 'tip lost' : 'tip'}
        d={isLost ? crossAt(tip) : tipAt(tip, direction)}
      />
      {row.isAnswer ? null : <circle className="origin" cx={from} cy={arrowY} r={3} />}
      {placeNotes(row.notes, centres, width).map((placed, index) => (
        <StateNote
          key={String(index)}
          placed={placed}
          isFuture={row.notes.indexOf(placed.note) >= notesSeen}
        />
      ))}
    </g>
  );
}

function tipAt(x: number, direction: number): string {
  return `M${x} ${arrowY} l${-9 * direction} -5 v10 z`;
}

function crossAt(x: number): string {
  return `M${x - 6} ${arrowY - 6} l12 12 m0 -12 l-12 12`;
}

interface StateNoteProps {
  readonly placed: PlacedNote;
  readonly isFuture: boolean;
}

function StateNote({ placed, isFuture }: StateNoteProps) {
  const { note, words, text, left, width } = placed;
  const classes = [
    'state-note',
    isFuture ? 'note-future' : '',
    note.isFate === true ? 'note-fate' : '',
  ];
  return (
    <g className={classes.join(' ')} style={partyStyle(roleOf(note.party))}>
      <rect x={left} y={noteY - 9} width={width} height={18} rx={9} />
      <text x={left + width / 2} y={noteY + 4} textAnchor="middle">
        {text}
        {text === words ? null : <title>{words}</title>}
      </text>
    </g>
  );
}

function Fold({ row, centres, width }: PartProps<FoldRow>) {
  const from = centres.get(row.from) ?? 0;
  const to = centres.get(row.to) ?? 0;
  const words = `↻ ${foldTitle(row)}`;
  const { x, text } = placeLabel(words, (from + to) / 2, width);
  const half = Math.max(Math.abs(to - from) / 2 - 8, (words.length * 7) / 2 + 10);
  return (
    <g className="fold">
      <rect x={x - half} y={arrowY - 15} width={half * 2} height={30} rx={15} />
      <text x={x} y={arrowY + 4.5} textAnchor="middle">
        {text}
        <title>{words}. Click to unfold.</title>
      </text>
    </g>
  );
}
