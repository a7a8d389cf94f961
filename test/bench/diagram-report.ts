/** The diagram benchmark's figures as tables, and what they say about Mermaid as the live figure. */
import type { Drawer, Rounds, Samples, StepName } from './diagram-rounds.ts';
import { isStill, type Redrawn, type Shift, type Steadiness } from './diagram-steadiness.ts';
import { median, percentile, type Ratio, ratioOf, shown, spreadWarning, times } from './figures.ts';
import type { SideName } from './page/figure-side.ts';
import type { Goal, Report, Table } from './report.ts';

interface Found {
  readonly browser: string;
  readonly liveRows: number;
  readonly rounds: readonly Rounds[];
  readonly steadiness: readonly Steadiness[];
  readonly redrawn: readonly Redrawn[];
}

const goalAppendMs = 100;
const stepTitles = new Map<StepName, string>([
  ['draw', 'whole figure'],
  ['append', 'one more message'],
  ['cursorStep', 'cursor one row back'],
  ['cursorJump', 'cursor to another quarter'],
]);
const sideTitles: Readonly<Record<SideName, string>> = {
  mermaid: 'Mermaid, fitted to the width',
  'mermaid-unscaled': 'Mermaid, not scaled',
  'mermaid-wrapped': 'Mermaid, not scaled, labels broken',
  own: 'ours',
};

export function diagramReport(found: Found): Report {
  const { liveRows, rounds, steadiness, redrawn } = found;
  const own = steadiness.find(({ side }) => side === 'own');
  return {
    name: 'diagram',
    title: `Mermaid and our own figure in Chromium ${found.browser} (alternating rounds, medians in ms)`,
    tables: [timeTable(rounds), shiftTable(steadiness, liveRows), flickerTable(redrawn, liveRows)],
    goals: own === undefined ? [] : demandsOn(own, found),
    notes: [
      '«Seen» is from the change to the second frame after it, so that up to two frames of 16.7 ms are in it; «busy» is the processor time of the page’s main thread, which no frame rounds up.',
      'A row is an arrow of the diagram: a message, or what the person does. One more message is its entries, the projection and the drawing; for Mermaid also its text, a whole render and the swap.',
      'Movement is counted inside the figure; that both may scroll to follow the live edge is not in it.',
      ...steadiness
        .filter(({ side }) => side !== 'own')
        .map((mermaid) => verdictOn(mermaid, demandsOn(mermaid, found), liveRows)),
    ],
    warnings: rounds.flatMap((size) =>
      spreadWarning(`${size.rows} rows, one more message, busy`, ratio(size, 'append', 'busyMs')),
    ),
    figures: Object.fromEntries([
      ...rounds.flatMap(timeFigures),
      ...steadiness.flatMap(shiftFigures),
      ...redrawn.flatMap(flickerFigures),
    ]),
  };
}

/** What the design asks of a figure that is watched while it grows. */
function demandsOn({ side, long, growth }: Steadiness, { redrawn }: Found): Goal[] {
  const subject = side === 'own' ? 'our figure: ' : '';
  const lanes = Math.max(long.lanes, growth.farthest.lanes);
  const rows = Math.max(long.rows, growth.farthest.rows);
  const drawer = side === 'own' ? 'own' : 'mermaid';
  const frames = redrawn.find((one) => one.side === drawer)?.flicker.framesWithout ?? Number.NaN;
  const p95 = growth.lastP95Ms;
  return [
    goal(`${subject}frames without a figure`, '0', String(frames), frames === 0),
    goal(`${subject}participants move`, '0 px', pixels(lanes), isStill(lanes)),
    goal(`${subject}drawn messages move`, '0 px', pixels(rows), isStill(rows)),
    goal(
      `${subject}one more message, p95`,
      `≤ ${goalAppendMs} ms`,
      `${shown(p95)} ms`,
      p95 <= goalAppendMs,
    ),
  ];
}

function verdictOn({ side }: Steadiness, demands: readonly Goal[], rows: number): string {
  const answer = demands.every(({ met }) => met) ? 'yes' : 'no';
  const parts = demands.map(({ met, what, found }) => `${what} ${found} ${met ? '✓' : '✗'}`);
  return `${sideTitles[side]}, as the live figure of ${rows} rows? ${answer}: ${parts.join(', ')}.`;
}

function goal(what: string, wanted: string, found: string, met: boolean): Goal {
  return { what, wanted, found, met };
}

function timeTable(sizes: readonly Rounds[]): Table {
  return {
    columns: [
      'rows, change',
      'Mermaid seen',
      'p95',
      'ours seen',
      'p95',
      'ratio',
      'Mermaid busy',
      'ours busy',
      'ratio',
    ],
    rows: sizes.flatMap((size) => [
      ...[...stepTitles].map(([step, title]) => timeRow(size, step, title)),
      floorRow(size),
    ]),
  };
}

