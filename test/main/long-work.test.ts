/** Work that takes long: told after a second, twice a second, and ended even by the next sitting. */
import { describe, expect, it } from 'vitest';
import { beginLongWork, unfinishedWork } from '#main/run/long-work.ts';
import type { WorkbenchEvent, WorkbenchHappening } from '#shared/workbench-event.ts';

const work = { work: 'opening', run: 'run-a', of: 9000 } as const;

function teller() {
  const told: WorkbenchHappening[] = [];
  let nowMs = 0;
  return {
    told,
    now: () => nowMs,
    tell: (happening: WorkbenchHappening) => void told.push(happening),
    wait: (ms: number) => (nowMs += ms),
  };
}

function asEvents(happenings: readonly WorkbenchHappening[]): WorkbenchEvent[] {
  return happenings.map((one, seq) => ({ seq, at: 0, ...one }) as WorkbenchEvent);
}

describe('long work', () => {
  it('is not told of at all when it was over within a second', () => {
    const to = teller();
    const { reached, over } = beginLongWork(to, work);
    to.wait(999);
    reached(8000);
    over();
    expect(to.told).toEqual([]);
  });

  it('is told of twice a second after that, and when it is over', () => {
    const to = teller();
    const { reached, over } = beginLongWork(to, work);
    for (let done = 1; done <= 25; done += 1) {
      to.wait(100);
      reached(done);
    }
    over();
    expect(to.told.map((one) => ('done' in one ? one.done : undefined))).toEqual([
      10, 15, 20, 25, 9000,
    ]);
  });

  it('that an earlier sitting did not end is ended by the next one', () => {
    const to = teller();
    const broken = beginLongWork(to, work);
    const ended = beginLongWork(to, { ...work, run: 'run-b' });
    to.wait(1000);
    broken.reached(7);
    ended.reached(8);
    ended.over();
    expect(unfinishedWork(asEvents(to.told))).toEqual([
      { kind: 'work.progressed', ...work, done: 9000 },
    ]);
  });
});
