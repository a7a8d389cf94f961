/** Messages whose arrival is taken for a timer: frozen without an end, thawed, let arrive now, moved. */
import { describe, expect, it } from 'vitest';
import { addToFlights, createFlights } from '#shared/projections/network-board/flights.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const hour = 3_600_000;

function sent(): { readonly simulation: Simulation; readonly timer: string } {
  const simulation = createSimulation();
  simulation.signIn();
  return { simulation, timer: simulation.ofKind('message.sent')[0]?.message ?? '' };
}

function wayOf({ entries }: Simulation, message: string) {
  const flights = createFlights();
  for (const entry of entries) addToFlights(flights, entry);
  return flights.byId.get(message)?.way;
}

function arrivals({ ofKind }: Simulation, message: string): readonly number[] {
  return ofKind('message.received').flatMap((one) => (one.message === message ? [one.at] : []));
}

describe('a message on its way', () => {
  it('that is frozen arrives at no time, and after thawing with what it had left', () => {
    const { simulation, timer } = sent();
    simulation.wait(10);
    simulation.time({ kind: 'timer.frozen', timer });
    expect(wayOf(simulation, timer)).toMatchObject({ why: 'frozen', until: null, remainingMs: 30 });
    simulation.wait(20_000);
    expect(arrivals(simulation, timer)).toEqual([]);
    simulation.time({ kind: 'timer.thawed', timer });
    expect(wayOf(simulation, timer)).toMatchObject({ kind: 'travelling', arrivesAt: 20_040 });
    simulation.wait(30);
    expect(arrivals(simulation, timer)).toEqual([20_040]);
    const { entries } = simulation;
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });

  it('that is frozen is given up by whoever waits for its answer', () => {
    const { simulation, timer } = sent();
    simulation.time({ kind: 'timer.frozen', timer });
    simulation.wait(hour);
    expect(simulation.ofKind('message.lost')).toMatchObject([{ message: timer, how: 'given up' }]);
    expect(simulation.world().time.frozen.size).toBe(0);
    expect(simulation.time({ kind: 'timer.thawed', timer })).toMatch(/no such timer/);
  });

  it('that is fired arrives now', () => {
    const { simulation, timer } = sent();
    simulation.time({ kind: 'timer.fired', timer });
    simulation.popNext();
    expect(arrivals(simulation, timer)).toEqual([0]);
  });

  it('that is moved arrives then, later or sooner', () => {
    const { simulation, timer } = sent();
    simulation.time({ kind: 'timer.moved', timer, to: 9000 });
    expect(wayOf(simulation, timer)).toMatchObject({ arrivesAt: 9000 });
    simulation.time({ kind: 'timer.moved', timer, to: 5 });
    simulation.wait(5);
    expect(arrivals(simulation, timer)).toEqual([5]);
  });

  it('that is moved while it is frozen stays so', () => {
    const { simulation, timer } = sent();
    simulation.time({ kind: 'timer.frozen', timer });
    simulation.time({ kind: 'timer.moved', timer, to: 700 });
    expect(wayOf(simulation, timer)).toMatchObject({ why: 'frozen', remainingMs: 700 });
  });

  it('that is frozen can be released, edited and dropped like one that is held', () => {
    for (const kind of ['message.released', 'message.dropped'] as const) {
      const { simulation, timer: message } = sent();
      simulation.time({ kind: 'timer.frozen', timer: message });
      const wire = { body: 'e30=' };
      expect(
        simulation.offer({ kind: 'message.edited', run: 'test', message, wire }),
      ).toBeUndefined();
      expect(simulation.offer({ kind, run: 'test', message })).toBeUndefined();
      expect(simulation.world().time.frozen.size).toBe(0);
    }
  });
});

describe('a hold', () => {
  it('whose limit is frozen has none, and ends when it is fired', () => {
    const { simulation, timer } = sent();
    simulation.offer({ kind: 'message.held', run: 'test', message: timer, limitMs: 1000 });
    simulation.time({ kind: 'timer.frozen', timer });
    simulation.wait(5000);
    expect(wayOf(simulation, timer)).toMatchObject({ why: 'frozen', remainingMs: 1000 });
    simulation.time({ kind: 'timer.thawed', timer });
    expect(wayOf(simulation, timer)).toMatchObject({ why: 'hand', until: 6000 });
    simulation.time({ kind: 'timer.moved', timer, to: 9000 });
    expect(wayOf(simulation, timer)).toMatchObject({ until: 9000 });
    simulation.time({ kind: 'timer.fired', timer });
    simulation.wait(0);
    expect(arrivals(simulation, timer)).toEqual([5000]);
  });

  it('of a request from outside keeps its limit: nobody outside waits for ever', () => {
    const simulation = createSimulation();
    const rule = {
      id: 'r',
      title: '',
      on: { kind: 'party', end: 'from', is: 'outside-client' },
      how: { kind: 'always' },
      act: { kind: 'hold' },
    } as const;
    simulation.offer({ kind: 'faults.set', run: 'test', rules: [rule] });
    const timer = `in-${simulation.request(authenticationRequest())}`;
    expect(simulation.time({ kind: 'timer.frozen', timer })).toMatch(/outside waits/);
    expect(simulation.time({ kind: 'timer.moved', timer, to: 100 })).toBeUndefined();
    expect(simulation.time({ kind: 'timer.fired', timer })).toBeUndefined();
  });
});
