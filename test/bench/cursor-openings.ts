/** How long a very long run takes to open: from the list of runs, and with a window of its own. */
import { discard, openConsole, openOtherUntilPainted, runsOnDisk } from './cursor-console.ts';
import { wholeRun } from './cursor-history.ts';
import { median, shown } from './figures.ts';
import { type Goal, print, type Table } from './report.ts';

const longLength = 100_000;
const shortLength = 500;
const rounds = 3;
const mostMs = 2000;

const ways = {
  there: 'the long run, from the list of a console',
  anew: 'the long run with its window, in a new browser',
  short: 'a short run with its window, in a new browser',
} as const;

type Way = keyof typeof ways;

/** In milliseconds, every opening in turn. */
export type Openings = Readonly<Record<Way, readonly number[]>>;

/** Opens both runs in each way, in rounds, so that a slow minute meets all of them. */
export async function openings(): Promise<Openings> {
  print('Making a run of 100,000 entries; this takes half a minute.');
  const long = wholeRun(longLength);
  const short = wholeRun(shortLength);
  const onList = runsOnDisk(short, long);
  const alone = runsOnDisk(long);
  const found = { there: [] as number[], anew: [] as number[], short: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const there = await openConsole(onList);
      found.short.push(there.openedMs);
      found.there.push(await openOtherUntilPainted(there.page, long));
      await there.close();
      const anew = await openConsole(alone);
      found.anew.push(anew.openedMs);
      await anew.close();
    }
  } finally {
    discard(onList);
    discard(alone);
  }
  return found;
}

function eachWay(): readonly Way[] {
  return ['there', 'anew', 'short'];
}

export function openingTable(opened: Openings): Table {
  return {
    columns: [`open ${longLength.toLocaleString('en-GB')} entries`, 'samples', 'median', 'most'],
    rows: eachWay().map((way) => [
      ways[way],
      String(opened[way].length),
      shown(median(opened[way])),
      shown(Math.max(...opened[way])),
    ]),
  };
}

/** Of the short run nothing is wanted; the long one is held against it. */
export function openingGoals(opened: Openings): readonly Goal[] {
  return (['there', 'anew'] as const).map((way) => {
    const ms = median(opened[way]);
    const share = (ms / median(opened.short)).toFixed(2);
    return {
      what: `open ${longLength.toLocaleString('en-GB')} entries, ${ways[way]}, median`,
      wanted: `≤ ${mostMs} ms`,
      found: `${shown(ms)} ms, ${share}× the short one’s window`,
      met: ms <= mostMs,
    };
  });
}

export function openingFigures(opened: Openings): Readonly<Record<string, number>> {
  return Object.fromEntries(eachWay().map((way) => [`open ${way} median`, median(opened[way])]));
}
