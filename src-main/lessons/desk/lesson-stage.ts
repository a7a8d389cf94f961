/** What the desk of lessons needs of the workbench around it: its runs, its cursors and its stream. */
import { beginRun } from '#shared/kernel/step.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import type { ScenarioBeginning } from '../../play/scenario-setup.ts';
import { createEntropy } from '../../run/entropy.ts';
import type { OpenRun } from '../../run/open-run.ts';
import type { Followers } from '../../trace/followers.ts';
import type { TraceStore } from '../../trace/trace-store.ts';
import type { LessonLedger } from './lesson-ledger.ts';

export interface LessonDeskParts {
  readonly store: Pick<TraceStore, 'createRun' | 'read' | 'nextSeq'>;
  readonly engine: string;
  readonly now: () => number;
  readonly newRun: () => string;
  readonly open: (run: string) => Promise<OpenRun>;
  /** Makes a fork and shows it; answers its name. */
  readonly fork: (run: string, at: number, name: string) => Promise<string>;
  readonly choose: (run: string) => Outcome;
  readonly moveCursor: (run: string, to: number | null) => Outcome;
  readonly follow: Followers['follow'];
}

export interface LessonStage extends LessonDeskParts {
  readonly ledger: LessonLedger;
}

const longestName = 120;

/** A run is called by the lesson and by what it is there. */
export const runNameOf = (lesson: string, title: string): string =>
  `${lesson} · ${title}`.slice(0, longestName);

/** Makes a run that stands at its beginning, and lists it. */
export function makeRun(stage: LessonStage, name: string, from: ScenarioBeginning): string {
  const { setup: given, keys } = from;
  const setup = { ...given, name };
  const entropy = createEntropy(setup.seed)(0);
  const { engine, store, ledger } = stage;
  const first = { kind: 'run.began', at: 0, format: 1, engine, setup, entropy } as const;
  const run = stage.newRun();
  const stored = { run, name, mode: 'virtual', createdAtMs: stage.now() } as const;
  store.createRun(stored, keys, beginRun(first).entries);
  ledger.tell({ kind: 'run.listed', run, name, mode: 'virtual' });
  return run;
}

/** The cursor that shows this moment: at the newest entry it is now. */
export function showMoment({ store, moveCursor }: LessonStage, run: string, moment: number): void {
  moveCursor(run, moment >= store.nextSeq(run) - 1 ? null : moment);
}
