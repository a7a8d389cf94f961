/**
 * What somebody outside could reach when the workbench ended can be reached when it has begun again:
 * the run that is shown first, on its old address. Any other one listens as soon as it is chosen.
 */
import { workbenchStream } from '#shared/streams.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import { logFault } from '../log.ts';
import type { Workbench } from '../workbench.ts';
import { WorkbenchError } from '../workbench-error.ts';

/** Answers when it listens, or when the window has been told why it does not. */
export async function listenAgain(workbench: Workbench): Promise<void> {
  const port = workbench.port({ view: 'console', run: '', party: '' });
  const told = await port.readTrace(workbenchStream, 0, Number.MAX_SAFE_INTEGER);
  const run = chosenAndReached(told.entries as readonly WorkbenchEvent[]);
  if (run === undefined) return;
  await workbench.open(run).catch((thrown: unknown) => {
    // A record that is only looked at says so to whoever acts in it.
    if (!(thrown instanceof WorkbenchError)) logFault('A run does not listen again.', thrown);
  });
}

/** The run that was chosen last, if it has listened. */
function chosenAndReached(events: readonly WorkbenchEvent[]): string | undefined {
  const chosen = events.findLast(({ kind }) => kind === 'run.chosen');
  if (chosen?.kind !== 'run.chosen') return undefined;
  const { run } = chosen;
  const hasListened = events.some((event) => event.kind === 'listener.opened' && event.run === run);
  return hasListened ? run : undefined;
}
