/** Where everything was left when the workbench last ended, read from what was told by then. */
import type { Session } from '#shared/session.ts';
import {
  type WorkbenchEvent,
  type WorkbenchHappening,
  workbenchStream,
} from '#shared/workbench-event.ts';
import type { TraceStore } from '../trace/trace-store.ts';

/** What a host tells of its windows. */
export type OfWindow = Extract<
  WorkbenchHappening,
  {
    kind: 'window.opened' | 'window.closed' | 'window.placed';
  }
>;

/** Where each run's cursor was left, so that a restart shows the same moment. */
export function readCursors(store: TraceStore): Map<string, number | null> {
  const cursors = new Map<string, number | null>();
  for (const event of readEvents(store)) {
    if (event.kind === 'cursor.moved') cursors.set(event.run, event.to);
  }
  return cursors;
}

/** The windows that were opened and not closed since, oldest first; the console is always there. */
export function windowsLeftOpen(events: readonly WorkbenchEvent[]): readonly Session[] {
  const open = new Map<string, Session>();
  for (const event of events) {
    if (event.kind !== 'window.opened' && event.kind !== 'window.closed') continue;
    const { view, run, party } = event;
    const key = JSON.stringify([view, run, party]);
    if (event.kind === 'window.closed') open.delete(key);
    else if (view !== 'console') open.set(key, { view, run, party });
  }
  return [...open.values()];
}

export function readEvents(store: TraceStore): readonly WorkbenchEvent[] {
  return store.read(workbenchStream, 0, Number.MAX_SAFE_INTEGER) as WorkbenchEvent[];
}
