/**
 * Scrolling a long run's figure and its list, a step each frame: how many frames came late. A frame is
 * late when it took longer than two of sixty a second do.
 */
import type { Page } from 'playwright-core';
import { percentile, shown } from './figures.ts';
import type { Goal, Table } from './report.ts';

interface Scrolled {
  readonly what: string;
  readonly selector: string;
}

export const scrolled: readonly Scrolled[] = [
  { what: 'scroll the figure', selector: '.figure' },
  { what: 'scroll the list', selector: '.message-list' },
];

export interface Scroll {
  readonly what: string;
  readonly frames: readonly number[];
}

const frames = 240;
const stepPixels = 90;
const lateMs = 34;
const mostLate = 0.02;

/** Goes down and up again through the middle of it. */
export async function scrollThrough(page: Page, { what, selector }: Scrolled): Promise<Scroll> {
  const told = { count: frames, step: stepPixels };
  const taken = await page.locator(selector).evaluate(async (element, { count, step }) => {
    const nextFrame = () => new Promise<number>((resume) => requestAnimationFrame(resume));
    const times: number[] = [];
    element.scrollTop = element.scrollHeight / 3;
    let before = await nextFrame();
    for (let frame = 0; frame < count; frame += 1) {
      element.scrollTop += frame < count / 2 ? step : -step;
      const now = await nextFrame();
      times.push(now - before);
      before = now;
    }
    return times;
  }, told);
  return { what, frames: taken };
}

export function scrollTable(scrolls: readonly Scroll[]): Table {
  return {
    columns: ['what', 'frames', 'p95 ms', 'most ms', 'late'],
    rows: scrolls.map(({ what, frames: taken }) => [
      what,
      String(taken.length),
      shown(percentile(taken, 0.95)),
      shown(Math.max(...taken)),
      String(lateOf(taken)),
    ]),
  };
}

export function scrollGoal({ what, frames: taken }: Scroll): Goal {
  const late = lateOf(taken);
  const most = Math.floor(taken.length * mostLate);
  return {
    what: `${what}, 60 frames a second, late ones of ${taken.length}`,
    wanted: `≤ ${most}`,
    found: String(late),
    met: late <= most,
  };
}

function lateOf(taken: readonly number[]): number {
  return taken.filter((ms) => ms > lateMs).length;
}
