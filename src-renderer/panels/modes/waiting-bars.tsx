/** How long the relying party waited, and of that, how long the approval was there and the tokens not. */
import type { Lane } from '#shared/projections/lanes.ts';
import type { Span } from '#shared/projections/three-modes/figure.ts';
import { durationWords } from '#shared/projections/three-modes/figure-words.ts';
import type { ModeTimes } from '#shared/projections/three-modes/mode-times.ts';
import { type ClockScale, type LaneColumns, yOf } from './lane-layout.ts';

interface WaitingBarsProps {
  readonly times: ModeTimes;
  readonly parties: readonly Lane[];
  readonly scale: ClockScale;
  readonly columns: LaneColumns;
  readonly width: number;
  readonly atMs: number;
}

export function WaitingBars({ times, parties, scale, columns, width, atMs }: WaitingBarsProps) {
  const place = parties.findIndex(({ role }) => role === 'relying-party');
  if (place < 0) return null;
  const x = columns.xOf(place);
  return (
    <g data-role="relying-party">
      {times.waited.map((span) => (
        <Bar key={span.fromMs} className="mode-waited" {...{ span, scale, x, atMs }} />
      ))}
      {times.toTokens.map((span) => (
        <Gap key={span.fromMs} {...{ span, scale, width }} isAhead={span.toMs > atMs} />
      ))}
    </g>
  );
}

interface GapProps {
  readonly span: Span;
  readonly scale: ClockScale;
  readonly width: number;
  readonly isAhead: boolean;
}

const roomForWords = 60;

/** The person has agreed, and the relying party does not know it yet. */
function Gap({ span, scale, width, isAhead }: GapProps) {
  const [top, bottom] = [yOf(scale, span.fromMs), yOf(scale, span.toMs)];
  // In a short one the words of its messages come first; theirs are left of it.
  const y = bottom - top >= roomForWords ? bottom - 6 : top + 2;
  return (
    <g className={isAhead ? 'mode-gap future' : 'mode-gap'}>
      <rect x={0} width={width} y={top} height={Math.max(3, bottom - top)} />
      <text x={width - 6} y={y} textAnchor="end">
        {durationWords(span.value)}
      </text>
    </g>
  );
}

interface BarProps {
  readonly className: string;
  readonly span: Span;
  readonly scale: ClockScale;
  readonly x: number;
  readonly atMs: number;
}

/** As far as it has come by the moment looked at; the rest is a ghost. */
function Bar({ className, span, scale, x, atMs }: BarProps) {
  const [top, bottom] = [yOf(scale, span.fromMs), yOf(scale, span.toMs)];
  const now = Math.max(top, Math.min(bottom, yOf(scale, atMs)));
  return (
    <>
      <rect className={`${className} future`} x={x - 3} y={now} width={6} height={bottom - now} />
      <rect className={className} x={x - 3} y={top} width={6} height={now - top} />
    </>
  );
}
