/**
 * Whether a figure stays where it is while messages are added, and whether it is ever gone: in
 * pixels inside the figure, and in frames without one.
 */
import type { DiagramPage } from './diagram-browser.ts';
import { median, percentile } from './figures.ts';
import type { Positions, SideName } from './page/figure-side.ts';
import type { Flicker } from './page/flicker.ts';
import type { Redraw, Step } from './page/main.ts';

/** The farthest that anything already drawn moved. */
export interface Shift {
  readonly lanes: number;
  readonly rows: number;
}

export interface Growth {
  readonly appends: number;
  /** How many of the appends moved something that was drawn. */
  readonly moving: number;
  readonly farthest: Shift;
  /** Until the last of them had been painted: 95 of 100 were quicker. */
  readonly lastP95Ms: number;
}

export interface Steadiness {
  readonly side: SideName;
  readonly long: Shift;
  readonly growth: Growth;
}

export interface Redrawn {
  readonly side: SideName;
  readonly way: Redraw;
  readonly flicker: Flicker;
}

/** What Chromium rounds is no movement, and nobody sees it. */
const fewestPixels = 0.1;
const redrawings = 5;
const lastAppends = 20;

/** What one message does whose label is longer than all before it. */
export async function shiftByLongLabel(
  at: DiagramPage,
  side: SideName,
  rows: number,
): Promise<Shift> {
  await begin(at, side, rows, rows);
  return shiftBy(at, { kind: 'append', which: 'long' });
}

/** What ordinary messages do, from a third of the rows to all of them. */
export async function growMessageByMessage(
  at: DiagramPage,
  side: SideName,
  rows: number,
): Promise<Growth> {
  const first = Math.floor(rows / 3);
  await begin(at, side, rows, first);
  const shifts: TimedShift[] = [];
  for (let count = first; count < rows; count += 1) {
    shifts.push(await shiftBy(at, { kind: 'append', which: 'next' }));
  }
  return {
    appends: shifts.length,
    moving: shifts.filter(({ lanes, rows: down }) => !isStill(Math.max(lanes, down))).length,
    farthest: {
      lanes: Math.max(...shifts.map(({ lanes }) => lanes)),
      rows: Math.max(...shifts.map(({ rows: down }) => down)),
    },
    lastP95Ms: percentile(
      shifts.slice(-lastAppends).map(({ paintedMs }) => paintedMs),
      0.95,
    ),
  };
}

/** What is seen while the same figure is drawn anew; medians. */
export async function flickerOf(
  at: DiagramPage,
  side: SideName,
  rows: number,
  way: Redraw,
): Promise<Flicker> {
  await begin(at, side, rows, rows);
  const seen: Flicker[] = [];
  for (let count = 0; count < redrawings; count += 1) {
    seen.push(await at.page.evaluate((told) => window.diagramBench.redraw(told), way));
  }
  return {
    framesWithout: median(seen.map(({ framesWithout }) => framesWithout)),
    msWithout: median(seen.map(({ msWithout }) => msWithout)),
    longestFrameMs: median(seen.map(({ longestFrameMs }) => longestFrameMs)),
  };
}

async function begin(
  { page }: DiagramPage,
  side: SideName,
  history: number,
  rows: number,
): Promise<void> {
  await page.evaluate(
    async (told) => {
      await window.diagramBench.begin(told.side, told.history, told.rows);
      await window.diagramBench.perform({ kind: 'draw' });
    },
    { side, history, rows },
  );
}

interface TimedShift extends Shift {
  readonly paintedMs: number;
}

async function shiftBy({ page }: DiagramPage, step: Step): Promise<TimedShift> {
  const { before, paintedMs, after } = await page.evaluate(
    async (told) => ({
      before: window.diagramBench.positions(),
      paintedMs: await window.diagramBench.perform(told),
      after: window.diagramBench.positions(),
    }),
    step,
  );
  const added = after.keys.filter((key) => !before.keys.includes(key));
  if (added.length === 0) throw new Error('It added no message.');
  const lanes = farthest(before, after, 'lanes');
  return { lanes, rows: farthest(before, after, 'rows'), paintedMs };
}

/** Whether a distance is none that could be seen. */
export function isStill(pixels: number): boolean {
  return pixels < fewestPixels;
}

/** Lanes are the same in their order; rows are the same by what they are. */
function farthest(before: Positions, after: Positions, of: 'lanes' | 'rows'): number {
  const moves = before[of].flatMap((place, index) => {
    const now = of === 'lanes' ? index : after.keys.indexOf(before.keys[index] ?? '');
    const there = after[of][now];
    return there === undefined ? [] : [Math.abs(there - place)];
  });
  return Math.max(0, ...moves);
}
