/** The moment looked at: a line with its time. What comes after it lies under a veil. */

import { type RunView, useShownTime } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { type TimeScale, xOf } from './time-range.ts';
import { axisHeight } from './timeline-axis.tsx';

interface CursorProps {
  readonly view: RunView;
  readonly scale: TimeScale;
}

/** Through the bands. */
export function CursorLine({ view, scale, height }: CursorProps & { readonly height: number }) {
  const x = xOf(scale, useShownTime(view));
  const left = Math.max(0, Math.min(scale.width, x));
  return (
    <g className="tl-cursor">
      <rect className="tl-veil" x={left} y={0} width={scale.width - left} height={height} />
      {x < 0 || x > scale.width ? null : <line x1={x} x2={x} y1={0} y2={height} />}
    </g>
  );
}

const tagWidth = 78;

/** On the axis: the time, or at which side it lies. */
export function CursorTime({ view, scale }: CursorProps) {
  const at = useShownTime(view);
  const x = xOf(scale, at);
  const middle = Math.max(tagWidth / 2, Math.min(scale.width - tagWidth / 2, x));
  const side = x < 0 ? '◂ ' : x > scale.width ? ' ▸' : '';
  const text = x < 0 ? `${side}${shownTime(at)}` : `${shownTime(at)}${side}`;
  return (
    <svg className="tl-cursor-time" width={scale.width} height={axisHeight(scale)} aria-hidden>
      <rect x={middle - tagWidth / 2} y={4} width={tagWidth} height={19} rx={4} />
      <text x={middle} y={17.5} textAnchor="middle">
        {text}
      </text>
    </svg>
  );
}
