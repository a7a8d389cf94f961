/** The newest comparison of modes that a run has to do with: as its origin, or as one of the three. */
import type { ModesCompared, WorkbenchState } from '../workbench-model.ts';

/** The comparison, or undefined where there is none. */
export function modesOf({ modes }: WorkbenchState, run: string): ModesCompared | undefined {
  return modes.find((one) => one.run === run || isOneOf(one, run));
}

/** True for a run that was made for that comparison. */
export function isOneOf({ modes: { poll, ping, push } }: ModesCompared, run: string): boolean {
  return [poll, ping, push].includes(run);
}
