/**
 * One open run: its conductor, its driver, its effects and its followers, wired together. Closing
 * it stops its time; nothing of the run is lost by that.
 */

import type { ClockIntent } from '#shared/intents.ts';
import { nextItem } from '#shared/kernel/agenda.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import { mapValues } from '#shared/kernel/persistent-map.ts';
import { beginRun, inputsOf, step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { assert } from '#shared/protocol/assert.ts';
import type { HttpRequest, HttpResponse } from '#shared/protocol/wire.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { Conductor, type Submission } from './conductor.ts';
import { createDriver, type RealTime } from './driver.ts';
import { createEntropy } from './entropy.ts';
import { logFault } from './log.ts';
import type { Signer } from './signer.ts';
import type { TraceStore } from './trace-store.ts';
import type { Verifier } from './verifier.ts';

export interface OpenRunParts {
  readonly run: string;
  readonly store: TraceStore;
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly realTime: RealTime;
  readonly onCommitted: (entries: readonly Entry[]) => void;
}

export interface OpenRun {
  readonly world: () => World;
  readonly submit: (submission: Submission) => Promise<Outcome>;
  readonly setClock: (intent: ClockIntent) => Promise<Outcome>;
  /** Hands an outside request to the provider; the answer comes when the world gives it. */
  readonly request: (exchange: string, request: HttpRequest) => Promise<HttpResponse>;
  readonly hangUp: (exchange: string) => void;
  readonly close: () => void;
}

const readPage = 5000;

/** Opens a run from its trace and lets its time go on where it stopped. */
export function openRun(parts: OpenRunParts): OpenRun {
  const { run, store, signer } = parts;
  const rebuild = (): World => replay(store, run);
  const world = rebuild();
  const answers = new Map<string, (response: HttpResponse) => void>();
  const driver = createDriver({
    realTime: parts.realTime,
    pop: (item) => conductor.submit({ kind: 'agenda.popped', item, facts: [] }),
  });
  const conductor = new Conductor({
    world,
    append: (entries) => store.append(run, entries),
    rebuild,
    entropy: createEntropy(world.setup.seed),
    verify: parts.verifier,
    now: driver.now,
    carryOut,
    onCommitted: (entries, committed) => {
      driver.follow(committed);
      parts.onCommitted(entries);
    },
  });

  function carryOut(effect: Effect): void {
    if (effect.kind === 'answer') {
      answers.get(effect.exchange)?.(effect.response);
      answers.delete(effect.exchange);
      return;
    }
    driver.hold();
    signer(effect.recipes)
      .then((jwts) => conductor.submit({ kind: 'jwts.signed', effect: effect.effect, jwts }))
      .catch((thrown: unknown) => logFault('A token could not be signed.', thrown))
      .finally(() => driver.release(conductor.world));
  }

  const submit = (submission: Submission) => conductor.submit(submission);
  resume(world, submit, carryOut);
  driver.follow(world);

  return {
    world: () => conductor.world,
    submit,
    setClock: (intent) => setClock(conductor.world, submit, intent),
    request: (exchange, request) =>
      new Promise((resolve, reject) => {
        answers.set(exchange, resolve);
        conductor
          .submit({ kind: 'http.arrived', exchange, request, facts: [] })
          .catch((thrown: unknown) => {
            answers.delete(exchange);
            reject(thrown);
          });
      }),
    hangUp: (exchange) => {
      if (answers.delete(exchange)) void submit({ kind: 'http.hung-up', exchange });
    },
    close: driver.close,
  };
}

/** The world that the recorded inputs lead to. */
export function replay(store: TraceStore, run: string): World {
  let world: World | undefined;
  for (let from = 0; ; ) {
    const entries = store.read(run, from, readPage) as Entry[];
    for (const input of inputsOf(entries)) {
      if (world !== undefined) world = step(world, input).world;
      else if (input.kind === 'run.began') world = beginRun(input).world;
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < readPage) break;
    from = last.seq + 1;
  }
  assert(world !== undefined, 'a run begins with run.began');
  return world;
}

/** What the last sitting left unfinished: signatures are made again, dead sockets are marked. */
function resume(world: World, submit: OpenRun['submit'], carryOut: (effect: Effect) => void): void {
  for (const exchange of mapValues(world.exchanges)) {
    if (exchange.outside) void submit({ kind: 'http.hung-up', exchange: exchange.id });
  }
  for (const { effect, recipe } of mapValues(world.signatures)) {
    carryOut({ kind: 'sign', effect, recipes: [recipe] });
  }
}

async function setClock(
  world: World,
  submit: OpenRun['submit'],
  intent: ClockIntent,
): Promise<Outcome> {
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
