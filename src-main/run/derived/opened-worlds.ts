/**
 * The world with which a stored run is opened: the one that is at hand, where the run was forked just
 * now, or else what its inputs lead to. A long run is derived in turns, and told of meanwhile; whoever
 * wants to see it goes before.
 */
import type { World } from '#shared/kernel/world.ts';
import type { TraceStore } from '../../trace/trace-store.ts';
import { sentenceOf, WorkbenchError } from '../../workbench-error.ts';
import { beginLongWork, type WorkTeller } from '../long-work.ts';
import { replayInTurns } from './replay-run.ts';

export interface OpenedWorlds {
  readonly worldOf: (run: string) => Promise<World>;
  /** The world of a run that was made and not opened yet; only the newest one is kept. */
  readonly keep: (run: string, world: World) => void;
}

/** The worlds of one workbench's runs. */
export function createOpenedWorlds(
  store: Pick<TraceStore, 'read' | 'nextSeq'>,
  teller: WorkTeller,
  seen?: () => Promise<void>,
): OpenedWorlds {
  let kept: { readonly run: string; readonly world: World } | undefined;
  return {
    keep: (run, world) => {
      kept = { run, world };
    },
    worldOf: async (run) => {
      const known = kept;
      if (known?.run === run) {
        kept = undefined;
        return known.world;
      }
      const first = store.read(run, 0, 1)[0]?.seq ?? 0;
      const of = store.nextSeq(run) - first;
      const work = beginLongWork(teller, { work: 'opening', run, of });
      try {
        return await replayInTurns(store, run, work.reached, seen);
      } catch (thrown) {
        throw new WorkbenchError(
          `This run cannot go on, only be looked at: its record leads nowhere. ${sentenceOf(thrown)}`,
        );
      } finally {
        work.over();
      }
    },
  };
}
