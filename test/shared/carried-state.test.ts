/**
 * A run that goes on from another one: whatever was under way is there again, and the same inputs
 * make the same entries, byte for byte, as they would have without the change of run.
 */
import { describe, expect, it } from 'vitest';
import { continuationOf } from '#shared/kernel/carried-state.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import { mapGet, mapSet } from '#shared/kernel/collections/persistent-map.ts';
import type { InputOf } from '#shared/kernel/input.ts';
import { replayStep } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { stubKey } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const entropy = Buffer.alloc(32, 7).toString('base64');
const randomRuns = 300;

/** By way of a file, as a run is continued for real. */
function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function continued(world: World): World {
  const stamp = { at: world.nowMs, entropy };
  const input: InputOf<'run.continued'> = { ...continuationOf(world, 'run-1', 'test'), ...stamp };
  return replayStep(undefined, throughJson(input)).world;
}

describe('a continued run', () => {
  it('knows everything that the world before it knew, and numbers on from it', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.popNext();
    simulation.ask(authenticationRequest());
    const before = simulation.world();
    const after = continued(before);
    expect(after.nextSeq).toBe(before.nextSeq + 1);
    expect(after.requests.size).toBe(before.requests.size);
    expect(nextItem(after.agenda)).toEqual(nextItem(before.agenda));
    expect(throughJson({ ...after, nextSeq: before.nextSeq })).toEqual(throughJson(before));
  });

  it('takes nothing that came from outside for a collection of its own', () => {
    const world = createSimulation().world();
    const keys = [{ ...stubKey, size: 1, root: { key: 'a', hash: 0, value: 'b' }, byId: {} }];
    const held = { ...world, knownKeys: mapSet(world.knownKeys, 'relying-party/till', keys) };
    expect(mapGet(continued(held).knownKeys, 'relying-party/till')).toEqual(keys);
  });

  it(`goes on byte for byte as if nothing had happened, in ${randomRuns} random runs`, () => {
    let joints = 0;
    for (let seed = 1; seed <= randomRuns; seed += 1) {
      const whole = randomRun(seed);
      const from = whole.findLastIndex(({ kind }) => kind === 'run.continued');
      if (from < 0) continue;
      joints += 1;
      const rest = throughJson<readonly Entry[]>(whole.slice(from));
      expect(firstDifference(replayed(rest).entries, rest), `seed ${seed}`).toBeUndefined();
    }
    console.log(`${joints} of ${randomRuns} random runs had a joint`);
    expect(joints).toBeGreaterThan(randomRuns / 2);
  });
});
