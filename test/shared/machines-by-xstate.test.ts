/**
 * Our runner against XState: the same state, context, actions, timers and cancellations, for every
 * chart that the workbench has and for random ones.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, StateMachine } from 'xstate';
import { type MachineMove, moveMachine, startMachine } from '#shared/machines/run-machine.ts';
import { chartEvents, randomChart } from '#test/support/core/random-chart.ts';
import { moveByXState, startByXState } from '#test/support/core/xstate-moves.ts';

const folder = fileURLToPath(new URL('../../src-shared/machines/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('-machine.ts'));
const modules = await Promise.all(
  files.map(async (file): Promise<object> => import(`${folder}${file}`)),
);
const machines = modules
  .flatMap((module): unknown[] => Object.values(module))
  .filter((value): value is AnyStateMachine => value instanceof StateMachine);

/** Whatever a chart of ours may read from its input. */
const input = fc.record({
  atMs: fc.nat(10_000),
  lifetimeMs: fc.nat(10_000),
  intervalMs: fc.nat(10_000),
  slowDownMs: fc.nat(10_000),
  longPollMs: fc.nat(10_000),
  mostAttempts: fc.nat(3),
  pauseMs: fc.nat(10_000),
  glanceMs: fc.nat(10_000),
  readMs: fc.nat(10_000),
  reachMs: fc.nat(10_000),
  reads: fc.nat(1),
});

/** Whatever a chart of ours may read from an event. */
const payload = fc.record(
  {
    atMs: fc.nat(100_000),
    intervalMs: fc.nat(10_000),
    lifetimeMs: fc.nat(100_000),
    retryAfterMs: fc.nat(100_000),
    remainingMs: fc.nat(100_000),
    willBeTold: fc.boolean(),
    authReqId: fc.constant('an-auth-req-id'),
    error: fc.constant('some_error'),
    keysAreKnown: fc.boolean(),
  },
  { requiredKeys: ['atMs', 'intervalMs', 'lifetimeMs', 'retryAfterMs', 'remainingMs'] },
);

function eventsOf(machine: AnyStateMachine): readonly string[] {
  const all = (node: AnyStateMachine['root']): string[] => [
    ...node.transitions.keys(),
    ...Object.values(node.states).flatMap(all),
  ];
  return [...new Set(all(machine.root)), 'never.heard-of'];
}

type Event = { readonly type: string };

/** Sends the events to both, each going on from its own state, and compares every move. */
function runThroughBoth(
  machine: AnyStateMachine,
  given: Readonly<Record<string, number>>,
  events: readonly Event[],
): void {
  let theirs = startByXState(machine, given);
  let ours: MachineMove<object> = startMachine(machine, given);
  expect(ours).toStrictEqual(theirs);
  for (const event of events) {
    theirs = moveByXState(machine, theirs.state, event);
    ours = moveMachine(machine, ours.state, event);
    expect(ours).toStrictEqual(theirs);
  }
}

describe('a machine of the workbench moves as XState moves it', () => {
  it('and there are machines to try', () => {
    expect(machines.length).toBeGreaterThan(2);
  });

  it.each(machines.map((machine) => [machine.id, machine] as const))('%s', (_, machine) => {
    const event = fc
      .tuple(fc.constantFrom(...eventsOf(machine)), payload)
      .map(([type, rest]) => ({ type, ...rest }));
    const walk = fc.property(input, fc.array(event, { maxLength: 40 }), (given, events) =>
      runThroughBoth(machine, given, events),
    );
    fc.assert(walk, { numRuns: 300 });
  });
});

describe('a random chart', () => {
  it('moves as XState moves it', () => {
    const event = fc.nat(50);
    const walk = fc.property(randomChart, fc.array(event, { maxLength: 25 }), (machine, picks) => {
      const types = eventsOf(machine).concat(chartEvents);
      const events = picks.map((pick) => ({ type: types[pick % types.length] ?? '' }));
      runThroughBoth(machine, {}, events);
    });
    fc.assert(walk, { numRuns: 2000 });
  }, 60_000);
});
