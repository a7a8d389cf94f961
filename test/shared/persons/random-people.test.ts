/**
 * Runs with people of any temperament replay byte for byte and keep every invariant. FULL=1 makes
 * 2,000 of them.
 */
import { describe, expect, it } from 'vitest';
import type { Entry } from '#shared/trace/entry.ts';
import { createInvariants } from '#test/support/core/invariants.ts';
import { peopleSetup } from '#test/support/core/people.ts';
import { createRandom, type Random } from '#test/support/core/random.ts';
import { changeSomebody, randomPerson } from '#test/support/core/random-persons.ts';
import { randomSettings, usualDeeds } from '#test/support/core/random-run.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const randomRuns = process.env['FULL'] === undefined ? 300 : 2000;
const devices = ['phone-of-alice', 'watch-of-alice'];

function press(simulation: Simulation, random: Random): void {
  simulation.signIn({
    relyingParty: random.pick(['till', 'kiosk']) ?? 'till',
    loginHint: random.chance(0.8) ? 'alice' : 'bruno',
    bindingMessage: random.pick(['', 'ONE', 'TWO']) ?? '',
    ...(random.chance(0.3) ? { begunBy: 'attacker' } : {}),
  });
}

const letBe = (simulation: Simulation): void => void simulation.popNext();
// Mostly the people are left alone; now and then anything happens.
const rare = [press, press, letBe, letBe, letBe, letBe, letBe, letBe, changeSomebody];

function randomRun(seed: number): readonly Entry[] {
  const random = createRandom(seed);
  const latencyMs = random.pick([0, 1, 40, 700]) ?? 40;
  const provider = { ...randomSettings(random), default_expires_in: 5 + random.below(200) };
  const setup = peopleSetup(randomPerson(random), { latencyMs, provider }, devices);
  const watch = createInvariants();
  const simulation = createSimulation({ setup, seed: `people-${seed}`, watch });
  for (let left = 40 + random.below(60); left > 0; left -= 1) {
    random.pick(random.chance(0.3) ? usualDeeds : rare)?.(simulation, random);
  }
  return simulation.entries;
}

describe('runs with people of any temperament', () => {
  it(`keep every invariant and replay byte for byte, ${randomRuns} of them`, () => {
    const states = new Map<string, number>();
    const reasons = new Map<string, number>();
    for (let seed = 1; seed <= randomRuns; seed += 1) {
      const made = randomRun(seed);
      expect(firstDifference(replayed(made).entries, made), `seed ${seed}`).toBeUndefined();
      for (const entry of made) {
        if (entry.kind === 'machine.moved' && entry.machine === 'person') count(states, entry.to);
        if (entry.kind === 'person.decided') count(reasons, entry.temperament);
      }
    }
    console.log(`people in ${randomRuns} runs:`, states, reasons);
    const acting = ['careless', 'fatigued', 'phished', 'prompt', 'slow', 'two-phones'];
    expect([...reasons.keys()].toSorted()).toEqual(acting);
    for (const end of ['heard', 'tooLate', 'spared', 'missed', 'replaced', 'corrected']) {
      expect(states.get(end) ?? 0, `somebody is ${end} in the end`).toBeGreaterThan(0);
    }
  }, 240_000);
});

function count(of: Map<string, number>, key: string): void {
  of.set(key, (of.get(key) ?? 0) + 1);
}
