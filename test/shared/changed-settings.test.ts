/** A trainer changes the set-up while a run goes on: what holds at once, and what stays as promised. */
import { describe, expect, it } from 'vitest';
import { createRederivation } from '#shared/kernel/rederivation.ts';
import { rulesOf } from '#shared/profiles/profiles.ts';
import { causesOf } from '#shared/projections/causes/causes.ts';
import { traceIndexOf } from '#shared/projections/causes/trace-index.ts';
import {
  addToSetupBoard,
  createSetupBoard,
  type SetupBoard,
} from '#shared/projections/setup/setup-board.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { SetupChange } from '#shared/protocol/setup/setup-change.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function change(simulation: Simulation, by: SetupChange): string | undefined {
  return simulation.offer({ kind: 'settings.changed', run: 'test', change: by });
}

/** The interval of every acknowledgement so far. */
function intervals(simulation: Simulation): unknown[] {
  return simulation
    .ofKind('message.sent')
    .filter(({ wire }) => wire.kind === 'http.response')
    .flatMap(({ wire }) => bodyObject(wire)?.['interval'] ?? []);
}

function boardOf(simulation: Simulation): SetupBoard {
  const board = createSetupBoard();
  for (const entry of simulation.entries) addToSetupBoard(board, entry);
  return board;
}

describe('a setting changed live', () => {
  it('is in the next acknowledgement, and an open request keeps what it was promised', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.popUntil(() => intervals(simulation).length === 1);
    expect(change(simulation, { provider: { interval: 7 } })).toBeUndefined();
    simulation.signIn();
    simulation.popUntil(() => intervals(simulation).length === 2);
    expect(intervals(simulation)).toEqual([5, 7]);
    const held = simulation.ofKind('request.opened').map(({ intervalMs }) => intervalMs);
    expect(held).toEqual([5000, 7000]);
  });

  it('derives again byte for byte', () => {
    const simulation = createSimulation();
    change(simulation, { latencyMs: 300, provider: { interval: 2, slow_down_seconds: 1 } });
    simulation.signIn();
    simulation.wait(20_000);
    const again = createRederivation();
    const differences = simulation.entries.map((entry) => again.take(entry));
    expect(differences.filter((one) => one !== undefined)).toEqual([]);
    expect(again.end()).toBeUndefined();
  });

  it('is taken back by undo and set again by redo, each an entry of its own', () => {
    const simulation = createSimulation();
    change(simulation, { provider: { interval: 7 } });
    change(simulation, { provider: { default_expires_in: 30 } });
    const [, undo] = boardOf(simulation).former;
    expect(undo).toEqual({ provider: { default_expires_in: 120 } });
    change(simulation, undo ?? {});
    const board = boardOf(simulation);
    expect(board.setup?.provider.default_expires_in).toBe(120);
    expect(board.former).toEqual([{ provider: { interval: 5 } }]);
    change(simulation, board.undone.at(-1) ?? {});
    expect(boardOf(simulation).setup?.provider.default_expires_in).toBe(30);
    expect(boardOf(simulation).undone).toEqual([]);
  });

  it('stands in the chain of why the answer carries it', () => {
    const simulation = createSimulation();
    change(simulation, { provider: { interval: 7 } });
    const changed = simulation.entries.at(-1)?.seq;
    simulation.signIn();
    simulation.popUntil(() => intervals(simulation).length === 1);
    const answer = simulation.ofKind('message.sent').findLast(({ to }) => to !== 'provider');
    const told = JSON.stringify(
      causesOf(traceIndexOf(simulation.entries), answer?.seq ?? 0, rulesOf),
    );
    expect(told).toContain('interval is 7');
    expect(told).toContain(`"seq":${changed}`);
  });
});

describe('the people and parties of a run', () => {
  it('may be added and written anew, and who is left out is switched off', () => {
    const simulation = createSimulation();
    const { users, clients } = simulation.world().setup;
    const [first] = users;
    const added = { sub: 'u-new', username: 'nina', name: 'Nina', devices: first?.devices ?? [] };
    expect(change(simulation, { users: [...users, added] })).toBeUndefined();
    simulation.signIn({ loginHint: 'nina' });
    simulation.popUntil(() => intervals(simulation).length === 1);
    expect(simulation.ofKind('request.opened')[0]?.sub).toBe('u-new');
    expect(change(simulation, { users })).toBeUndefined();
    simulation.signIn({ loginHint: 'nina' });
    simulation.popUntil(() => simulation.ofKind('sign-in.ended').length > 0);
    expect(simulation.ofKind('sign-in.ended')[0]?.reason).toContain('unknown_user_id');
    expect(change(simulation, { clients: clients.slice(1) })).toMatch(/plays the client/);
  });

  it('cannot leave it, be there twice, or need a key that nobody made', () => {
    const simulation = createSimulation();
    const { devices, clients, users } = simulation.world().setup;
    expect(change(simulation, { devices: devices.slice(1) })).toMatch(/takes part in this run/);
    expect(change(simulation, { users: [...users, ...users] })).toMatch(/There are two of the/);
    const proving = clients.map((client) => ({
      ...client,
      token_endpoint_auth_method: 'private_key_jwt' as const,
    }));
    expect(change(simulation, { clients: proving })).toMatch(/Begin the next run with it/);
    expect(change(simulation, {})).toMatch(/Nothing is changed/);
  });
});
