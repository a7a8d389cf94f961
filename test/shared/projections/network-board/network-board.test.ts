/** The board of the network and the people: what it says of a run, held against the world itself. */
import { describe, expect, it } from 'vitest';
import { plannedItem } from '#shared/kernel/collections/agenda.ts';
import { mapEntries } from '#shared/kernel/collections/persistent-map.ts';
import { type NamedFlight, named } from '#shared/projections/network-board/flights.ts';
import {
  addToNetworkBoard,
  createNetworkBoard,
  type NetworkBoard,
} from '#shared/projections/network-board/network-board.ts';
import type { FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createSimulation, type Simulation } from '../../../support/core/simulation.ts';
import { randomNetworkRun } from '../../../support/in-flight/random-network-run.ts';

const run = 'test';

function boardOf(entries: readonly Entry[]): NetworkBoard {
  const board = createNetworkBoard();
  for (const entry of entries) addToNetworkBoard(board, entry);
  return board;
}

/** That message as people see it, if it is in flight. */
function namedOf(entries: readonly Entry[], message: string): readonly NamedFlight[] {
  const flight = boardOf(entries).flights.byId.get(message);
  return flight === undefined ? [] : [named(flight)];
}

/** A sign-in whose first request is on its way. */
function begun(): { readonly simulation: Simulation; readonly message: string } {
  const simulation = createSimulation();
  simulation.signIn();
  const [sent] = simulation.ofKind('message.sent');
  if (sent === undefined) throw new Error('Nothing was sent.');
  return { simulation, message: sent.message };
}

function ruleOf(id: string, changes: Partial<FaultRule> = {}): FaultRule {
  const on = { kind: 'endpoint', is: 'token' };
  return { id, title: id, on, how: { kind: 'always' }, act: { kind: 'drop' }, ...changes };
}

