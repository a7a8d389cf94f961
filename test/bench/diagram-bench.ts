/**
 * Plain Mermaid against the workbench's own sequence figure, in a real headless Chromium: how long
 * a change takes to be seen, and whether anything moves or vanishes meanwhile.
 */
import { openDiagramPage } from './diagram-browser.ts';
import { diagramReport } from './diagram-report.ts';
import { measureRounds, type Plan, type Rounds } from './diagram-rounds.ts';
import {
  flickerOf,
  growMessageByMessage,
  type Redrawn,
  type Steadiness,
  shiftByLongLabel,
} from './diagram-steadiness.ts';
import type { SideName } from './page/figure-side.ts';
import type { Redraw } from './page/main.ts';
import type { Report } from './report.ts';

/** The figure that a class watches live has about so many rows. */
const liveRows = 60;
/** Drawn first and forgotten: until then Chromium still compiles. */
const warmUp: Plan = { rows: liveRows, rounds: 2, appends: 2 };
const plans: readonly Plan[] = [
  { rows: 20, rounds: 6, appends: 3 },
  { rows: liveRows, rounds: 8, appends: 4 },
  { rows: 500, rounds: 3, appends: 2 },
];
const sides: readonly SideName[] = ['mermaid', 'mermaid-unscaled', 'mermaid-wrapped', 'own'];
const redraws: readonly (readonly [SideName, Redraw])[] = [
  ['mermaid', 'off screen, then swapped'],
  ['mermaid', 'emptied first'],
  ['mermaid', 'emptied, drawn after a paint'],
  ['own', 'off screen, then swapped'],
];

export async function diagramBench(): Promise<Report> {
  const at = await openDiagramPage();
  try {
    await measureRounds(at, warmUp);
    const rounds: Rounds[] = [];
    for (const plan of plans) rounds.push(await measureRounds(at, plan));
    const steadiness: Steadiness[] = [];
    for (const side of sides) {
      const long = await shiftByLongLabel(at, side, liveRows);
      steadiness.push({ side, long, growth: await growMessageByMessage(at, side, liveRows) });
    }
    const redrawn: Redrawn[] = [];
    for (const [side, way] of redraws) {
      redrawn.push({ side, way, flicker: await flickerOf(at, side, liveRows, way) });
    }
    return diagramReport({ browser: at.version, liveRows, rounds, steadiness, redrawn });
  } finally {
    await at.close();
  }
}
