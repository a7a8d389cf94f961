/**
 * Which pages are open in a browser that tells nobody: one that follows nothing any more, and does
 * not come back for a moment as a reloaded one does, has been closed.
 */
import type { Session } from '#shared/session.ts';
import type { Workbench } from '../workbench.ts';

export interface PageWatch {
  /** A page of that window has begun to follow something; call the answer when it stops. */
  readonly came: (session: Session) => () => void;
  readonly close: () => void;
}

const returnMs = 2500;

/** Begins to watch. What was open when the workbench last ended is lost, and can be had again. */
export function createPageWatch(
  workbench: Pick<Workbench, 'windowsLeftOpen' | 'tellOfWindow'>,
): PageWatch {
  const following = new Map<string, number>();
  const alarms = new Set<NodeJS.Timeout>();
  let isClosed = false;
  for (const left of workbench.windowsLeftOpen())
    workbench.tellOfWindow({ kind: 'window.closed', ...left, isLost: true });

  function left(session: Session, key: string): void {
    const count = (following.get(key) ?? 1) - 1;
    following.set(key, count);
    if (isClosed || count > 0 || session.view === 'console') return;
    const alarm = setTimeout(() => {
      alarms.delete(alarm);
      if ((following.get(key) ?? 0) > 0) return;
      workbench.tellOfWindow({ kind: 'window.closed', ...session });
    }, returnMs);
    alarms.add(alarm);
  }

  return {
    came: (session) => {
      const key = JSON.stringify([session.view, session.run, session.party]);
      following.set(key, (following.get(key) ?? 0) + 1);
      let isGone = false;
      return () => {
        if (!isGone) left(session, key);
        isGone = true;
      };
    },
    close: () => {
      isClosed = true;
      for (const alarm of alarms) clearTimeout(alarm);
    },
  };
}
