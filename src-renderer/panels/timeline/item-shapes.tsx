/** How a bar, an arrow and a person's act are drawn; each is told by its sign as well as its colour. */

import type { Arrow, Mark } from '#shared/projections/timeline/timeline-item.ts';
import {
  type Bar,
  endOf,
  type Phase,
  stateOf,
} from '#shared/projections/timeline/timeline-item.ts';
import { roleOf } from '#shared/trace/party.ts';
import { type TimeScale, xOf } from './time-range.ts';
import type { RowBox } from './timeline-layout.ts';
import { stateWords } from './timeline-words.ts';

interface ShapeProps {
  readonly scale: TimeScale;
  readonly isSelected: boolean;
  /** It comes after the entry looked at, at the same time or later. */
  readonly isFuture: boolean;
  readonly words: string;
}

const narrowest = 2;
/** What lies outside is drawn as far as just beyond the edge. */
const beyond = 40;

function clipped(x: number, { width }: TimeScale): number {
  return Math.max(-beyond, Math.min(width + beyond, x));
}

function classOf(kind: string, { isSelected, isFuture }: ShapeProps): string {
  return `tl-item ${kind}${isSelected ? ' tl-selected' : ''}${isFuture ? ' tl-future' : ''}`;
}

interface BarShapeProps extends ShapeProps {
  readonly bar: Bar;
  readonly box: RowBox;
  readonly now: number;
  readonly cursor: number;
}

export function BarShape(props: BarShapeProps) {
  const { bar, scale, now, words, cursor } = props;
  const { seq, kind, party, start, end } = bar;
  const box = kind === 'early' ? sliverOf(props.box) : props.box;
  const left = clipped(xOf(scale, start), scale);
  const right = Math.max(left + narrowest, clipped(xOf(scale, endOf(bar, now)), scale));
  const label = labelOf(bar, cursor);
  const room = Math.min(right, scale.width) - Math.max(left, 0) - 10;
  return (
    <g className={classOf(`tl-bar tl-${kind}`, props)} data-role={roleOf(party)} data-id={seq}>
      <title>{words}</title>
      <rect
        className="tl-ground"
        x={left}
        y={box.top}
        width={right - left}
        height={box.height}
        rx={2.5}
      />
      <Phases {...{ bar, box, scale, right }} />
      {end === undefined || kind === 'early' ? null : (
        <EndSign how={end.how} x={clipped(xOf(scale, end.at), scale)} box={box} />
      )}
      {kind === 'early' ? <EarlySign x={left} box={box} /> : null}
      {label.length * 6.1 < room && box.height >= 12 ? (
        <text className="tl-bar-label" x={Math.max(left, 0) + 5} y={box.top + box.height - 3.5}>
          {label}
        </text>
      ) : null}
    </g>
  );
}

const sliver = 4;

/** Thin, so that the rest that it fell into stays to be read. */
function sliverOf({ top, height }: RowBox): RowBox {
  return { top: top + height - sliver, height: sliver };
}

function labelOf(bar: Bar, cursor: number): string {
  const { kind, title, start, due } = bar;
  if (kind === 'request') return `${stateWords(stateOf(bar, cursor))}`;
  if (kind === 'rest') return `interval ${((due ?? start) - start) / 1000} s`;
  if (kind === 'long-poll') return 'held open';
  if (kind === 'early') return '';
  if (kind === 'prompt') return `prompt: ${stateWords(stateOf(bar, cursor)).toLowerCase()}`;
  if (kind === 'think') return 'thinks';
  return kind === 'life'
    ? title.replace(/ is good\.| can be redeemed\./, '').replace('The ', '')
    : '';
}

/** From its second phase on a bar is drawn over: granted, being read, frozen, moved. */
function Phases({
  bar,
  box,
  scale,
  right,
}: Pick<BarShapeProps, 'bar' | 'box' | 'scale'> & { readonly right: number }) {
  return bar.phases.slice(1).map((phase, index) => {
    const next: Phase | undefined = bar.phases[index + 2];
    const x = clipped(xOf(scale, phase.at), scale);
    const until = next === undefined ? right : clipped(xOf(scale, next.at), scale);
    return (
      <g key={phase.seq} className={`tl-phase tl-${phase.state}`}>
        <rect x={x} y={box.top} width={Math.max(1, until - x)} height={box.height} rx={2.5} />
        <line x1={x} x2={x} y1={box.top - 1} y2={box.top + box.height + 1} />
      </g>
    );
  });
}

const goodEnds: ReadonlySet<string> = new Set(['redeemed', 'approved', 'answered', 'approve']);
const badEnds: ReadonlySet<string> = new Set([
  'denied',
  'deny',
  'failed',
  'expired',
  'lapsed',
  'revoked',
]);

