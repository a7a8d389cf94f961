/** One row of the sequence figure: an arrow with its words and what it changed, or a fold of polls. */
import { memo } from 'react';
import {
  type ArrowRow,
  type FoldRow,
  foldTitle,
  notesOf,
  type Row,
} from '#shared/projections/sequence-diagram.ts';
import { roleOf } from '#shared/trace/party.ts';
import type { BreakpointMark } from '../../model/breakpoints/breakpoint-marks.ts';
import { useExpectedMark } from '../../model/expected/expected-marks.ts';
import { useIsMissed } from '../../model/search/searching.ts';
import { shownTime, withTurnsTold } from '../../model/words/shown-text.ts';
import { FigureBadge } from '../transaction-badge.tsx';
import { type ActivityBar, ActivityBars, barsKey } from './activity-bars.tsx';
import type { Flight } from './flight.ts';
import { FlyingHead } from './flying-head.tsx';
import { type PlacedNote, placeNotes, timerSignWidth } from './note-places.ts';
import { arrowY, placeLabel, rowHeight, timeWidth } from './sequence-geometry.ts';

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
  /** Who is at work on an answer meanwhile. */
  readonly bars: readonly ActivityBar[];
  /** A fold whose messages stand below it. */
  readonly isOpen: boolean;
  readonly hidesFuture: boolean;
  readonly isSelected: boolean;
  readonly mark: BreakpointMark | undefined;
  /** The request that it is about; the first half of an exchange learns it from the second. */
  readonly about: string | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onToggleFold: (seq: number) => void;
}

const noteY = arrowY + 14;

/** What a row is drawn from, but for what grows in place or is made anew each time. */
const compared = [
  'row',
  'top',
  'laneKey',
  'size',
  'notesSeen',
  'when',
  'isOpen',
  'hidesFuture',
  'isSelected',
  'mark',
  'about',
] as const satisfies (keyof SequenceRowProps)[];

export const SequenceRow = memo(
  function SequenceRow({
    row,
    top,
    width,
    centres,
    when,
    flight,
    bars,
    isSelected,
    mark,
    about,
    ...rest
  }: SequenceRowProps) {
    const choose = (): void =>
      row.kind === 'fold' ? rest.onToggleFold(row.seq) : rest.onSelect(row.seq);
    const isMissed = useIsMissed(row);
    const classes = [
      'row',
      `row-${when}`,
      isSelected ? 'row-selected' : '',
      flight.kind === 'flying' || flight.kind === 'held' ? `row-${flight.kind}` : '',
      isMissed ? 'row-missed' : '',
    ];
    // Folded messages are told from the fold itself.
    const identity = row.kind === 'fold' ? undefined : row.message?.seq;
    return (
      <g
        className={classes.join(' ')}
        transform={`translate(0 ${top})`}
        onClick={choose}
        data-seq={row.seq}
        data-id={identity}
      >
        <rect className="row-ground" x={0} y={2} width={width} height={rowHeight - 4} rx={6} />
        <ExpectedBar seq={row.seq} />
        <text className="row-time" x={timeWidth - 12} y={arrowY + 4} textAnchor="end">
          {shownTime(row.at)}
        </text>
        {about === undefined ? null : (
          <FigureBadge about={about} right={timeWidth - 12} middle={arrowY + 13.5} />
        )}
        {mark === undefined ? null : (
          <circle className={`row-mark ${mark}`} cx={timeWidth - 4} cy={arrowY} r={4.5} />
        )}
        <ActivityBars bars={bars} centres={centres} />
        {row.kind === 'fold' ? (
          <Fold {...{ row, centres, width }} {...rest} />
        ) : (
          <Arrow {...{ row, centres, width, flight }} notesSeen={rest.notesSeen} />
        )}
      </g>
    );
  },
  (before, after) =>
    compared.every((name) => before[name] === after[name]) &&
    isSameFlight(before.flight, after.flight) &&
    barsKey(before.bars) === barsKey(after.bars),
);

/** While the clock runs a head goes on by itself; only where it stands does its place count. */
function isSameFlight(before: Flight, after: Flight): boolean {
  const areGoing = before.leftMs > 0 && after.leftMs > 0;
  return before.kind === after.kind && (areGoing || before.share === after.share);
}

/** What came of the expectation that the sequence is marked with. */
function ExpectedBar({ seq }: { readonly seq: number }) {
  const verdict = useExpectedMark(seq);
  if (verdict === undefined) return null;
  return (
    <rect className={`expected-bar ${verdict}`} x={0} y={4} width={4} height={rowHeight - 8} />
  );
}

interface PartProps<Of> {
  readonly row: Of;
  readonly centres: ReadonlyMap<string, number>;
  readonly width: number;
}

interface ArrowProps extends PartProps<ArrowRow> {
  readonly flight: Flight;
  readonly notesSeen: number;
}

