/**
 * Makes a scenario a run: it is played to its end in virtual time, and the run stands there to be
 * looked at, stepped back in and gone on with. A script that never ends is broken off.
 */
import { setImmediate } from 'node:timers/promises';
import type { Entry } from '#shared/trace/entry.ts';
import type { Scenario } from '#shared/trace/run-file/scenario.ts';
import { playScenario } from '../play/play-scenario.ts';
import { scenarioBeginning } from '../play/scenario-setup.ts';
import type { StoredRun, TraceStore } from '../trace/trace-store.ts';
import type { ImportedRun, ImportOrder } from './import-run.ts';

type PlayOrder = Pick<ImportOrder, 'run' | 'nowMs'> & { readonly engine: string };

/** A window waits for it; the command line has more patience. */
const mostSteps = 20_000;
const stepsInTurn = 50;

/** Plays it into the store under that name; what could not be done is said as warnings. */
export async function importScenario(
  store: TraceStore,
  scenario: Scenario,
  { run, nowMs, engine }: PlayOrder,
): Promise<ImportedRun> {
  const beginning = await scenarioBeginning(scenario);
  const played: Entry[] = [];
  const warnings = await playScenario(scenario, {
    engine,
    beginning,
    mostSteps,
    until: createTurns(),
    onEntries: (entries) => played.push(...entries),
  });
  const { name, mode } = beginning.setup;
  const stored: StoredRun = { run, name, mode, createdAtMs: nowMs };
  store.createRun(stored, beginning.keys, played);
  const { expectations, bookmarks, notes } = scenario;
  const head = { engine, redacted: false, expectations, bookmarks, notes };
  return { stored, head, entries: played.length, warnings };
}

/** Lets others have their turn now and then. */
function createTurns(): () => Promise<void> {
  let steps = 0;
  return async () => {
    steps += 1;
    if (steps % stepsInTurn === 0) await setImmediate();
  };
}
