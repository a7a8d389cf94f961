/**
 * Makes a run ready to go on before anybody asks for it: somewhat after it was chosen, when its window
 * has drawn it, for a long run keeps a processor busy for seconds. Whoever acts before does not wait.
 */
import { logFault } from '../../log.ts';
import type { StoredRun } from '../../trace/trace-store.ts';

/** Longer than it takes to draw the longest run, shorter than it takes to look at it. */
const restMs = 2000;

export interface ReadySoon {
  readonly choose: (stored: Pick<StoredRun, 'run' | 'mode' | 'closedBecause'>) => void;
  readonly cancel: () => void;
}

export function createReadySoon(open: (run: string) => Promise<unknown>): ReadySoon {
  let timer: NodeJS.Timeout | undefined;
  const makeReady = (run: string): void => {
    open(run).catch((thrown: unknown) => logFault('A run cannot go on.', thrown));
  };
  const cancel = (): void => clearTimeout(timer);
  return {
    cancel,
    choose: ({ run, mode, closedBecause }) => {
      cancel();
      if (closedBecause !== undefined) return;
      // What others reach is to be reached at once.
      if (mode === 'wall') makeReady(run);
      else timer = setTimeout(makeReady, restMs, run);
    },
  };
}
