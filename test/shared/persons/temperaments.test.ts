/** People who act by themselves: what each of them makes of a prompt, and the reason on record. */
import { describe, expect, it } from 'vitest';
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { keeper } from '#test/support/core/outside-parties.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { decisions, movesOf, reactionOf, withAlice } from '#test/support/core/people.ts';
import type { Simulation } from '#test/support/core/simulation.ts';

const soon = { kind: 'fixed', ms: 2000 } as const;
const onTill = 'The binding message is what the till shows.';
const notOnTill = 'deny: The binding message is not what the till shows.';

/** Alice stands at the till, which shows a message, and somebody asks with another one. */
function withForeignRequest(person: PersonSetup): Simulation {
  const simulation = withAlice(person);
  simulation.signIn({ bindingMessage: 'TILL-1' });
  openRequest(simulation, { binding_message: 'FOREIGN-2' });
  simulation.wait(20_000);
  return simulation;
}

function endsOf(simulation: Simulation): readonly string[] {
  return simulation.ofKind('request.decided').map(({ decision }) => decision);
}

describe('a person that nobody set up', () => {
  it.each([undefined, { temperament: 'manual' }] as const)('does nothing (%o)', (person) => {
    const simulation = withAlice(person);
    simulation.signIn();
    simulation.wait(600_000);
    expect(movesOf(simulation, 'person')).toEqual([]);
    expect(endsOf(simulation)).toEqual([]);
  });
});

describe('a prompt person', () => {
  it('opens the prompt, compares it with the till, approves, and is signed in', () => {
    const simulation = withAlice({ temperament: 'prompt', think: soon });
    simulation.signIn({ bindingMessage: 'TILL-1' });
    simulation.wait(20_000);
    expect(decisions(simulation)).toEqual([`approve: ${onTill}`]);
    expect(simulation.ofKind('sign-in.ended')).toMatchObject([{ state: 'signedIn' }]);
    expect(reactionOf(simulation)).toEqual([
      'prompted',
      'undecided.thinking',
      'undecided.reading',
      'undecided.weighing',
      'decided.waiting',
      'heard',
    ]);
    const [opened, decided] = ['prompted.shown', 'sending'].map(
      (state) => movesOf(simulation, 'authentication-device').find(({ to }) => to === state)?.at,
    );
    expect([opened, decided]).toEqual([1080, 2080]);
  });

  it('denies a foreign binding message, which a careless one approves without reading', () => {
    const prudent = withForeignRequest({ temperament: 'prompt' });
    expect(decisions(prudent).toSorted()).toEqual([`approve: ${onTill}`, notOnTill]);
    expect(endsOf(prudent).toSorted()).toEqual(['approve', 'deny']);
    const careless = withForeignRequest({ temperament: 'careless' });
    const blindly = 'approve: They approve without reading.';
    expect(decisions(careless)).toEqual([blindly, blindly]);
    expect(endsOf(careless)).toEqual(['approve', 'approve']);
    expect(reactionOf(careless)).not.toContain('undecided.reading');
  });

  it('denies what nobody began at a till that stands in this run', () => {
    const simulation = withAlice({ temperament: 'prompt' });
    openRequest(simulation);
    simulation.wait(20_000);
    expect(decisions(simulation)).toEqual(['deny: They began no sign-in at «The till».']);
  });

  it('denies what another shop asks, though the message is right', () => {
    const simulation = withAlice({ temperament: 'prompt' });
    simulation.signIn({ bindingMessage: 'SAME' });
    simulation.signIn({ relyingParty: 'kiosk', bindingMessage: 'SAME', begunBy: 'attacker' });
    simulation.wait(20_000);
    expect(decisions(simulation).toSorted()).toEqual([
      `approve: ${onTill}`,
      'deny: They began no sign-in at «The kiosk».',
    ]);
  });

  it('has no screen to compare with where an outside client asks, and approves', () => {
    const simulation = withAlice({ temperament: 'prompt' });
    const authReqId = openRequest(simulation, {}, { client: keeper });
    simulation.wait(20_000);
    expect(decisions(simulation)).toEqual([
      'approve: Who asks is outside of this run, so there is no screen to compare with.',
    ]);
    expect(simulation.ask(tokenRequest(authReqId, {}, { client: keeper })).status).toBe(200);
  });

  it('knows that in a wall-clock run the screen of the same client may be outside', () => {
    const simulation = withAlice({ temperament: 'prompt' }, { mode: 'wall' });
    openRequest(simulation);
    simulation.wait(20_000);
    expect(endsOf(simulation)).toEqual(['approve']);
    simulation.signIn({ bindingMessage: 'TILL-1' });
    openRequest(simulation, { binding_message: 'FOREIGN-2' });
    simulation.wait(20_000);
    expect(decisions(simulation).slice(1).toSorted()).toEqual([`approve: ${onTill}`, notOnTill]);
  });

  it('takes a sign-in whose hint is a token for their own', () => {
    const simulation = withAlice({ temperament: 'prompt', think: soon });
    simulation.signIn();
    simulation.wait(20_000);
    const [verified] = simulation.ofKind('message.sent').flatMap(({ wire }) => {
      if (wire.kind !== 'http.response') return [];
      return /"id_token":"([^"]+)"/.exec(Buffer.from(wire.body, 'base64').toString())?.[1] ?? [];
    });
    const hint = { kind: 'id_token_hint', value: verified ?? '' } as const;
    simulation.signIn({ loginHint: '', bindingMessage: 'AGAIN', request: { hint } });
    simulation.wait(20_000);
    expect(decisions(simulation)).toEqual([
      'approve: They began this sign-in, and neither side shows a message.',
      `approve: ${onTill}`,
    ]);
  });
});

