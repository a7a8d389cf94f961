/**
 * Cuts the workbench down to what one window may do and see. Whatever a host carries over IPC or
 * HTTP ends here, so no host has to know about roles.
 */
import type { Intent } from '#shared/intents.ts';
import { visibleTo } from '#shared/projections/visible-to.ts';
import type { Session } from '#shared/session.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import type { Outcome, StreamEntry, TracePage, WorkbenchPort } from '#shared/workbench-port.ts';

interface WholeWorkbench {
  readonly dispatch: (intent: Intent) => Promise<Outcome>;
  readonly read: (run: string, from: number, limit: number) => readonly StreamEntry[];
  readonly follow: (
    run: string,
    from: number,
    onEntries: (entries: readonly StreamEntry[]) => void,
  ) => () => void;
  /** A lesson’s runs are one to a window of it: it goes along from run to run. */
  readonly isOfLesson: (run: string) => boolean;
}

/** The port of one window. */
export function portFor(session: Session, whole: WholeWorkbench): WorkbenchPort {
  const page = (run: string, from: number, entries: readonly StreamEntry[]): TracePage => {
    const next = (entries.at(-1)?.seq ?? from - 1) + 1;
    if (run === workbenchStream || session.view === 'console') return { entries, next };
    const visible = entries.flatMap((entry) => visibleTo(session, entry as Entry) ?? []);
    return { entries: visible, next };
  };
  const mayRead = (run: string): boolean =>
    run === workbenchStream ||
    session.view === 'console' ||
    run === session.run ||
    [run, session.run].every(whole.isOfLesson);
  return {
    dispatch: whole.dispatch,
    readTrace: async (run, from, limit) =>
      mayRead(run) ? page(run, from, whole.read(run, from, limit)) : { entries: [], next: from },
    follow: (run, from, onEntries) => {
      if (!mayRead(run)) return () => undefined;
      let next = from;
      return whole.follow(run, from, (entries) => {
        const told = page(run, next, entries);
        next = told.next;
        onEntries(told);
      });
    },
  };
}
