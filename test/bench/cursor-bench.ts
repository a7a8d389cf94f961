/**
 * Moving through a long run in the console: a step forward, a step back and a seek until they are
 * painted, against folding and drawing the run anew from its start; and how long a very long run
 * takes to open. The goals are the design's own.
 */
import { buildIfNeeded } from '#main/build.ts';
import {
  type OpenConsole,
  openConsoleOf,
  pressUntilPainted,
  seekUntilPainted,
} from './cursor-console.ts';
import { longRun } from './cursor-history.ts';
import {
  type Openings,
  openingFigures,
  openingGoals,
  openings,
  openingTable,
} from './cursor-openings.ts';
import { openDiagramPage } from './diagram-browser.ts';
import { median, percentile, shown } from './figures.ts';
import { type Goal, print, type Report } from './report.ts';
import { type Scroll, scrolled, scrollGoal, scrollTable, scrollThrough } from './scroll-frames.ts';

const length = 10_000;
const rounds = 12;
const stepsARound = 5;
const seeksARound = 4;
const mostMs = 50;
const shares = [0.1, 0.83, 0.35, 0.6, 0.97, 0.22];

type Move = 'step back' | 'step forward' | 'seek' | 're-fold from the start';
type Samples = Readonly<Record<Move, number[]>>;

export async function cursorBench(): Promise<Report> {
  await buildIfNeeded(print);
  const entries = longRun(length);
  const samples = noSamples();
  const yardstick = await openDiagramPage();
  const text = JSON.stringify({ base: [entries], next: [], long: [] });
  await yardstick.page.evaluate((told) => window.diagramBench.load(1, told), text);
  const console = await openConsoleOf(entries);
  const scrolls: Scroll[] = [];
  try {
    // Drawn first and forgotten: until then Chromium still compiles.
    await moveAround(console, noSamples(), 0);
    for (let round = 0; round < rounds; round += 1) {
      await moveAround(console, samples, round);
      const share = shares[round % shares.length] ?? 0.5;
      samples['re-fold from the start'].push(
        await yardstick.page.evaluate((told) => window.diagramBench.refold(told), share),
      );
    }
    for (const what of scrolled) scrolls.push(await scrollThrough(console.page, what));
  } finally {
    await console.close();
    await yardstick.close();
  }
  return reportOf(console.version, samples, await openings(), scrolls);
}

function noSamples(): Samples {
  return { 'step back': [], 'step forward': [], seek: [], 're-fold from the start': [] };
}

async function moveAround({ page }: OpenConsole, samples: Samples, round: number): Promise<void> {
  for (let count = 0; count < seeksARound; count += 1) {
    const share = shares[(round * seeksARound + count) % shares.length] ?? 0.5;
    samples.seek.push(await seekUntilPainted(page, share));
  }
  for (let count = 0; count < stepsARound; count += 1) {
    samples['step back'].push(await pressUntilPainted(page, 'F10', true));
  }
  for (let count = 0; count < stepsARound; count += 1) {
    samples['step forward'].push(await pressUntilPainted(page, 'F10'));
  }
}

function reportOf(
  version: string,
  samples: Samples,
  opened: Openings,
  scrolls: readonly Scroll[],
): Report {
  const moves = Object.entries(samples);
  const goals: Goal[] = moves
    .filter(([move]) => move !== 're-fold from the start')
    .map(([move, ms]) =>
      goalOf(
        `${move}, ${length.toLocaleString('en-GB')} entries, p95`,
        mostMs,
        percentile(ms, 0.95),
      ),
    );
  return {
    name: 'cursor',
    title: `Moving through a long run in the console, in Chromium ${version} (ms until painted)`,
    tables: [
      {
        columns: ['what', 'samples', 'median', 'p95', 'most'],
        rows: moves.map(([move, ms]) => [
          move,
          String(ms.length),
          shown(median(ms)),
          shown(percentile(ms, 0.95)),
          shown(Math.max(...ms)),
        ]),
      },
      scrollTable(scrolls),
      openingTable(opened),
    ],
    goals: [...goals, ...scrolls.map(scrollGoal), ...openingGoals(opened)],
    notes: [
      'A move is the key or the click and the frame that shows the other moment in every part; it is over at the task after that frame. The host is told of it meanwhile, writes its line and says so, and the window shows its own move without waiting for that.',
      'The yardstick folds the moment and the diagram from the first entry and draws the figure anew (its near rows alone, as the console does), without a way to the host and without the lists around it.',
      'A run is opened by a click on its line in the list, or with its window, from the page’s navigation in a browser that has just been started; it is open when all of its entries have been read and the last moment is painted. How long the window itself takes is told by the short run.',
    ],
    warnings: [],
    figures: {
      ...Object.fromEntries(moves.map(([move, ms]) => [`${move} p95`, percentile(ms, 0.95)])),
      ...openingFigures(opened),
    },
  };
}

function goalOf(what: string, mostMilliseconds: number, found: number): Goal {
  return {
    what,
    wanted: `≤ ${mostMilliseconds} ms`,
    found: `${shown(found)} ms`,
    met: found <= mostMilliseconds,
  };
}
