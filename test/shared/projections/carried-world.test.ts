/**
 * A run that goes on from another one shows at once what was pending in that one: the timers, the
 * messages on their way or held, and how time went. The run before it is not at hand.
 */
import { describe, expect, it } from 'vitest';
import { continuationOf } from '#shared/kernel/carried-state.ts';
import { replayStep } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { addToMoment, createMoment } from '#shared/projections/moment.ts';
import type { Flight } from '#shared/projections/network-board/flights.ts';
import {
  addToNetworkBoard,
  createNetworkBoard,
  type NetworkBoard,
} from '#shared/projections/network-board/network-board.ts';
import type { LiveTimer } from '#shared/projections/timers/live-timers.ts';
import {
  addToTimeBoard,
  createTimeBoard,
  type TimeBoard,
} from '#shared/projections/timers/time-board.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { timersOf } from '#test/support/core/timers-of.ts';
import { randomNetworkRun } from '#test/support/in-flight/random-network-run.ts';

const entropy = Buffer.alloc(32, 7).toString('base64');
const randomRuns = 100;

function timeOf(entries: readonly Entry[]): TimeBoard {
  const board = createTimeBoard();
  for (const entry of entries) addToTimeBoard(board, entry);
  return board;
}

function networkOf(entries: readonly Entry[]): NetworkBoard {
  const board = createNetworkBoard();
  for (const entry of entries) addToNetworkBoard(board, entry);
  return board;
}

/** The first entry of a run that goes on from there, by way of a file. */
function joint(world: World): EntryOf<'run.continued'> {
  const stamp = { at: world.nowMs, entropy };
  const [first] = replayStep(undefined, { ...continuationOf(world, 'run-1', 'test'), ...stamp })
    .entries as [EntryOf<'run.continued'>];
  return JSON.parse(JSON.stringify(first)) as EntryOf<'run.continued'>;
}

/** All but when it was set, which stands in the run before. */
const timerFacts = (board: TimeBoard) =>
  [...board.timers.values()]
    .map(({ setAt, totalMs, ...facts }: LiveTimer) => facts)
    .toSorted((left, right) => left.timer.localeCompare(right.timer));

/** All but since when, and what was done to it before. */
const flightFacts = (board: NetworkBoard) =>
  [...board.flights.byId.values()]
    .map(({ marks, way, about, ...facts }: Flight) => {
      const { since, ...rest } = way;
      return { ...facts, about: about ?? null, way: rest };
    })
    .toSorted((left, right) => left.seq - right.seq);

function withPrompt(): Simulation {
  const simulation = createSimulation();
  const authReqId = openRequest(simulation, { requested_expiry: '30' });
  prompted(simulation, authReqId);
  return simulation;
}

describe('a run that goes on from another one', () => {
  it('shows the timers that run and the frozen ones, with their owners and what is left', () => {
    const simulation = withPrompt();
    simulation.signIn();
    simulation.popNext();
    const [timer = ''] = timersOf(simulation);
    expect(simulation.time({ kind: 'timer.frozen', timer })).toBeUndefined();
    const before = timeOf(simulation.entries);
    expect(before.timers.size).toBeGreaterThan(2);
    expect(timerFacts(timeOf([joint(simulation.world())]))).toEqual(timerFacts(before));
  });

  it('has the timers for its countdowns and its steps as well', () => {
    const simulation = withPrompt();
    const moment = createMoment();
    addToMoment(moment, joint(simulation.world()));
    const whole = createMoment();
    for (const entry of simulation.entries) addToMoment(whole, entry);
    const dues = ({ timers }: typeof moment) =>
      Object.fromEntries([...timers.values()].map(({ timer, dueAt }) => [timer, dueAt]));
    expect(moment.timers.size).toBeGreaterThan(1);
    expect(dues(moment)).toEqual(dues(whole));
  });

  it('forgets a carried timer when it fires', () => {
    const simulation = withPrompt();
    const first = joint(simulation.world());
    const from = simulation.entries.length;
    simulation.wait(40_000);
    expect(timeOf([first, ...simulation.entries.slice(from)]).timers.size).toBe(0);
  });

  it('says nothing of a state that makes no sense', () => {
    const first = joint(withPrompt().world());
    const state = {
      agenda: [{ id: 7 }, null, 'x'],
      inTransit: 5,
      time: { frozen: [[]] },
      network: 3,
    };
    const spoilt = { ...first, state: { ...state, clock: 'fast', signIns: [['a']] } };
    expect(timeOf([spoilt]).timers.size).toBe(0);
    expect(networkOf([spoilt]).flights.byId.size).toBe(0);
  });
});

/** A run in two parts: all of it as one run would have it, and only what the second one has. */
interface Parted {
  readonly whole: readonly Entry[];
  readonly second: readonly Entry[];
  readonly firstLength: number;
}

/** A random run that goes on from another one, where it does. */
function partedAtJoint(seed: number): Parted | undefined {
  const entries = randomRun(seed);
  const place = entries.findLastIndex(({ kind }) => kind === 'run.continued');
  if (place < 0) return undefined;
  const whole = entries.filter(({ kind }) => kind !== 'run.continued');
  const firstLength = whole.findLastIndex(({ seq }) => seq < place) + 1;
  return { whole, second: entries.slice(place), firstLength };
}

/** A run with a busy network, as if another one had gone on from it halfway. */
function partedHalfway(seed: number): Parted | undefined {
  const steps: { world: World; count: number }[] = [];
  let count = 0;
  const whole = randomNetworkRun(seed, ({ world, entries }) => {
    count += entries.length;
    steps.push({ world, count });
  });
  const half = steps[Math.floor(steps.length / 2)];
  if (half === undefined) return undefined;
  // The watcher does not see what began the run.
  const firstLength = whole.length - count + half.count;
  return { whole, second: [joint(half.world), ...whole.slice(firstLength)], firstLength };
}

describe(`in ${randomRuns} random runs that go on from another one`, () => {
  it('what is pending is shown as if the whole run were at hand, there and at the end', () => {
    const seen = { joints: 0, timers: 0, flights: 0, held: 0 };
    for (let seed = 1; seed <= randomRuns; seed += 1) {
      const parted = seed % 2 === 0 ? partedHalfway(seed) : partedAtJoint(seed);
      if (parted === undefined) continue;
      const { whole, second, firstLength } = parted;
      seen.joints += 1;
      for (const more of [0, Math.floor((second.length - 1) / 2), second.length - 1]) {
        const all = whole.slice(0, firstLength + more);
        const time = timeOf(second.slice(0, 1 + more));
        const network = networkOf(second.slice(0, 1 + more));
        expect(timerFacts(time), `seed ${seed}`).toEqual(timerFacts(timeOf(all)));
        expect(flightFacts(network), `seed ${seed}`).toEqual(flightFacts(networkOf(all)));
        seen.timers += time.timers.size;
        seen.flights += network.flights.byId.size;
        seen.held += flightFacts(network).filter(({ way }) => way.kind === 'held').length;
      }
    }
    console.log(JSON.stringify(seen));
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});
