/** Why an entry came to be: back to the person, the parameter, the rule or the timer that made it. */
import { describe, expect, it } from 'vitest';
import { rulesOf } from '#shared/profiles/profiles.ts';
import type { CauseLink } from '#shared/projections/causes/cause-link.ts';
import { causesOf, type Explanation } from '#shared/projections/causes/causes.ts';
import { traceIndexOf } from '#shared/projections/causes/trace-index.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { openToldRequest, unreachable } from '../../support/core/called-client.ts';
import { decide, openRequest } from '../../support/core/decided-request.ts';
import { impatientClient } from '../../support/core/impatient-client.ts';
import { carla, coder, outsideSetup } from '../../support/core/outside-parties.ts';
import { authenticationRequest, tokenRequest } from '../../support/core/outside-request.ts';
import { buildSetup } from '../../support/core/setup.ts';
import { createSimulation, type Simulation } from '../../support/core/simulation.ts';

function why(entries: readonly Entry[], seq: number): Explanation {
  const found = causesOf(traceIndexOf(entries), seq, rulesOf);
  if (found === undefined) throw new Error('There is no such entry.');
  return found;
}

/** Why the provider refused last. */
function whyRefused({ ofKind, entries }: Simulation): Explanation {
  const last = ofKind('rules.judged').findLast(({ refusal }) => refusal !== undefined);
  return why(entries, last?.seq ?? -1);
}

function named({ links }: Explanation): readonly CauseLink['named'][] {
  return links.flatMap(({ kind, named: value }) => (kind === 'parameter' ? [value] : []));
}

function seqOf(entries: readonly Entry[], fits: (entry: Entry) => boolean): number {
  return entries.find(fits)?.seq ?? -1;
}

describe('a refused poll', () => {
  const entries = impatientClient();
  const tooSoon = seqOf(
    entries,
    (entry) => entry.kind === 'rules.judged' && entry.refusal?.error === 'slow_down',
  );

  it('that came too soon is told with its interval, its rule, its clause and the lesson', () => {
    expect(why(entries, tooSoon).sentence).toBe(
      'The outside client polled 1 s after its last poll, before the interval of 5 s was over, so ' +
        'rule «waits for the interval» refused it with slow_down: CIBA Core 1.0 §11. Polling too ' +
        'soon costs five more seconds between polls; the first poll is always free. The outside ' +
        'client sent POST /token from outside.',
    );
  });

  it('names the settings behind it, with their values and clauses', () => {
    expect(named(why(entries, tooSoon))).toEqual([
      { name: 'interval', value: '5', clause: 'CIBA Core 1.0 §7.3' },
      { name: 'slow_down_seconds', value: '5', clause: 'CIBA Core 1.0 §11' },
    ]);
  });

  it('keeps both of its causes: the poll itself, and the rest that was still running', () => {
    const { links } = why(entries, tooSoon);
    const [refusal] = links;
    const causes = links.filter(({ id }) => refusal?.causes.includes(id));
    expect(causes.map(({ kind }) => kind)).toEqual(['parameter', 'parameter', 'outside', 'timer']);
    expect(refusal?.named).toEqual({
      name: 'waits for the interval',
      value: 'slow_down',
      clause: 'CIBA Core 1.0 §11',
    });
  });

  it('is why the answer says what it says', () => {
    const answer = seqOf(entries, ({ kind, seq }) => kind === 'message.sent' && seq > tooSoon);
    const { links, sentence } = why(entries, answer);
    expect(links.slice(0, 2).map(({ seq }) => seq)).toEqual([answer, tooSoon]);
    expect(sentence).toContain('The provider answered 400 slow_down to the outside client. The');
    expect(sentence).toContain('before the interval of 5 s was over');
  });

  it('leads to the first redemption when it is the second', () => {
    const { links } = why(entries, entries.at(-1)?.seq ?? 0);
    expect(links.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'message: 400 invalid_grant',
      'rule: auth_req_id was not redeemed before',
      'outside: POST /token',
      'rule: rules of token passed',
      'outside: POST /token',
      'rule: rules of device-decision passed',
      'message: decision: approve',
      'person: approves',
    ]);
  });

  it('leads to the person who refused', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    decide(simulation, authReqId, 'prompt.denied');
    simulation.ask(tokenRequest(authReqId));
    const { links, sentence } = whyRefused(simulation);
    expect(sentence).toMatch(/^The outside client polled for a request that was refused/);
    expect(links.at(-1)).toMatchObject({ kind: 'person', title: 'denies', causes: [] });
  });

  it('leads to the lifetime that is over, and to where its length comes from', () => {
    const asked = createSimulation();
    const authReqId = openRequest(asked, { requested_expiry: '30' });
    asked.wait(31_000);
    asked.ask(tokenRequest(authReqId));
    expect(named(whyRefused(asked))).toContainEqual({
      name: 'requested_expiry',
      value: '«30»',
      clause: 'CIBA Core 1.0 §7.1',
    });
    expect(whyRefused(asked).links.map(({ title }) => title)).toContain('timer of 30 s');
    const capped = createSimulation({ setup: buildSetup({ provider: { max_expires_in: 20 } }) });
    openRequest(capped, { requested_expiry: '30' });
    const timer = capped.ofKind('timer.set')[0]?.seq ?? -1;
    const names = named(why(capped.entries, timer)).map((value) => value?.name);
    expect(names).toEqual(['requested_expiry', 'max_expires_in']);
  });
});