function timeRow(size: Rounds, step: StepName, title: string): readonly string[] {
  const seen = (drawer: Drawer): readonly string[] => {
    const samples = all(size, drawer, step, 'paintedMs');
    return samples.length === 0
      ? ['–', '–']
      : [shown(median(samples)), shown(percentile(samples, 0.95))];
  };
  const busy = (drawer: Drawer): string => {
    const samples = all(size, drawer, step, 'busyMs');
    return samples.length === 0 ? '–' : shown(median(samples));
  };
  const compared = all(size, 'mermaid', step, 'busyMs').length > 0;
  const ratioText = (of: keyof Samples): string =>
    compared ? times(ratio(size, step, of).median) : '–';
  return [
    `${size.rows}, ${title}`,
    ...seen('mermaid'),
    ...seen('own'),
    ratioText('paintedMs'),
    busy('mermaid'),
    busy('own'),
    ratioText('busyMs'),
  ];
}

function floorRow({ rows, floor }: Rounds): readonly string[] {
  const seen = shown(median(floor.paintedMs));
  const p95 = shown(percentile(floor.paintedMs, 0.95));
  const busy = shown(median(floor.busyMs));
  return [`${rows}, nothing at all`, seen, p95, seen, p95, '–', busy, busy, '–'];
}

function shiftTable(steadiness: readonly Steadiness[], rows: number): Table {
  return {
    columns: [
      `how far things move, ${rows} rows`,
      'participants, long label',
      'messages, long label',
      'participants, growing',
      'messages, growing',
      'messages that moved something',
      'last of them, p95 ms',
    ],
    rows: steadiness.map(({ side, long, growth }) => [
      sideTitles[side],
      ...shiftCells(long),
      ...shiftCells(growth.farthest),
      `${growth.moving} of ${growth.appends}`,
      shown(growth.lastP95Ms),
    ]),
  };
}

function shiftCells({ lanes, rows }: Shift): readonly string[] {
  return [pixels(lanes), pixels(rows)];
}

function flickerTable(redrawn: readonly Redrawn[], rows: number): Table {
  return {
    columns: [
      `drawn anew, ${rows} rows`,
      'frames without a figure',
      'ms without a figure',
      'longest frame, ms',
    ],
    rows: redrawn.map(({ side, way, flicker }) => [
      side === 'own' ? 'ours, in place' : `Mermaid, ${way}`,
      String(flicker.framesWithout),
      shown(flicker.msWithout),
      shown(flicker.longestFrameMs),
    ]),
  };
}

function all(
  { rounds }: Rounds,
  drawer: Drawer,
  step: StepName,
  of: keyof Samples,
): readonly number[] {
  return rounds.flatMap((round) => round[drawer][step][of]);
}

/** Mermaid over ours, round by round. */
function ratio({ rounds }: Rounds, step: StepName, of: keyof Samples): Ratio {
  const series = (drawer: Drawer): number[] =>
    rounds.map((round) => median(round[drawer][step][of]));
  return ratioOf(series('mermaid'), series('own'));
}

function pixels(value: number): string {
  return value === 0 ? '0 px' : `${value.toFixed(1)} px`;
}

type Figure = readonly [string, number];

function timeFigures(size: Rounds): readonly Figure[] {
  return [...stepTitles.keys()].flatMap((step) => {
    const name = `${step}${size.rows}`;
    const own = figuresOf(`own.${name}`, size, 'own', step);
    if (all(size, 'mermaid', step, 'busyMs').length === 0) return own;
    return [
      ...figuresOf(`mermaid.${name}`, size, 'mermaid', step),
      ...own,
      [`ratio.${name}.painted`, ratio(size, step, 'paintedMs').median] as const,
      [`ratio.${name}.busy`, ratio(size, step, 'busyMs').median] as const,
    ];
  });
}

function figuresOf(name: string, size: Rounds, drawer: Drawer, step: StepName): readonly Figure[] {
  const painted = all(size, drawer, step, 'paintedMs');
  return [
    [`${name}.paintedMs`, median(painted)],
    [`${name}.paintedP95Ms`, percentile(painted, 0.95)],
    [`${name}.busyMs`, median(all(size, drawer, step, 'busyMs'))],
  ];
}

function shiftFigures({ side, long, growth }: Steadiness): readonly Figure[] {
  return [
    [`${side}.longLabel.participantsPx`, long.lanes],
    [`${side}.longLabel.messagesPx`, long.rows],
    [`${side}.growing.participantsPx`, growth.farthest.lanes],
    [`${side}.growing.messagesPx`, growth.farthest.rows],
    [`${side}.growing.movingAppends`, growth.moving],
    [`${side}.growing.lastP95Ms`, growth.lastP95Ms],
  ];
}

function flickerFigures({ side, way, flicker }: Redrawn): readonly Figure[] {
  const name = `${side}.redraw.${way.replaceAll(/,? /g, '-')}`;
  return [
    [`${name}.framesWithout`, flicker.framesWithout],
    [`${name}.msWithout`, flicker.msWithout],
    [`${name}.longestFrameMs`, flicker.longestFrameMs],
  ];
}
