/**
 * One open run: its conductor, its driver, its effects and its followers, wired together. Closing
 * it stops its time; nothing of the run is lost by that.
 */

import type { ClockIntent } from '#shared/intents.ts';
import { callEffectOf } from '#shared/kernel/calling.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import { inputsOf, replayStep } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { assert } from '#shared/protocol/assert.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { logFault } from '../log.ts';
import type { Signer } from '../signing/signer.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { Conductor, type Submission } from './conductor.ts';
import { createDriver, type RealTime } from './driver.ts';
import { createEntropy } from './entropy.ts';
import type { FactFinder } from './fact-finder.ts';
import type { OutsideCall } from './outside-call.ts';
import { createOutsideDesk, type DropSocket, type OutsideTraffic } from './outside-traffic.ts';
import { createOutsideWork, type OutsideWork } from './outside-work.ts';

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
  readonly submit: (submission: Submission) => Promise<Outcome>;
  /** Commits one input by itself, at once; only for whoever is told of a commit. */
  readonly interject: (submission: Submission) => void;
  readonly setClock: (intent: ClockIntent) => Promise<Outcome>;
  /** Ends when what was in hand is on disk; only then may the store be closed. */
  readonly close: () => Promise<void>;
}

const readPage = 5000;

/** Opens a run from its trace and lets its time go on where it stopped. */
export function openRun(parts: OpenRunParts): OpenRun {
  const { run, store, signer, dropSocket } = parts;
  const { world = replay(store, run) } = parts;
  const lastCommit = createLastCommit(store, run, world);
  let closed = false;
  const submit = (submission: Submission) => conductor.submit(submission);
  const pop = (item: string) => submit({ kind: 'agenda.popped', item, facts: [] });
  const driver = createDriver({ realTime: parts.realTime, pop });
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
      parts.onCommitted(entries);
    },
  });
  const { serve, loseSocket, ...traffic } = createOutsideDesk(submit, complain, dropSocket);
  const work = createOutsideWork({
    signer,
    call: parts.call,
    settings: () => conductor.world.setup.provider,
    submit,
    complain,
    isClosed: () => closed,
    began: driver.hold,
    ended: () => driver.release(conductor.world),
  });

  function carryOut(effect: Effect): void {
    if (effect.kind === 'answer' || effect.kind === 'drop') serve(effect);
    else work.start(effect);
  }

  /** What a closed run cannot take any more is no fault: it resumes when it is opened again. */
  function complain(sentence: string, thrown: unknown): void {
    if (!closed) logFault(sentence, thrown);
  }

  resume(world, loseSocket, carryOut);
  driver.follow(world);

  return {
    ...traffic,
    world: () => conductor.world,
    submit,
    interject: (submission) => conductor.interject(submission),
    setClock: (intent) => setClock(conductor, work, submit, intent),
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

/** The world that the recorded inputs lead to. */
export function replay(store: Pick<TraceStore, 'read'>, run: string): World {
  let world: World | undefined;
  for (let from = 0; ; ) {
    const entries = store.read(run, from, readPage) as Entry[];
    for (const input of inputsOf(entries)) world = replayStep(world, input).world;
    const last = entries.at(-1);
    if (last === undefined || entries.length < readPage) break;
    from = last.seq + 1;
  }
  assert(world !== undefined, 'a run has a beginning');
  return world;
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

async function setClock(
  conductor: Conductor,
  work: OutsideWork,
  submit: OpenRun['submit'],
  intent: ClockIntent,
): Promise<Outcome> {
  // What is being signed belongs to this moment: a step must not jump past it to a later timer.
  if (intent.kind === 'clock.step') await work.settled();
  const { world } = conductor;
  if (world.setup.mode === 'wall') {
    return {
      kind: 'refused',
      sentence: 'This run follows the wall clock, because outside clients wait for its answers.',
    };
  }
  if (intent.kind !== 'clock.step') {
    const state = intent.kind === 'clock.run' ? 'running' : 'paused';
    const speed = intent.kind === 'clock.run' ? intent.speed : world.clock.speed;
    return submit({ kind: 'clock.set', state, speed });
  }
  const item = nextItem(world.agenda);
  if (item === undefined) {
    return {
      kind: 'refused',
      sentence: 'Nothing is planned; press «Sign in» in the relying-party window.',
    };
  }
  return submit({ kind: 'agenda.popped', item: item.id, facts: [] });
}
