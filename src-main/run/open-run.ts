/**
 * One open run: its conductor, its driver, its effects and its followers, wired together. Closing
 * it stops its time; nothing of the run is lost by that.
 */

import type { ClockIntent } from '#shared/intents.ts';
import { callEffectOf } from '#shared/kernel/calling.ts';
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { logFault } from '../log.ts';
import type { Signer } from '../signing/signer.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import type { Submission } from './batch.ts';
import { Conductor } from './conductor.ts';
import { replay } from './derived/replay-run.ts';
import { createEntropy } from './entropy.ts';
import type { FactFinder } from './fact-finder.ts';
import type { OutsideCall } from './outside/outside-call.ts';
import {
  createOutsideDesk,
  type DropSocket,
  type OutsideTraffic,
} from './outside/outside-traffic.ts';
import { createOutsideWork } from './outside/outside-work.ts';
import { createClockDesk } from './time/clock-desk.ts';
import { createDriver, type RealTime } from './time/driver.ts';

/** What an open run needs of the trace on disk. */
export type RunTrace = Pick<TraceStore, 'append' | 'read'>;

export interface OpenRunParts {
  readonly run: string;
  /** The world that the trace leads to, where it is known; else the trace is replayed. */
  readonly world?: World;
  readonly store: RunTrace;
  readonly signer: Signer;
  readonly findFacts: FactFinder;
  /** Makes a call to an outside address; judged, timed and limited. */
  readonly call: OutsideCall;
  /** Ends a connection without an answer, where the run has a listener. */
  readonly dropSocket?: DropSocket | undefined;
  readonly realTime: RealTime;
  readonly onCommitted: (entries: readonly Entry[]) => void;
}

export interface OpenRun extends OutsideTraffic {
  readonly world: () => World;
  /** At that time of the run, where a script says so. */
  readonly submit: (submission: Submission, at?: number) => Promise<Outcome>;
  /** Ends when nothing is being signed or called any more. */
  readonly settled: () => Promise<void>;
  /** Commits one input by itself, at once; only for whoever is told of a commit. */
  readonly interject: (submission: Submission) => void;
  readonly setClock: (intent: ClockIntent) => Promise<Outcome>;
  /** Ends when what was in hand is on disk; only then may the store be closed. */
  readonly close: () => Promise<void>;
}

/** Opens a run from its trace and lets its time go on where it stopped. */
export function openRun(parts: OpenRunParts): OpenRun {
  const { run, store, dropSocket, world = replay(store, run) } = parts;
  const lastCommit = createLastCommit(store, run, world);
  let closed = false;
  // What a closed run cannot take any more is no fault: it resumes when it is opened again.
  const complain: typeof logFault = (...fault) => (closed ? undefined : logFault(...fault));
  const submit = (submission: Submission, at?: number) => conductor.submit(submission, at);
  const driver = createDriver({
    realTime: parts.realTime,
    pop: (...popped) => conductor.pop(...popped),
  });
  const conductor = new Conductor({
    world,
    append: (entries) => store.append(run, entries),
    rebuild: lastCommit.rebuild,
    entropy: createEntropy(world.setup.seed),
    findFacts: parts.findFacts,
    now: driver.now,
    carryOut,
    onCommitted: (entries, committed) => {
      lastCommit.note(committed);
      driver.follow(committed);
      desk.note(entries);
      parts.onCommitted(entries);
    },
  });
  const { serve, loseSocket, ...traffic } = createOutsideDesk(submit, complain, dropSocket);
  const work = createOutsideWork({
    ...parts,
    settings: () => conductor.world.setup.provider,
    submit,
    complain,
    isClosed: () => closed,
    began: driver.hold,
    ended: () => driver.release(conductor.world),
  });
  const desk = createClockDesk({ world: () => conductor.world, submit, settled: work.settled });

  function carryOut(effect: Effect): void {
    if (effect.kind === 'answer' || effect.kind === 'drop') serve(effect);
    else work.start(effect);
  }

  resume(world, loseSocket, carryOut);
  driver.follow(world);

  return {
    ...traffic,
    world: () => conductor.world,
    submit,
    settled: work.settled,
    interject: (submission) => conductor.interject(submission),
    setClock: desk.set,
    close: () => {
      closed = true;
      driver.close();
      return conductor.close();
    },
  };
}

/** The world as of the last commit: a failed one leaves the disk as it was, and a replay is spared. */
function createLastCommit(store: RunTrace, run: string, opened: World) {
  let world = opened;
  return {
    note: (committed: World) => {
      world = committed;
    },
    rebuild: () => (store.read(run, world.nextSeq, 1).length === 0 ? world : replay(store, run)),
  };
}

/** What the last sitting left unfinished: signatures and calls are made again, dead sockets are marked. */
function resume(
  world: World,
  loseSocket: (exchange: string) => void,
  carryOut: (effect: Effect) => void,
): void {
  for (const exchange of mapValues(world.exchanges)) {
    if (exchange.outside) loseSocket(exchange.id);
  }
  for (const { effect, recipes } of mapValues(world.signatures)) {
    carryOut({ kind: 'sign', effect, recipes });
  }
  for (const call of mapValues(world.calls)) carryOut(callEffectOf(call));
}