function Arrow({ row, centres, width, flight, notesSeen }: ArrowProps) {
  const from = centres.get(row.from) ?? 0;
  const to = centres.get(row.to) ?? 0;
  const direction = to > from ? 1 : -1;
  const isLost = flight.kind === 'lost';
  const tip = isLost ? from + (to - from) * flight.share : to - 3 * direction;
  const label = row.detail === '' ? row.title : `${row.title}  «${row.detail}»`;
  const placed = placeLabel(withTurnsTold(label), (from + to) / 2, width);
  const notes = notesOf(row).filter(({ party }) => centres.has(party));
  const seen = new Set(notesOf(row).slice(0, notesSeen));
  return (
    <g className={`arrow tone-${row.tone}`} data-role={roleOf(row.from)}>
      <text className="row-label" x={placed.x} y={arrowY - 10} textAnchor="middle">
        {placed.text}
        {placed.text === label ? null : <title>{label}</title>}
      </text>
      <line
        className={row.isAnswer ? 'stem answer' : 'stem'}
        x1={from}
        x2={tip}
        y1={arrowY}
        y2={arrowY}
      />
      <Head {...{ row, flight, from, to, tip }} />
      {row.isAnswer ? null : <circle className="origin" cx={from} cy={arrowY} r={3} />}
      {placeNotes(notes, centres, width).map((placed, index) => (
        <StateNote key={String(index)} placed={placed} isFuture={!seen.has(placed.note)} />
      ))}
    </g>
  );
}

interface HeadProps {
  readonly row: ArrowRow;
  readonly flight: Flight;
  readonly from: number;
  readonly to: number;
  readonly tip: number;
}

function Head({ row, flight, from, to, tip }: HeadProps) {
  const direction = to > from ? 1 : -1;
  if (flight.kind === 'lost') return <path className="tip lost" d={crossAt(tip)} />;
  if (flight.kind === 'arrived') return <path className="tip" d={tipAt(tip, direction)} />;
  // One that goes on by itself is another than one that stands.
  const key = `${row.seq} ${flight.leftMs > 0} ${flight.kind} ${from} ${to}`;
  const at = from + (to - from) * flight.share;
  return <FlyingHead key={key} from={at} to={tip} direction={direction} leftMs={flight.leftMs} />;
}

function tipAt(x: number, direction: number): string {
  return `M${x} ${arrowY} l${-9 * direction} -5 v10 z`;
}

function crossAt(x: number): string {
  return `M${x - 6} ${arrowY - 6} l12 12 m0 -12 l-12 12`;
}

/** A clock's face with its hands, nine wide. */
const clockSign = 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0zM0 -2.6v2.6l2 1.2';

interface StateNoteProps {
  readonly placed: PlacedNote;
  readonly isFuture: boolean;
}

function StateNote({ placed, isFuture }: StateNoteProps) {
  const { note, words, text, left, width } = placed;
  const sign = note.isTimer === true ? timerSignWidth : 0;
  const classes = [
    'state-note',
    isFuture ? 'note-future' : '',
    note.isFate === true ? 'note-fate' : '',
    note.isTimer === true ? 'note-timer' : '',
  ];
  return (
    <g className={classes.join(' ')} data-role={roleOf(note.party)}>
      <rect x={left} y={noteY - 9} width={width} height={18} rx={9} />
      {note.isTimer === true ? (
        <path className="clock-sign" d={clockSign} transform={`translate(${left + 13} ${noteY})`} />
      ) : null}
      <text x={left + (width + sign) / 2} y={noteY + 4} textAnchor="middle">
        {text}
        {text === words ? null : <title>{words}</title>}
      </text>
    </g>
  );
}

interface FoldProps extends PartProps<FoldRow> {
  readonly isOpen: boolean;
  readonly hidesFuture: boolean;
  /** How many of its messages have been sent. */
  readonly notesSeen: number;
}

function Fold({ row, centres, width, isOpen, hidesFuture, notesSeen }: FoldProps) {
  const from = centres.get(row.from) ?? 0;
  const to = centres.get(row.to) ?? 0;
  const title = hidesFuture
    ? foldTitle({ ...row, rows: row.rows.slice(0, notesSeen) })
    : foldTitle(row);
  const words = `${isOpen ? '▾' : '▸'} ↻ ${title}`;
  const { x, text } = placeLabel(words, (from + to) / 2, width);
  const half = Math.max(Math.abs(to - from) / 2 - 8, (words.length * 7) / 2 + 10);
  return (
    <g className={isOpen ? 'fold open' : 'fold'}>
      <rect x={x - half} y={arrowY - 15} width={half * 2} height={30} rx={15} />
      <text x={x} y={arrowY + 4.5} textAnchor="middle">
        {text}
        <title>
          {title}. Click to {isOpen ? 'fold again' : 'unfold'}.
        </title>
      </text>
    </g>
  );
}
