/**
 * The whole run as a strip, and on it what the timeline shows: the window is dragged, or drawn anew, and
 * both of its edges go by keys too.
 */
import { type PointerEvent, useRef } from 'react';
import type { Strip } from '#shared/projections/density/density.ts';
import type { IdleScale } from '#shared/projections/timeline/idle-scale.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { panned, type Range, resized, within } from './time-range.ts';

interface OverviewProps {
  readonly whole: Range;
  readonly range: Range;
  readonly axis: IdleScale;
  /** By time, from the run's first moment on. */
  readonly strip: Strip;
  readonly origin: number;
  readonly cursorAt: number;
  readonly onRange: (range: Range) => void;
}

const height = 30;

export function TimelineOverview(props: OverviewProps) {
  const { whole, range, axis, cursorAt } = props;
  const share = (place: number): number =>
    Math.max(0, Math.min(1, (place - whole.start) / (whole.end - whole.start)));
  const [left, right] = [share(range.start), share(range.end)];
  const brush = useBrush(props);
  return (
    <div className="tl-overview" {...brush}>
      <DensityBars {...props} share={share} />
      <div className="tl-shade" style={{ left: 0, width: percent(left) }} />
      <div className="tl-shade" style={{ left: percent(right), right: 0 }} />
      <div className="tl-window" style={{ left: percent(left), width: percent(right - left) }} />
      <div className="tl-now" style={{ left: percent(share(axis.placeOf(cursorAt))) }} />
      <Edge edge="start" {...props} at={left} />
      <Edge edge="end" {...props} at={right} />
    </div>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}

interface DensityBarsProps extends OverviewProps {
  readonly share: (place: number) => number;
}

function DensityBars({ strip, origin, axis, share }: DensityBarsProps) {
  const most = Math.max(1, ...strip.buckets.map(({ messages }) => messages));
  return (
    <svg
      className="tl-density"
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {strip.buckets.map(({ messages, refusals }, index) => {
        if (messages === 0 && refusals === 0) return null;
        const from = origin + index * strip.width;
        const x = share(axis.placeOf(from)) * 1000;
        const width = Math.max(3, share(axis.placeOf(from + strip.width)) * 1000 - x);
        const high = Math.max(4, (messages / most) * (height - 6));
        return (
          <rect
            key={`${String(index)}`}
            className={refusals > 0 ? 'bar refused' : 'bar'}
            {...{ x, width }}
            y={height - high}
            height={high}
          />
        );
      })}
    </svg>
  );
}

const names = { start: 'Beginning of what is shown', end: 'End of what is shown' } as const;

function Edge({
  edge,
  whole,
  range,
  axis,
  at,
  onRange,
}: OverviewProps & { readonly edge: 'start' | 'end'; readonly at: number }) {
  const span = whole.end - whole.start;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: range[edge] - span / 100,
    ArrowDown: range[edge] - span / 100,
    ArrowRight: range[edge] + span / 100,
    ArrowUp: range[edge] + span / 100,
    PageDown: range[edge] - span / 10,
    PageUp: range[edge] + span / 10,
    Home: whole.start,
    End: whole.end,
  };
  const shown = Math.round(axis.timeAt(range[edge]));
  return (
    <div
      className={`tl-edge tl-edge-${edge}`}
      style={{ left: percent(at) }}
      role="slider"
      tabIndex={0}
      data-edge={edge}
      aria-label={names[edge]}
      aria-valuemin={Math.round(axis.timeAt(whole.start))}
      aria-valuemax={Math.round(axis.timeAt(whole.end))}
      aria-valuenow={shown}
      aria-valuetext={shownTime(shown)}
      onKeyDown={(event) => {
        const to = steps[event.key];
        if (to === undefined) return;
        event.preventDefault();
        onRange(resized(range, whole, edge, to));
      }}
    />
  );
}

type Act = 'start' | 'end' | 'pan' | 'draw';

interface Drag {
  readonly act: Act;
  readonly from: number;
  readonly range: Range;
}

/** Where the pointer went down it takes an edge, the window, or begins another window. */
function useBrush({ whole, range, onRange }: OverviewProps) {
  const drag = useRef<Drag>(undefined);
  const placeOf = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return whole.start + ((clientX - left) / Math.max(1, width)) * (whole.end - whole.start);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      const from = placeOf(event);
      drag.current = { act: actAt(event.target, range, whole, from), from, range };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const held = drag.current;
      if (held === undefined) return;
      const to = placeOf(event);
      if (held.act === 'pan') onRange(panned(held.range, whole, to - held.from));
      else if (held.act !== 'draw') onRange(resized(held.range, whole, held.act, to));
      else if (Math.abs(to - held.from) > (whole.end - whole.start) / 200)
        onRange(drawn(held.from, to, whole));
    },
    onPointerUp: () => {
      drag.current = undefined;
    },
    onDoubleClick: () => onRange(whole),
  };
}

function actAt(target: EventTarget, range: Range, whole: Range, place: number): Act {
  const edge = target instanceof HTMLElement ? target.dataset['edge'] : undefined;
  if (edge === 'start' || edge === 'end') return edge;
  const isAll = range.end - range.start >= whole.end - whole.start;
  return !isAll && place >= range.start && place <= range.end ? 'pan' : 'draw';
}

function drawn(from: number, to: number, whole: Range): Range {
  return within({ start: Math.min(from, to), end: Math.max(from, to) }, whole);
}
