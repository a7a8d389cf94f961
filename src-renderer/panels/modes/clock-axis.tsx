/** The axis of the shared clock, and the line of the moment looked at, which can be dragged and stepped. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { SharedMoment } from '../../model/modes/use-shared-moment.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { type ClockScale, clockTicks, momentAt, yOf } from './lane-layout.ts';

export const axisWidth = 58;

interface ClockAxisProps {
  readonly scale: ClockScale;
  readonly endMs: number;
}

export function ClockAxis({ scale, endMs }: ClockAxisProps) {
  return (
    <svg className="mode-axis" width={axisWidth} height={scale.height} aria-hidden>
      {clockTicks(scale, endMs).map((tick) => (
        <text key={tick} x={axisWidth - 8} y={yOf(scale, tick) + 4} textAnchor="end">
          {tick % 1000 === 0 ? shownTime(tick).slice(0, -4) : shownTime(tick)}
        </text>
      ))}
    </svg>
  );
}

/** Thin lines behind the lanes, so that the eye goes across at one height. */
export function ClockRules({ scale, endMs }: ClockAxisProps) {
  return (
    <svg className="mode-rules" width="100%" height={scale.height} aria-hidden>
      {clockTicks(scale, endMs).map((tick) => (
        <line key={tick} x1={axisWidth} x2="100%" y1={yOf(scale, tick)} y2={yOf(scale, tick)} />
      ))}
    </svg>
  );
}

interface ClockLineProps extends ClockAxisProps {
  readonly moment: SharedMoment;
}

const pageMs = 1000;

/** One line through all three lanes; a press anywhere brings it there. */
export function ClockLine({ scale, endMs, moment }: ClockLineProps) {
  const place = useRef<HTMLDivElement>(null);
  const line = useLineInSight(moment.atMs);
  const seek = ({ clientY, buttons, pointerId }: PointerEvent): void => {
    const element = place.current;
    if (element === null || (buttons & 1) === 0) return;
    element.setPointerCapture(pointerId);
    const { top, height } = element.getBoundingClientRect();
    // As a share of it, so that it is right at any size of the window's text.
    const y = ((clientY - top) / Math.max(1, height)) * scale.height;
    moment.move(momentAt(scale, y, endMs));
  };
  const press = (event: KeyboardEvent): void => {
    const deed = deeds[event.key];
    if (deed === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deed(moment, endMs);
  };
  return (
    <div
      ref={place}
      className="mode-clock"
      role="slider"
      tabIndex={0}
      aria-label="Moment of the three runs"
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={endMs}
      aria-valuenow={moment.atMs}
      aria-valuetext={shownTime(moment.atMs)}
      onPointerDown={seek}
      onPointerMove={seek}
      onKeyDown={press}
    >
      <div className="mode-line" ref={line} style={{ top: yOf(scale, moment.atMs) }}>
        <span>{shownTime(moment.atMs)}</span>
      </div>
    </div>
  );
}

/** Wherever the line goes, it can be seen; where it stands at first nobody is taken. */
function useLineInSight(atMs: number): RefObject<HTMLDivElement | null> {
  const line = useRef<HTMLDivElement>(null);
  const shown = useRef(atMs);
  useEffect(() => {
    if (shown.current === atMs) return;
    shown.current = atMs;
    line.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [atMs]);
  return line;
}

const deeds: Readonly<Record<string, (moment: SharedMoment, endMs: number) => void>> = {
  ArrowDown: ({ step }) => step(1),
  ArrowRight: ({ step }) => step(1),
  ArrowUp: ({ step }) => step(-1),
  ArrowLeft: ({ step }) => step(-1),
  PageDown: ({ move, atMs }) => move(atMs + pageMs),
  PageUp: ({ move, atMs }) => move(atMs - pageMs),
  Home: ({ move }) => move(0),
  End: ({ move }, endMs) => move(endMs),
};
