/** Which of the provider's keys sign and which only verify, from the record alone. */
import { expect, it } from 'vitest';
import { continuationOf } from '#shared/kernel/carried-state.ts';
import {
  addToProviderKeys,
  createProviderKeys,
  signsNow,
} from '#shared/projections/provider-keys.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function told({ entries }: Simulation): readonly (readonly [string, number, boolean])[] {
  const keys = createProviderKeys();
  for (const entry of entries) addToProviderKeys(keys, entry);
  return keys.published.map((key) => [key.kid, key.since, signsNow(keys, key)]);
}

it('the newest key of an algorithm signs, and older ones stay, also in a run that goes on', () => {
  const simulation = createSimulation();
  const [first] = simulation.world().keys;
  simulation.wait(700);
  const kid = 'fresh';
  simulation.give({ kind: 'keys.rotated', keys: [{ kty: 'EC', kid, alg: first?.alg ?? '' }] });
  expect(told(simulation)).toEqual([
    [first?.kid, 0, false],
    [kid, 700, true],
  ]);
  simulation.give(continuationOf(simulation.world(), 'test', 'test'));
  expect(told(simulation).map(([name, , signs]) => [name, signs])).toEqual([
    [first?.kid, false],
    [kid, true],
  ]);
});
