/** A trainer makes another person of somebody while a run goes on, or takes the phone themselves. */
import { describe, expect, it } from 'vitest';
import { mayAsk } from '#shared/intents/may-ask.ts';
import { intent } from '#shared/intents.ts';
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import { decisions, reactionOf, withAlice } from '#test/support/core/people.ts';
import type { Simulation } from '#test/support/core/simulation.ts';

const change = (person: PersonSetup, sub = 'u-1') =>
  ({ kind: 'person.changed', run: 'test', sub, person }) as const;

function promptOf(simulation: Simulation): string {
  simulation.popUntil(() => simulation.ofKind('prompt.arrived').length > 0);
  return simulation.ofKind('prompt.arrived')[0]?.prompt ?? '';
}

describe('a changed person', () => {
  it('reacts to the prompt that was there before, and knows what they began', () => {
    const simulation = withAlice(undefined);
    simulation.signIn({ bindingMessage: 'TILL-1' });
    simulation.wait(5000);
    expect(simulation.offer(change({ temperament: 'prompt' }))).toBeUndefined();
    simulation.wait(20_000);
    expect(decisions(simulation)).toEqual(['approve: The binding message is what the till shows.']);
  });

  it('begins anew with what the person before was thinking about', () => {
    const simulation = withAlice({ temperament: 'absent' });
    simulation.signIn();
    simulation.wait(5000);
    simulation.offer(change({ temperament: 'careless' }));
    simulation.wait(20_000);
    expect(reactionOf(simulation).slice(0, 4)).toEqual([
      'prompted',
      'away',
      'replaced',
      'prompted',
    ]);
    expect(simulation.ofKind('request.decided')).toHaveLength(1);
  });

  it('who is manual again leaves the phone to whoever clicks', () => {
    const simulation = withAlice({ temperament: 'prompt' });
    simulation.signIn();
    const prompt = promptOf(simulation);
    simulation.offer(change({ temperament: 'manual' }));
    simulation.wait(60_000);
    expect(reactionOf(simulation).at(-1)).toBe('replaced');
    expect(simulation.ofKind('request.decided')).toEqual([]);
    expect(simulation.tap('prompt.opened', 'phone-of-alice', prompt)).toBeUndefined();
  });

  it('is refused with a sentence where the run has no such person', () => {
    const simulation = withAlice(undefined);
    expect(simulation.offer(change({ temperament: 'prompt' }, 'u-9'))).toBe(
      'This run has no user «u-9».',
    );
  });

  it('is for the console alone', () => {
    const asked = intent.parse(change({ temperament: 'slow' }));
    expect(mayAsk({ view: 'console', run: '', party: '' }, asked)).toBe(true);
    expect(mayAsk({ view: 'relying-party', run: 'test', party: 'till' }, asked)).toBe(false);
    expect(mayAsk({ view: 'device', run: 'test', party: 'phone-of-alice' }, asked)).toBe(false);
  });
});

describe('whoever clicks on the phone of somebody who acts by themselves', () => {
  it('is faster, and spares them the decision', () => {
    const simulation = withAlice({ temperament: 'slow' });
    simulation.signIn();
    const prompt = promptOf(simulation);
    simulation.tap('prompt.opened', 'phone-of-alice', prompt);
    simulation.tap('prompt.denied', 'phone-of-alice', prompt);
    simulation.wait(300_000);
    expect(reactionOf(simulation)).toEqual(['prompted', 'undecided.thinking', 'spared']);
    expect(simulation.ofKind('request.decided')).toMatchObject([{ decision: 'deny' }]);
  });

  it('may merely open it: they decide on what is open', () => {
    const simulation = withAlice({ temperament: 'prompt' });
    simulation.signIn();
    simulation.tap('prompt.opened', 'phone-of-alice', promptOf(simulation));
    simulation.wait(20_000);
    expect(simulation.ofKind('request.decided')).toHaveLength(1);
  });
});
