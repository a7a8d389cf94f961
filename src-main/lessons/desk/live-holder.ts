/**
 * An open run of the workbench as the holder of a lesson's run: what is due is popped through its own
 * conductor, so every window sees it happen, and nothing waits for the time on a wall.
 */
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import type { OpenRun } from '../../run/open-run.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import type { RunHolder } from '../lesson-run.ts';

type Held = Pick<OpenRun, 'world' | 'submit' | 'settled'>;

/** Hands on every entry that is new, before anything else is done. */
export function liveHolder(held: Held, readOn: () => void): RunHolder {
  async function done(outcome: Outcome): Promise<void> {
    if (outcome.kind === 'refused') throw new WorkbenchError(outcome.sentence);
    // What is being signed belongs to this moment.
    await held.settled();
    readOn();
  }
  return {
    world: held.world,
    dueAt: () => nextItem(held.world().agenda)?.dueAt,
    pop: async () => {
      const item = nextItem(held.world().agenda);
      if (item !== undefined)
        await done(await held.submit({ kind: 'agenda.popped', item: item.id, facts: [] }));
    },
    give: async (submission, at) => done(await held.submit(submission, at)),
  };
}