describe('the messages in flight', () => {
  it('names a message on its way, with its title and its time of arrival', () => {
    const { simulation, message } = begun();
    const [flight] = namedOf(simulation.entries, message);
    expect(flight).toMatchObject({
      title: 'POST /backchannel/authentication',
      from: 'relying-party/till',
      to: 'provider',
      way: { kind: 'travelling', arrivesAt: 40 },
    });
  });

  it('forgets it when it arrives, when it is dropped and when nobody waits any more', () => {
    const arrived = begun();
    arrived.simulation.popNext();
    expect(boardOf(arrived.simulation.entries).flights.byId.has(arrived.message)).toBe(false);
    const dropped = begun();
    dropped.simulation.offer({ kind: 'message.dropped', run, message: dropped.message });
    expect(boardOf(dropped.simulation.entries).flights.byId.size).toBe(0);
  });

  it('shows a hold with its limit, and lets it travel on when the limit has come', () => {
    const { simulation, message } = begun();
    simulation.offer({ kind: 'message.held', run, message, limitMs: 5000 });
    const held = boardOf(simulation.entries).flights.byId.get(message);
    expect(held?.way).toEqual({ kind: 'held', why: 'hand', since: 0, until: 5000 });
    simulation.popUntil(() => simulation.ofKind('message.released').length > 0);
    expect(boardOf(simulation.entries).flights.byId.get(message)?.way.kind).toBe('travelling');
  });

  it('shows what was edited as it will arrive, and marks it', () => {
    const { simulation, message } = begun();
    simulation.offer({ kind: 'message.edited', run, message, wire: { target: '/elsewhere' } });
    const [flight] = namedOf(simulation.entries, message);
    expect(flight?.title).toBe('POST /elsewhere');
    expect(flight?.marks).toEqual(['edited on the way']);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'are those that the world has in transit, after every step of random run %i',
    (seed) => {
      const board = createNetworkBoard();
      let checked = 0;
      randomNetworkRun(seed, ({ entries, world }) => {
        for (const entry of entries) addToNetworkBoard(board, entry);
        const real = [...mapEntries(world.inTransit)].map(([id]) => id).sort();
        expect([...board.flights.byId.keys()].sort()).toEqual(real);
        for (const { message, way } of board.flights.byId.values()) {
          const item = plannedItem(world.agenda, message);
          const dueAt = way.kind === 'held' ? way.until : way.arrivesAt;
          expect(item?.dueAt ?? null).toBe(dueAt);
          expect(item?.task.kind === 'delivery').toBe(way.kind === 'travelling');
        }
        expect(board.faults.rules).toEqual((world.network?.rules ?? []).map(({ rule }) => rule));
        checked += 1;
      });
      expect(checked).toBeGreaterThan(10);
    },
  );
});

describe('the rules in force', () => {
  const set = (simulation: Simulation, rules: readonly FaultRule[]): void => {
    expect(simulation.offer({ kind: 'faults.set', run, rules: [...rules] })).toBeUndefined();
  };

  it('keep what undo and redo would set, and a new list ends what could be redone', () => {
    const simulation = createSimulation();
    const [first, second] = [[ruleOf('a')], [ruleOf('a'), ruleOf('b')]];
    set(simulation, first);
    set(simulation, second);
    expect(boardOf(simulation.entries).faults.former).toEqual([[], first]);
    set(simulation, first);
    expect(boardOf(simulation.entries).faults).toMatchObject({
      rules: first,
      former: [[]],
      undone: [second],
    });
    set(simulation, second);
    expect(boardOf(simulation.entries).faults).toMatchObject({ former: [[], first], undone: [] });
    set(simulation, first);
    set(simulation, [ruleOf('c')]);
    expect(boardOf(simulation.entries).faults.undone).toEqual([]);
  });

  it('count how often each acted, and begin anew for one that was changed', () => {
    const simulation = createSimulation();
    const late = ruleOf('late', {
      on: { kind: 'direction', is: 'request' },
      act: { kind: 'latency', by: { kind: 'fixed', ms: 5 } },
    });
    set(simulation, [late]);
    simulation.signIn();
    expect(boardOf(simulation.entries).faults.counts.get('late')).toEqual({ times: 1, lastAt: 0 });
    set(simulation, [late, ruleOf('b')]);
    expect(boardOf(simulation.entries).faults.counts.get('late')?.times).toBe(1);
    set(simulation, [{ ...late, title: 'later' }]);
    expect(boardOf(simulation.entries).faults.counts.size).toBe(0);
  });

  it('do nothing while they are off', () => {
    const simulation = createSimulation();
    const drop = ruleOf('drop', { on: { kind: 'direction', is: 'request' } });
    set(simulation, [{ ...drop, off: true }]);
    simulation.signIn();
    expect(simulation.ofKind('fault.applied')).toEqual([]);
    set(simulation, [drop]);
    simulation.signIn();
    expect(simulation.ofKind('fault.applied')).toHaveLength(1);
  });
});

describe('what is switched off', () => {
  it('is the channel, and the devices that are offline', () => {
    const simulation = createSimulation();
    const { devices } = simulation.world().setup;
    const device = devices[0]?.name ?? '';
    simulation.offer({ kind: 'channel.switched', run, on: false });
    simulation.offer({ kind: 'device.switched', run, device, on: false });
    const { outages } = boardOf(simulation.entries);
    expect(outages).toEqual({ isChannelUp: false, offline: new Set([device]) });
    simulation.offer({ kind: 'device.switched', run, device, on: true });
    expect(boardOf(simulation.entries).outages.offline.size).toBe(0);
  });
});

describe('the people', () => {
  it('act as they were told last, and show what they decided and why', () => {
    const simulation = createSimulation();
    const sub = simulation.world().setup.users[0]?.sub ?? '';
    expect(boardOf(simulation.entries).people.get(sub)?.character.temperament).toBe('manual');
    const person = { temperament: 'careless' } as const;
    simulation.offer({ kind: 'person.changed', run, sub, person });
    simulation.signIn();
    simulation.popUntil(() => simulation.ofKind('person.decided').length > 0);
    const view = boardOf(simulation.entries).people.get(sub);
    expect(view?.character).toMatchObject({ temperament: 'careless', reads: 'nothing' });
    expect(view?.decided).toMatchObject({ decision: 'approve', why: expect.stringMatching(/./) });
  });
});
