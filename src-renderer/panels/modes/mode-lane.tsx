/** One run on the shared clock: its lifelines, its messages as slanted arrows, and how long it waited. */
import { memo } from 'react';
import type { Lane } from '#shared/projections/lanes.ts';
import type { ModeTimes } from '#shared/projections/three-modes/mode-times.ts';
import type { LaneArrow } from '../../model/modes/lane-arrows.ts';
import { withTurnsTold } from '../../model/words/shown-text.ts';
import {
  type ClockScale,
  type LaneColumns,
  laneColumns,
  placeWords,
  shortWords,
  yOf,
} from './lane-layout.ts';
import { WaitingBars } from './waiting-bars.tsx';

interface ModeLaneProps {
  readonly label: string;
  readonly arrows: readonly LaneArrow[];
  readonly parties: readonly Lane[];
  readonly times: ModeTimes;
  readonly scale: ClockScale;
  readonly width: number;
  readonly atMs: number;
  /** The part that can be seen. */
  readonly seen: { readonly top: number; readonly bottom: number };
  /** The entries of the figure that is pointed at. */
  readonly lit: ReadonlySet<number>;
}

export function ModeLane(props: ModeLaneProps) {
  const { label, arrows, parties, times, scale, width, atMs, seen, lit } = props;
  const columns = laneColumns(width, parties.length);
  const words = placeWords(arrows, scale);
  const places = new Map(parties.map(({ party }, place) => [party, place]));
  const isSeen = ({ at, until }: LaneArrow): boolean =>
    yOf(scale, until) >= seen.top && yOf(scale, at) <= seen.bottom;
  return (
    <svg className="mode-figure" width={width} height={scale.height} role="img" aria-label={label}>
      {parties.map(({ party, role }, place) => (
        <line
          key={party}
          className="lifeline"
          data-role={role}
          x1={columns.xOf(place)}
          x2={columns.xOf(place)}
          y1={0}
          y2={scale.height}
        />
      ))}
      <WaitingBars {...{ times, parties, scale, columns, width, atMs }} />
      {arrows.filter(isSeen).map((arrow) => (
        <Arrow
          key={arrow.seq}
          arrow={arrow}
          from={places.get(arrow.from) ?? 0}
          to={places.get(arrow.to) ?? 0}
          role={parties[places.get(arrow.from) ?? 0]?.role ?? 'workbench'}
          scale={scale}
          columns={columns}
          wordsY={words.get(arrow.seq)}
          when={whenOf(arrow, atMs)}
          isLit={lit.has(arrow.seq)}
        />
      ))}
    </svg>
  );
}

type When = 'past' | 'present' | 'future';

function whenOf({ at, until }: LaneArrow, atMs: number): When {
  if (at > atMs) return 'future';
  return until >= atMs ? 'present' : 'past';
}

interface ArrowProps {
  readonly arrow: LaneArrow;
  readonly from: number;
  readonly to: number;
  readonly role: Lane['role'];
  readonly scale: ClockScale;
  readonly columns: LaneColumns;
  readonly wordsY: number | undefined;
  readonly when: When;
  readonly isLit: boolean;
}

const Arrow = memo(
  function Arrow({ arrow, from, to, role, scale, columns, wordsY, when, isLit }: ArrowProps) {
    const { seq, at, until, title, tone, isAnswer } = arrow;
    const [x1, x2] = [columns.xOf(from), columns.xOf(to)];
    const [y1, y2] = [yOf(scale, at), yOf(scale, until)];
    const toRight = x2 >= x1 ? 1 : -1;
    const text = withTurnsTold(title);
    return (
      <g
        className={`mode-arrow tone-${tone} ${when}${isLit ? ' lit' : ''}`}
        data-role={role}
        data-seq={seq}
      >
        <title>{text}</title>
        <line className={isAnswer ? 'stem answer' : 'stem'} x1={x1} x2={x2} y1={y1} y2={y2} />
        <path className="tip" d={`M${x2} ${y2} l${-7 * toRight} -3.5 v7 z`} />
        {wordsY === undefined ? null : (
          <>
            <path
              className="mode-leader"
              d={`M${Math.max(x1, x2) + 3} ${x2 > x1 ? y2 : y1} L${columns.wordsX - 3} ${wordsY - 4}`}
            />
            <text className="mode-words" x={columns.wordsX} y={wordsY}>
              {shortWords(text, columns.mostCharacters)}
            </text>
          </>
        )}
      </g>
    );
  },
  (before, now) =>
    (Object.keys(now) as (keyof ArrowProps)[]).every(
      (name) => name === 'columns' || before[name] === now[name],
    ) &&
    before.columns.wordsX === now.columns.wordsX &&
    before.columns.mostCharacters === now.columns.mostCharacters,
);