describe('a refused authentication request', () => {
  it('names the parameter that the rule looked at, and the setting it was held against', () => {
    const provider = { binding_message_max_length: 4 };
    const simulation = createSimulation({ setup: buildSetup({ provider }) });
    simulation.ask(authenticationRequest({ binding_message: 'W4SCT' }));
    expect(named(whyRefused(simulation))).toEqual([
      { name: 'binding_message', value: '«W4SCT»', clause: 'CIBA Core 1.0 §7.1' },
      { name: 'binding_message_max_length', value: '4', clause: 'CIBA Core 1.0 §13' },
    ]);
  });

  it('names no value at greater length than a screen has room for', () => {
    const simulation = createSimulation();
    simulation.ask(authenticationRequest({ binding_message: 'x'.repeat(2000) }));
    expect(named(whyRefused(simulation))[0]?.value.length).toBeLessThan(150);
  });

  it('names a parameter that is missing, and both of two hints', () => {
    const simulation = createSimulation();
    simulation.ask(authenticationRequest({ scope: null }));
    expect(named(whyRefused(simulation))[0]).toMatchObject({ name: 'scope', value: 'not sent' });
    simulation.ask(authenticationRequest({ id_token_hint: 'a.b.c' }));
    const names = named(whyRefused(simulation)).map((value) => value?.name);
    expect(names).toEqual(['login_hint', 'id_token_hint']);
  });

  it('leads to the trainer who switched the channel off', () => {
    const simulation = createSimulation();
    simulation.give({
      kind: 'intent.given',
      intent: { kind: 'channel.switched', run: 'test', on: false },
    });
    simulation.ask(authenticationRequest());
    expect(whyRefused(simulation).links.map(({ sentence }) => sentence)).toContain(
      'The trainer switches the channel off.',
    );
  });

  it('never tells a secret', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const changes = { login_hint: carla.username, user_code: '9876' };
    simulation.ask(authenticationRequest(changes, { client: coder }));
    const explained = whyRefused(simulation);
    expect(named(explained)[0]).toMatchObject({ name: 'user_code', value: 'kept to itself' });
    expect(JSON.stringify(explained)).not.toContain('9876');
  });
});

describe('a notification', () => {
  it('is sent again because nobody answered, and because more attempts are allowed', () => {
    const simulation = createSimulation({ setup: outsideSetup({ mode: 'wall' }) });
    simulation.decideFor(openToldRequest(simulation, 'ping'), { decision: 'approve' });
    simulation.endCall(unreachable);
    simulation.wait(1000);
    const again = simulation.ofKind('message.sent').at(-1)?.seq ?? -1;
    const { links, sentence } = why(simulation.entries, again);
    expect(links.slice(0, 4).map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'message: ping',
      'timer: timer of 1 s',
      'parameter: callback_attempts: 3',
      'outside: call failed',
    ]);
    expect(links.map(({ sentence: told }) => told)).toContain('The call failed: Nobody is there.');
    expect(sentence).toContain('so long the provider pauses before it calls the client again');
  });
});

describe('a relying party of the simulation', () => {
  it('polls because its timer ran out, and that was set because of the interval', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.wait(5100);
    const poll = simulation.ofKind('message.sent').findLast(({ from }) => from !== 'provider');
    const { links } = why(simulation.entries, poll?.seq ?? -1);
    expect(links.slice(0, 3).map(({ title }) => title)).toEqual([
      'POST /token',
      'timer of 5 s',
      'interval: 5',
    ]);
    expect(links.at(-1)).toMatchObject({ kind: 'person', title: 'presses Sign in' });
  });

  it('that was told to misbehave does what it does because of that', () => {
    const [till, ...others] = buildSetup().relyingParties;
    const relyingParties = till
      ? [{ ...till, misbehaviours: ['polls-too-soon'] as const }, ...others]
      : others;
    const simulation = createSimulation({ setup: buildSetup({ relyingParties }) });
    simulation.signIn();
    simulation.popUntil(() =>
      simulation.ofKind('rules.judged').some(({ refusal }) => refusal?.error === 'slow_down'),
    );
    expect(named(whyRefused(simulation))).toContainEqual({
      name: 'misbehaviours',
      value: 'polls-too-soon',
      clause: undefined,
    });
  });

  it('shows on the device what the client asked to be shown', () => {
    const simulation = createSimulation();
    simulation.signIn({ bindingMessage: 'PAY-1' });
    simulation.wait(100);
    const arrived = simulation.ofKind('prompt.arrived')[0]?.seq ?? -1;
    expect(named(why(simulation.entries, arrived))).toEqual([
      { name: 'binding_message', value: '«PAY-1»', clause: 'CIBA Core 1.0 §7.1' },
    ]);
  });
});
