/** What is to be run in all three modes: a scenario, a run file, or a stored run with its own keys. */
import type { Entry } from '#shared/trace/entry.ts';
import { onlyARecord } from '#shared/trace/run-file/outside-record.ts';
import type { RunFileHead } from '#shared/trace/run-file/run-file.ts';
import { scenario as scenarioSchema } from '#shared/trace/run-file/scenario.ts';
import { scenarioOf } from '#shared/trace/run-file/scenario-of.ts';
import { runHeadOf } from '../files/export-run.ts';
import type { OpenedFile } from '../files/open-file.ts';
import { type ScenarioBeginning, scenarioBeginning } from '../play/scenario-setup.ts';
import { storedEntries } from '../run/derived/verify-run.ts';
import type { PrivateKey } from '../signing/signing-keys.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { WorkbenchError } from '../workbench-error.ts';
import type { ModesOrder } from './play-modes.ts';
import { withSignIn } from './usual-script.ts';

export interface WholeOrder extends ModesOrder {
  /** How much of the run cannot be done again in another one. */
  readonly leftOut: number;
}

/** Of a file, whichever it is. */
export async function orderOfFile(opened: OpenedFile): Promise<WholeOrder> {
  if (opened.kind === 'run') {
    const entries: Entry[] = [];
    for await (const entry of opened.entries()) entries.push(entry);
    return orderOfRun(opened.head, entries);
  }
  const { scenario } = opened;
  const { setup, keys } = await scenarioBeginning(scenario);
  const { name, until } = scenario;
  return { name, setup, keys, script: withSignIn(scenario.script, setup), until, leftOut: 0 };
}

/** Of a run as it stands now. */
export function orderOfStored(store: TraceStore, run: string): Promise<WholeOrder> {
  return orderOfRun(runHeadOf(store, run).head, storedEntries(store, run));
}

async function orderOfRun(head: RunFileHead, entries: Iterable<Entry>): Promise<WholeOrder> {
  if (onlyARecord(head) !== undefined)
    throw new WorkbenchError(
      'This run is only a record of what somebody else did, so it cannot be run again in another mode.',
    );
  if (head.setup.mode === 'wall')
    throw new WorkbenchError(
      'Outside clients took part in this run, and they cannot be told to run again in another mode.',
    );
  const { scenario, leftOut } = scenarioOf(head, entries);
  const { script } = scenarioSchema.parse(JSON.parse(JSON.stringify(scenario)));
  const { setup, keys } = await beginningOf(head);
  return { name: head.name, setup, keys, script: withSignIn(script, setup), leftOut };
}

/** With the run's own keys; where it came without them, with others. */
async function beginningOf(head: RunFileHead): Promise<ScenarioBeginning> {
  if (head.keys !== null) return { setup: head.setup, keys: head.keys as readonly PrivateKey[] };
  const { keys: _left, name: _name, seed, ...setup } = head.setup;
  const plain = { format: 1, name: head.name, seed, setup } as const;
  return scenarioBeginning(scenarioSchema.parse(JSON.parse(JSON.stringify(plain))));
}
