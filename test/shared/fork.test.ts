/** How a world begins to go another way: what is given first, and what that does to who waits outside. */
import { expect, it } from 'vitest';
import { createEntropy } from '#main/run/entropy.ts';
import { mapGet } from '#shared/kernel/collections/persistent-map.ts';
import { forkWorld } from '#shared/kernel/fork.ts';
import { addToMoment, createMoment } from '#shared/projections/moment.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const parts = { from: 'run-1', engine: 'test', entropy: createEntropy('test') };

it('gives nothing to a virtual world that stands, so that the same deeds make the same run', () => {
  const simulation = createSimulation();
  simulation.signIn();
  const { world, entries } = forkWorld(simulation.world(), parts);
  expect(entries).toEqual([]);
  expect(world).toBe(simulation.world());
});

it('stops the clock of a virtual world in which it runs', () => {
  const simulation = createSimulation();
  simulation.give({ kind: 'clock.set', state: 'running', speed: 5 });
  const { world } = forkWorld(simulation.world(), parts);
  expect(world.clock).toEqual({ state: 'paused', speed: 5 });
});

it('takes a wall-clock world off the network: an outside client that waits is lost', () => {
  const setup = buildSetup({ mode: 'wall' });
  const simulation = createSimulation({ setup, holdSignatures: true });
  const authReqId = openRequest(simulation, {});
  decide(simulation, authReqId, 'prompt.approved');
  const exchange = simulation.request(tokenRequest(authReqId));
  expect(mapGet(simulation.world().exchanges, exchange)).toMatchObject({ outside: true });

  const { world, entries } = forkWorld(simulation.world(), parts);
  expect(entries.map(({ kind }) => kind)).toEqual(['run.detached', 'exchange.lost']);
  expect(mapGet(world.exchanges, exchange)).toBeUndefined();
  expect([world.setup.mode, world.clock.state]).toEqual(['virtual', 'paused']);

  const whole = [...simulation.entries, ...entries];
  expect(firstDifference(replayed(whole).entries, whole)).toBeUndefined();
  const moment = createMoment();
  for (const entry of whole) addToMoment(moment, entry);
  expect([moment.setup?.mode, moment.clock.state]).toEqual(['virtual', 'paused']);
});
