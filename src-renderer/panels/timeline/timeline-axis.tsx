/** The axis of a timeline with its round times and the idle stretches that it skips. */
import { memo } from 'react';
import { shownDuration } from '../../model/words/shown-duration.ts';
import { axisGaps, axisTicks } from './axis-ticks.ts';
import type { TimeScale } from './time-range.ts';

interface AxisProps {
  readonly scale: TimeScale;
}

const plainHeight = 26;
const gapHeight = 16;

/** Idle stretches that are shortened have a line of their own under the times. */
export function axisHeight({ axis }: TimeScale): number {
  return axis.skipped.length === 0 ? plainHeight : plainHeight + gapHeight;
}

export const TimelineAxis = memo(function TimelineAxis({ scale }: AxisProps) {
  const height = axisHeight(scale);
  return (
    <svg className="tl-axis" width={scale.width} height={height} aria-hidden>
      {axisGaps(scale).map(({ from, left, width, lastsMs }) => (
        <g key={from} className="tl-gap">
          <title>Nothing happened for {shownDuration(lastsMs)}</title>
          <rect x={left} y={plainHeight} width={width} height={gapHeight} />
          <path d={zigzag(left, width, height)} />
          {width > 46 ? (
            <text x={left + width / 2} y={height - 6} textAnchor="middle">
              +{shownDuration(lastsMs)}
            </text>
          ) : null}
        </g>
      ))}
      {axisTicks(scale).map(({ at, x, text }) => (
        <g key={at}>
          <line className="tl-tick-line" x1={x} x2={x} y1={plainHeight - 8} y2={height} />
          <text className="tl-time" x={x + 4} y={plainHeight - 9}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
});

/** A torn line: time is missing here. */
function zigzag(left: number, width: number, height: number): string {
  const count = Math.max(1, Math.min(6, Math.floor(width / 8)));
  const step = width / count;
  const turns = Array.from({ length: count }, () => `l${step / 2} -3 l${step / 2} 3`);
  return `M${left} ${height - 1} ${turns.join(' ')}`;
}

interface GridProps extends AxisProps {
  readonly height: number;
}

/** The axis's lines down through the bands. */
export const TimelineGrid = memo(function TimelineGrid({ scale, height }: GridProps) {
  return (
    <g>
      {axisGaps(scale).map(({ from, left, width }) => (
        <rect key={from} className="tl-gap-ground" x={left} y={0} width={width} height={height} />
      ))}
      {axisTicks(scale).map(({ at, x }) => (
        <line key={at} className="tl-grid" x1={x} x2={x} y1={0} y2={height} />
      ))}
    </g>
  );
});