describe('other people', () => {
  it('slow ones decide the same, much later', () => {
    const simulation = withAlice({ temperament: 'slow' });
    simulation.signIn({ bindingMessage: 'TILL-1' });
    simulation.popUntil(() => simulation.ofKind('person.decided').length > 0);
    expect(decisions(simulation)).toEqual([`approve: ${onTill}`]);
    expect(simulation.now()).toBeGreaterThan(10_000);
  });

  it('absent ones never act, and miss it', () => {
    const simulation = withAlice({ temperament: 'absent' });
    simulation.signIn();
    simulation.wait(600_000);
    expect(reactionOf(simulation)).toEqual(['prompted', 'away', 'missed']);
    expect(endsOf(simulation)).toEqual([]);
  });

  it('phished ones approve what an attacker began, since the message looks right', () => {
    const attack = { relyingParty: 'kiosk', bindingMessage: 'BAIT', begunBy: 'attacker' } as const;
    const phished = withAlice({ temperament: 'phished' });
    phished.signIn(attack);
    phished.wait(20_000);
    expect(decisions(phished)).toEqual(['approve: The message is what the attacker’s page shows.']);
    const prudent = withAlice({ temperament: 'prompt' });
    prudent.signIn(attack);
    prudent.wait(20_000);
    expect(decisions(prudent)).toEqual(['deny: They began no sign-in at «The kiosk».']);
  });

  it('phished ones still deny a message that no page shows them', () => {
    const simulation = withForeignRequest({ temperament: 'phished' });
    expect(decisions(simulation).toSorted()).toEqual([
      'approve: The message is what the page before them shows.',
      'deny: No page that they look at shows this message.',
    ]);
  });
});

describe('somebody fatigued', () => {
  function storm(prompts: number, pauseMs = 10_000): Simulation {
    const simulation = withAlice({ temperament: 'fatigued', denials: 3 });
    for (let count = 0; count < prompts; count += 1) {
      openRequest(simulation, { binding_message: `STORM-${count}` });
      simulation.wait(pauseMs);
    }
    return simulation;
  }

  it('denies the first three prompts of a storm, and approves the fourth', () => {
    const simulation = storm(4);
    expect(endsOf(simulation)).toEqual(['deny', 'deny', 'deny', 'approve']);
    expect(decisions(simulation).slice(-2)).toEqual([
      'deny: They did not ask for this: denial 3 of 3 before they give in.',
      'approve: The prompts keep coming, and they give in.',
    ]);
  });

  it('rests when there is quiet, and denies again', () => {
    expect(endsOf(storm(5, 700_000))).toEqual(['deny', 'deny', 'deny', 'deny', 'deny']);
  });

  it('approves what they began, however tired', () => {
    const simulation = storm(2);
    simulation.signIn({ bindingMessage: 'TILL-1' });
    simulation.wait(10_000);
    expect(endsOf(simulation)).toEqual(['deny', 'deny', 'approve']);
    expect(decisions(simulation).at(-1)).toBe(`approve: ${onTill}`);
  });
});