/** A bar ends with a sign: a tick, a cross, a filled dot where it fired, a ring where it was cancelled. */
function EndSign({
  how,
  x,
  box,
}: {
  readonly how: string;
  readonly x: number;
  readonly box: RowBox;
}) {
  const middle = box.top + box.height / 2;
  if (goodEnds.has(how))
    return <path className="tl-end tl-good" d={`M${x - 3.5} ${middle} l3 3.2 l5 -6.4`} />;
  if (badEnds.has(how))
    return <path className="tl-end tl-bad" d={`M${x - 3} ${middle - 3} l6 6 m0 -6 l-6 6`} />;
  return (
    <circle className={`tl-end tl-${how}`} cx={x} cy={middle} r={Math.min(3, box.height / 2)} />
  );
}

/** A poll that came too soon has a flag on top of its sliver. */
function EarlySign({ x, box }: { readonly x: number; readonly box: RowBox }) {
  return <path className="tl-flag" d={`M${x} ${box.top + box.height} v-17 l8 4 l-8 4`} />;
}

interface ArrowShapeProps extends ShapeProps {
  readonly arrow: Arrow;
  readonly way: 'flying' | 'held' | 'arrived' | 'lost';
  /** The lines of whoever sent it and of whom it is for. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** Its name, where there is room for it. */
  readonly label: string | undefined;
}

/** How far an arrow gets that never arrives. */
const lostAfter = 0.6;

export function ArrowShape(props: ArrowShapeProps) {
  const { arrow, way, scale, now, label, words, from, to } = props;
  const share = way === 'lost' ? lostAfter : 1;
  const x1 = clipped(xOf(scale, arrow.start), scale);
  const x2 = clipped(xOf(scale, endOf(arrow, now)), scale);
  const y2 = from + (to - from) * share;
  const kind = `tl-arrow tl-${way} tone-${arrow.says.tone}${arrow.isAnswer ? ' tl-answer' : ''}`;
  return (
    <g className={classOf(kind, props)} data-role={roleOf(arrow.from)} data-id={arrow.seq}>
      <title>{words}</title>
      <line className="tl-reach" x1={x1} y1={from} x2={x2} y2={y2} />
      <line className="tl-stem" x1={x1} y1={from} x2={x2} y2={y2} />
      <Holds {...{ arrow, scale, from, to, now, x1, x2 }} />
      <path className="tl-tip" d={way === 'lost' ? crossAt(x2, y2) : tipAt(x1, from, x2, y2)} />
      {arrow.isAnswer ? null : <circle className="tl-origin" cx={x1} cy={from} r={2.2} />}
      {label === undefined ? null : (
        <text className="tl-label" x={x1 + 4} y={from - 5}>
          {label}
        </text>
      )}
    </g>
  );
}

/** The stretches of its way in which it was held. */
function Holds(
  props: Pick<ArrowShapeProps, 'arrow' | 'scale' | 'from' | 'to' | 'now'> & {
    readonly x1: number;
    readonly x2: number;
  },
) {
  const { arrow, scale, from, to, now, x1, x2 } = props;
  const yOf = (x: number): number =>
    x2 === x1 ? from : from + ((x - x1) / (x2 - x1)) * (to - from);
  return arrow.holds.map(({ seq, at, until }) => {
    const left = clipped(xOf(scale, at), scale);
    const right = clipped(xOf(scale, until ?? now), scale);
    return (
      <line key={seq} className="tl-hold" x1={left} y1={yOf(left)} x2={right} y2={yOf(right)} />
    );
  });
}

/** A tip that points the way the arrow goes. */
function tipAt(x1: number, y1: number, x2: number, y2: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 1) return '';
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [bx, by] = [x2 - dx * 8, y2 - dy * 8];
  return `M${x2} ${y2} L${bx - dy * 3.6} ${by + dx * 3.6} L${bx + dy * 3.6} ${by - dx * 3.6} Z`;
}

function crossAt(x: number, y: number): string {
  return `M${x - 4} ${y - 4} l8 8 m0 -8 l-8 8`;
}

interface MarkShapeProps extends ShapeProps {
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
  readonly label: string | undefined;
}

export function MarkShape(props: MarkShapeProps) {
  const { mark, scale, from, to, label, words } = props;
  const x = clipped(xOf(scale, mark.start), scale);
  return (
    <g className={classOf('tl-mark', props)} data-role="person" data-id={mark.seq}>
      <title>{words}</title>
      <line className="tl-reach" x1={x} y1={from} x2={x} y2={to} />
      <line className="tl-act" x1={x} y1={from} x2={x} y2={to} />
      <path className="tl-diamond" d={`M${x} ${from - 5} l5 5 l-5 5 l-5 -5 z`} />
      {label === undefined ? null : (
        <text className="tl-label" x={x + 7} y={from - 5}>
          {label}
        </text>
      )}
    </g>
  );
}
