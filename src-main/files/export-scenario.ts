/**
 * A stored run as a scenario: what it began with and what people did in it, without its entries and
 * its private keys. It is played again, by the command line, in virtual time.
 */
import { scenarioOf } from '#shared/trace/run-file/scenario-of.ts';
import { storedEntries } from '../run/derived/verify-run.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { type ExportedRun, runHeadOf } from './export-run.ts';

/** The scenario of the run as it stands now. */
export function exportScenario(store: TraceStore, run: string): ExportedRun {
  const { head } = runHeadOf(store, run);
  if (head.redacted)
    throw new WorkbenchError(
      'This run was redacted, so nobody knows what it began with; export it as a whole run.',
    );
  if (head.setup.mode === 'wall')
    throw new WorkbenchError(
      'A scenario is played in virtual time, and outside clients took part in this run; export it as a whole run.',
    );
  const { scenario, leftOut } = scenarioOf(head, storedEntries(store, run));
  return {
    fileName: `${run}-scenario.json`,
    entries: scenario.script.length,
    leftOut,
    text: function* text() {
      yield `${JSON.stringify(scenario, null, 2)}\n`;
    },
  };
}
