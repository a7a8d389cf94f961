/**
 * Work that may take long, told in the workbench's own stream while it does: not before a second has
 * passed, and then twice a second, so that what is quickly done leaves no trace there.
 */
import type { WorkbenchEvent, WorkbenchHappening } from '#shared/workbench-event.ts';

export interface LongWork {
  /** So much of it is done. */
  readonly reached: (done: number) => void;
  /** It is over, however it ended. */
  readonly over: () => void;
}

export interface WorkTeller {
  readonly now: () => number;
  readonly tell: (happening: WorkbenchHappening) => void;
}

type Work = Omit<Extract<WorkbenchHappening, { kind: 'work.progressed' }>, 'kind' | 'done'>;

const patienceMs = 1000;
const betweenMs = 500;

/** Begins a work that is over when all of its entries are done. */
export function beginLongWork({ now, tell }: WorkTeller, work: Work): LongWork {
  let nextAt = now() + patienceMs;
  let isTold = false;
  return {
    reached: (done) => {
      if (now() < nextAt || done >= work.of) return;
      nextAt = now() + betweenMs;
      isTold = true;
      tell({ kind: 'work.progressed', ...work, done });
    },
    over: () => {
      if (isTold) tell({ kind: 'work.progressed', ...work, done: work.of });
    },
  };
}

/** What an earlier sitting began and did not end, as ended: nobody is at it any more. */
export function unfinishedWork(events: Iterable<WorkbenchEvent>): readonly WorkbenchHappening[] {
  const open = new Map<string, Work>();
  for (const event of events) {
    if (event.kind !== 'work.progressed') continue;
    const { work, run, done, of } = event;
    if (done < of) open.set(`${work} ${run}`, { work, run, of });
    else open.delete(`${work} ${run}`);
  }
  return [...open.values()].map((work) => ({ kind: 'work.progressed', ...work, done: work.of }));
}
