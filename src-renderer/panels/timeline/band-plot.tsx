/** One request drawn against time: folded to its life and its polls, or open with all its lanes. */
import { memo } from 'react';
import type { Lane } from '#shared/projections/lanes.ts';
import {
  type Arrow,
  type Bar,
  endOf,
  type Item,
  stateOf,
  wayOf,
} from '#shared/projections/timeline/timeline-item.ts';
import { itemsWithin } from '#shared/projections/timeline/track.ts';
import { ArrowShape, BarShape, MarkShape } from './item-shapes.tsx';
import { labelled, thinned } from './labelled-items.ts';
import { spanOf, type TimeScale, xOf } from './time-range.ts';
import { type BandBox, bandHead, type LaneBox, rowOf } from './timeline-layout.ts';
import { lineOf } from './timeline-words.ts';

interface BandPlotProps {
  readonly box: BandBox;
  readonly lanes: readonly Lane[];
  readonly scale: TimeScale;
  readonly now: number;
  /** The last entry that has happened at the moment looked at, and when. */
  readonly cursor: number;
  readonly cursorAt: number;
  readonly selected: number | undefined;
  /** What of it differs from before, told in two words. */
  readonly grown: string;
  readonly standing: string;
}

export const BandPlot = memo(
  function BandPlot(props: BandPlotProps) {
    const { box, scale } = props;
    return (
      <g className="tl-band" transform={`translate(0 ${box.top})`}>
        <line className="tl-border" x1={0} x2={scale.width} y1={0.5} y2={0.5} />
        {box.isOpen ? <OpenBand {...props} /> : <FoldedBand {...props} />}
      </g>
    );
  },
  (before, after) =>
    before.box.band === after.box.band &&
    before.box.top === after.box.top &&
    before.box.height === after.box.height &&
    before.box.isOpen === after.box.isOpen &&
    before.scale === after.scale &&
    before.grown === after.grown &&
    before.standing === after.standing &&
    before.selected === after.selected,
);

/** Whether more of a band has come; of one in which something is open, whether anything has. */
export function grownWords({ band }: BandBox, version: number): string {
  const { arrows, bars, marks } = band;
  const isOpen = [...arrows, ...bars].some(
    (item) => item.end === undefined && !('kind' in item && item.kind === 'life'),
  );
  return `${arrows.length} ${bars.length} ${marks.length} ${isOpen ? version : ''}`;
}

/** How what is under way at the cursor stands there; all else is past, or veiled. */
export function standingWords({ band }: BandBox, cursor: number, cursorAt: number): string {
  const words: string[] = [];
  for (const track of [band.arrows, band.bars, band.marks]) {
    for (const item of track) {
      if (item.start > cursorAt) break;
      if (item.seq > cursor) words.push(`${item.seq} ahead`);
      else if (item.shape === 'arrow' && (item.end?.seq ?? Infinity) > cursor)
        words.push(`${item.seq} ${wayOf(item, cursor)}`);
      else if (item.shape === 'bar') words.push(stateOf(item, cursor));
    }
  }
  return words.join();
}

/** What all shapes of a band are given. */
function common(item: Item, { scale, lanes, cursor, cursorAt, selected }: BandPlotProps) {
  return {
    scale,
    isSelected: item.seq === selected,
    isFuture: item.seq > cursor && item.start <= cursorAt,
    words: lineOf(item, lanes, Math.max(cursor, item.seq)),
  };
}

function OpenBand(props: BandPlotProps) {
  const { box, scale, now, cursor, selected } = props;
  const span = spanOf(scale);
  const place = (at: number): number => xOf(scale, at);
  const { band } = box;
  const laneOf = new Map(box.lanes.map((lane) => [lane.party, lane]));
  const lineOfParty = (party: LaneBox['party']): number => laneOf.get(party)?.line ?? bandHead;
  const arrows = thinned(itemsWithin(band.arrows, span, now), place, selected);
  const marks = itemsWithin(band.marks, span, now);
  const labels = labelled(
    [...arrows, ...marks].toSorted((a, b) => a.seq - b.seq),
    place,
  );
  return (
    <>
      {box.lanes.map(({ party, role, line }) => (
        <line
          key={party}
          className="tl-lifeline"
          data-role={role}
          x1={0}
          x2={scale.width}
          y1={line}
          y2={line}
        />
      ))}
      {earlyLast(itemsWithin(band.bars, span, now)).map((bar) => {
        const lane = laneOf.get(bar.party);
        const row = lane === undefined ? undefined : rowOf(lane, bar);
        if (row === undefined) return null;
        const shape = common(bar, props);
        return (
          <BarShape key={`${bar.kind} ${bar.seq}`} {...shape} {...{ bar, now, cursor }} box={row} />
        );
      })}
      {marks.map((mark) => (
        <MarkShape
          key={mark.seq}
          {...common(mark, props)}
          mark={mark}
          from={lineOfParty(mark.party)}
          to={lineOfParty(mark.to)}
          label={labels.get(mark.seq)}
        />
      ))}
      {arrows.map((arrow) => (
        <ArrowShape
          key={arrow.seq}
          {...common(arrow, props)}
          arrow={arrow}
          way={wayOf(arrow, cursor < arrow.seq ? Infinity : cursor)}
          from={lineOfParty(arrow.from)}
          to={lineOfParty(arrow.to)}
          now={now}
          label={labels.get(arrow.seq)}
        />
      ))}
    </>
  );
}

/** By how much a poll came too soon lies over the rest that began anew by it. */
function earlyLast(bars: readonly Bar[]): readonly Bar[] {
  const isEarly = ({ kind }: Bar): boolean => kind === 'early';
  return [...bars.filter((bar) => !isEarly(bar)), ...bars.filter(isEarly)];
}

const foldedRow = { top: 8, height: 14 };
const foldedKinds: ReadonlySet<string> = new Set(['request', 'early']);

function FoldedBand(props: BandPlotProps) {
  const { box, scale, now, cursor, selected } = props;
  const span = spanOf(scale);
  const place = (at: number): number => xOf(scale, at);
  return (
    <>
      {earlyLast(itemsWithin(box.band.bars, span, now))
        .filter(({ kind }) => foldedKinds.has(kind))
        .map((bar) => (
          <BarShape
            key={`${bar.kind} ${bar.seq}`}
            {...common(bar, props)}
            {...{ bar, now, cursor }}
            box={foldedRow}
          />
        ))}
      {thinned(itemsWithin(box.band.arrows, span, now), place, selected).map((arrow) => (
        <Tick key={arrow.seq} arrow={arrow} shape={common(arrow, props)} now={now} />
      ))}
    </>
  );
}

interface TickProps {
  readonly arrow: Arrow;
  readonly shape: ReturnType<typeof common>;
  readonly now: number;
}

/** A message of a folded band: a stroke as long as its way. */
function Tick({ arrow, shape, now }: TickProps) {
  const { scale, isSelected, isFuture, words } = shape;
  const left = xOf(scale, arrow.start);
  const width = Math.max(1.4, xOf(scale, endOf(arrow, now)) - left);
  const isRefused = arrow.says.tone === 'refused';
  return (
    <g
      className={`tl-item tl-tick tone-${arrow.says.tone}${isSelected ? ' tl-selected' : ''}${isFuture ? ' tl-future' : ''}`}
      data-id={arrow.seq}
    >
      <title>{words}</title>
      <rect x={left} y={isRefused ? 4 : 10} width={width} height={isRefused ? 22 : 10} />
    </g>
  );
}
