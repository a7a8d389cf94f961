/** The alternating rounds of the diagram benchmark: one figure, then the other, on the same page. */
import type { DiagramPage } from './diagram-browser.ts';
import { makeHistory } from './diagram-history.ts';
import type { Step } from './page/main.ts';

export type Drawer = 'mermaid' | 'own';
export type StepName = 'draw' | 'append' | 'cursorStep' | 'cursorJump';

export interface Samples {
  /** Until the change had been painted. */
  readonly paintedMs: number[];
  /** Processor time of the page's main thread meanwhile. */
  readonly busyMs: number[];
}

export type Round = Readonly<Record<Drawer, Readonly<Record<StepName, Samples>>>>;

export interface Rounds {
  readonly rows: number;
  readonly rounds: readonly Round[];
  /** What the same way of measuring says when nothing is drawn. */
  readonly floor: Samples;
}

export interface Plan {
  readonly rows: number;
  readonly rounds: number;
  readonly appends: number;
}

/** Hands the page a history, so that figures of it can begin. */
async function loadHistory({ page }: DiagramPage, rows: number): Promise<void> {
  const text = JSON.stringify(makeHistory(rows));
  await page.evaluate((told) => window.diagramBench.load(told.rows, told.text), { rows, text });
}

/** Measures figures of that size. */
export async function measureRounds(at: DiagramPage, plan: Plan): Promise<Rounds> {
  await loadHistory(at, plan.rows);
  const rounds: Round[] = [];
  const floor = noSamples();
  for (let count = 0; count < plan.rounds; count += 1) {
    const round = { mermaid: noSteps(), own: noSteps() };
    const order = count % 2 === 0 ? (['mermaid', 'own'] as const) : (['own', 'mermaid'] as const);
    for (const drawer of order) await measureFigure(at, plan, drawer, round[drawer]);
    await take(at, floor, { kind: 'nothing' });
    rounds.push(round);
  }
  return { rows: plan.rows, rounds, floor };
}

async function measureFigure(
  at: DiagramPage,
  { rows, appends }: Plan,
  drawer: Drawer,
  steps: Round[Drawer],
): Promise<void> {
  await at.page.evaluate((told) => window.diagramBench.begin(told.drawer, told.rows), {
    drawer,
    rows,
  });
  await at.collectGarbage();
  await take(at, steps.draw, { kind: 'draw' });
  for (let count = 0; count < appends; count += 1) {
    await take(at, steps.append, { kind: 'append', which: 'next' });
  }
  if (drawer === 'mermaid') return;
  for (let count = 0; count < appends; count += 1) {
    await take(at, steps.cursorStep, { kind: 'cursor', row: rows - 2 - count });
  }
  for (const share of [0.25, 0.75]) {
    await take(at, steps.cursorJump, { kind: 'cursor', row: Math.floor(rows * share) });
  }
}

async function take({ page, busyMs }: DiagramPage, samples: Samples, step: Step): Promise<void> {
  const busyBefore = await busyMs();
  const elapsed = await page.evaluate((told) => window.diagramBench.perform(told), step);
  samples.busyMs.push((await busyMs()) - busyBefore);
  samples.paintedMs.push(elapsed);
}

function noSamples(): Samples {
  return { paintedMs: [], busyMs: [] };
}

function noSteps(): Round[Drawer] {
  return {
    draw: noSamples(),
    append: noSamples(),
    cursorStep: noSamples(),
    cursorJump: noSamples(),
  };
}
