/** Somebody with two phones presses on one and then on the other: they race, and one is too late. */
import { describe, expect, it } from 'vitest';
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import { movesOf, reactionOf, withAlice } from '#test/support/core/people.ts';
import type { Simulation } from '#test/support/core/simulation.ts';

const think = { kind: 'fixed', ms: 1000 } as const;

function twoPhones(chance: number, reachMs: number, person: Partial<PersonSetup> = {}): Simulation {
  const secondPhone = { chance, after: { kind: 'fixed', ms: reachMs } } as const;
  return withAlice({ temperament: 'two-phones', think, secondPhone, ...person }, {}, [
    'phone-of-alice',
    'watch-of-alice',
  ]);
}

/** How the prompts of the two ended. */
function ends(simulation: Simulation): readonly string[] {
  simulation.signIn({ bindingMessage: 'TILL-1' });
  simulation.wait(30_000);
  const last = new Map(
    movesOf(simulation, 'authentication-device').map(({ instance, to }) => [instance, to]),
  );
  return [...last.values()].toSorted();
}

describe('somebody with two phones', () => {
  it('presses on both at nearly the same time, and one is told that it is too late', () => {
    const simulation = twoPhones(1, 20);
    expect(ends(simulation)).toEqual(['approved', 'tooLate']);
    expect(simulation.ofKind('request.decided')).toHaveLength(1);
    expect(reactionOf(simulation).slice(-5)).toEqual([
      'decided.waiting',
      'decided.reaching',
      'decided.racing',
      'decided.won',
      'corrected',
    ]);
  });

  it('reaches too slowly: the other phone has taken the prompt away by then', () => {
    const simulation = twoPhones(1, 500);
    expect(ends(simulation)).toEqual(['approved', 'withdrawn']);
    expect(reactionOf(simulation).at(-1)).toBe('heard');
  });

  it('is not tempted every time', () => {
    expect(ends(twoPhones(0, 20))).toEqual(['approved', 'withdrawn']);
  });
});

describe('anybody else with two phones', () => {
  it('is content with one', () => {
    expect(ends(twoPhones(1, 20, { temperament: 'prompt' }))).toEqual(['approved', 'withdrawn']);
  });
});
