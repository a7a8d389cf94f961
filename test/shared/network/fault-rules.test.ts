/**
 * Fault rules as a trainer sets them: which messages, how often, what is done to them, and what the
 * record says of it.
 */
import { describe, expect, it } from 'vitest';
import {
  addToMessages,
  createMessages,
  type MessageView,
} from '#shared/projections/message-view.ts';
import type { FaultAct, FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import { runSetup } from '#shared/protocol/setup/run-setup.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const toToken: FaultRule['on'] = {
  kind: 'and',
  of: [
    { kind: 'endpoint', is: 'token' },
    { kind: 'direction', is: 'request' },
  ],
};
const fromToken: FaultRule['on'] = {
  kind: 'and',
  of: [
    { kind: 'endpoint', is: 'token' },
    { kind: 'direction', is: 'response' },
  ],
};

function rule(act: FaultAct, changes: Partial<FaultRule> = {}): FaultRule {
  return { id: 'r', title: 'A rule', on: toToken, how: { kind: 'always' }, act, ...changes };
}

function setRules(simulation: Simulation, ...rules: readonly FaultRule[]): string | undefined {
  return simulation.offer({ kind: 'faults.set', run: 'test', rules });
}

/** A run in which the till polls, with those rules from its beginning on. */
function pollingWith(...faults: readonly FaultRule[]): Simulation {
  const simulation = createSimulation({ setup: buildSetup({ faults }) });
  simulation.signIn();
  simulation.wait(60_000);
  return simulation;
}

/** Which of the polls a rule was applied to, counted from 1. */
function appliedTo(simulation: Simulation): readonly number[] {
  const polls = simulation
    .ofKind('message.sent')
    .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token');
  const touched = new Set(simulation.ofKind('fault.applied').map(({ message }) => message));
  return polls.flatMap(({ message }, at) => (touched.has(message) ? [at + 1] : []));
}

/** Changes nothing, so that the polls keep their interval. */
const late: FaultAct = { kind: 'latency', by: { kind: 'fixed', ms: 0 } };

describe('how often a rule applies', () => {
  it.each<[string, FaultRule['how'], readonly number[]]>([
    ['once', { kind: 'once' }, [1]],
    ['to the next three', { kind: 'next', n: 3 }, [1, 2, 3]],
    ['to every fourth', { kind: 'every', k: 4 }, [4, 8]],
    ['never, with no chance at all', { kind: 'probability', p: 0 }, []],
  ])('%s', (_title, how, expected) => {
    expect(appliedTo(pollingWith(rule(late, { how })))).toEqual(expected);
  });

  it('always, to every message that matches and to no other', () => {
    const simulation = pollingWith(rule(late));
    const polls = simulation.ofKind('rules.judged').filter(({ table }) => table === 'token').length;
    expect(appliedTo(simulation).length).toBeGreaterThanOrEqual(polls);
    expect(polls).toBeGreaterThan(8);
    expect(simulation.ofKind('fault.applied')).toHaveLength(appliedTo(simulation).length);
  });

  it('by a chance that the entropy of each step draws', () => {
    const counts = ['a', 'b', 'c', 'd'].map((seed) => {
      const faults = [rule(late, { how: { kind: 'probability', p: 0.5 } })];
      const simulation = createSimulation({ seed, setup: buildSetup({ faults }) });
      simulation.signIn();
      simulation.wait(110_000);
      return appliedTo(simulation);
    });
    expect(new Set(counts.map(String)).size).toBeGreaterThan(1);
    const total = counts.flat().length;
    expect(total).toBeGreaterThan(25);
    expect(total).toBeLessThan(60);
  });

  it('counts on when the list is set again with the same rule in it, and anew when that changed', () => {
    const simulation = pollingWith(rule(late, { how: { kind: 'once' } }));
    setRules(simulation, rule(late, { how: { kind: 'once' } }));
    simulation.wait(20_000);
    expect(appliedTo(simulation)).toEqual([1]);
    setRules(simulation, rule(late, { how: { kind: 'once' }, title: 'Another' }));
    simulation.wait(20_000);
    expect(appliedTo(simulation)).toHaveLength(2);
  });

  it('stops when the former, empty list is set again', () => {
    const simulation = createSimulation();
    setRules(simulation, rule(late));
    expect(simulation.world().network).not.toBeNull();
    setRules(simulation);
    expect(simulation.world().network).toBeNull();
  });
});

describe('what a rule does', () => {
  it('delays by a length that is drawn anew each time, within its range', () => {
    const by = { kind: 'uniform', fromMs: 100, toMs: 900 } as const;
    const simulation = pollingWith(rule({ kind: 'latency', by }));
    const drawn = simulation.ofKind('fault.applied').map(({ ms = 0 }) => ms);
    expect(new Set(drawn).size).toBeGreaterThan(3);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(900);
    for (const { message, ms = 0 } of simulation.ofKind('fault.applied')) {
      const sent = simulation.ofKind('message.sent').find((one) => one.message === message);
      expect(sent?.arrivesAt).toBe((sent?.at ?? 0) + 40 + ms);
    }
  });

  it('draws log-normal latencies around their median', () => {
    const by = { kind: 'log-normal', medianMs: 300, sigma: 0.5 } as const;
    const simulation = pollingWith(rule({ kind: 'latency', by }));
    const drawn = simulation.ofKind('fault.applied').map(({ ms = 0 }) => ms);
    expect(drawn.filter((ms) => ms < 300).length).toBeGreaterThan(0);
    expect(drawn.filter((ms) => ms > 300).length).toBeGreaterThan(0);
  });

  it('answers in place of the provider, which hears nothing, with an error that is marked as legal', () => {
    const act = { kind: 'error', status: 400, error: 'slow_down' } as const;
    const simulation = pollingWith(rule(act, { how: { kind: 'once' } }));
    expect(simulation.ofKind('fault.applied')[0]).toMatchObject({
      error: 'slow_down',
      legal: true,
    });
    expect(simulation.ofKind('message.lost')[0]).toMatchObject({ how: 'answered on the way' });
    const polls = simulation
      .ofKind('message.sent')
      .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token');
    // CIBA Core §11: five seconds more, from then on.
    expect(polls.slice(1, 3).map(({ at }, place) => at - (polls[place]?.at ?? 0))).toEqual([
      10_000, 10_000,
    ]);
  });

  it('marks an error that no honest endpoint says there', () => {
    const act = { kind: 'error', status: 418, error: 'teapot' } as const;
    const simulation = pollingWith(rule(act, { on: fromToken }));
    expect(simulation.ofKind('fault.applied')[0]).toMatchObject({ status: 418, legal: false });
    expect(simulation.ofKind('sign-in.ended')[0]?.state).toBe('failed');
  });

  it.each(['empty', 'garbage'] as const)(
    'replaces an answer (%s), and tells both apart',
    (kind) => {
      const simulation = pollingWith(rule({ kind }, { on: fromToken, how: { kind: 'once' } }));
      const view = touchedMessage(simulation);
      expect(view?.sentWire?.body.length).toBeGreaterThan(20);
      expect(view?.wire.body).not.toBe(view?.sentWire?.body);
      expect(simulation.ofKind('sign-in.ended')[0]?.state).toBe('failed');
    },
  );

  it('sends what matched before once more, later', () => {
    const act = { kind: 'replay', afterMs: 2000 } as const;
    const simulation = pollingWith(rule(act, { how: { kind: 'once' } }));
    const copy = simulation.ofKind('message.sent').find(({ copyOf }) => copyOf !== undefined);
    const [applied] = simulation.ofKind('fault.applied');
    expect(copy?.at).toBe((applied?.at ?? 0) + 2000);
    expect(appliedTo(simulation)).toEqual([2]);
    expect(simulation.ofKind('message.ignored')[0]?.reason).toMatch(/nobody waits/i);
  });

  it('leads from the message to its effect by causes', () => {
    const simulation = pollingWith(rule({ kind: 'drop' }, { how: { kind: 'once' } }));
    const [applied] = simulation.ofKind('fault.applied');
    const [lost] = simulation.ofKind('message.lost');
    const sent = simulation.ofKind('message.sent').find((one) => one.message === lost?.message);
    expect(applied?.causedBy).toEqual([sent?.seq]);
    expect(lost?.causedBy).toEqual([applied?.seq, sent?.seq]);
  });
});

describe('a rule that several messages meet', () => {
  it('knows an outside answer by the request that it answers', () => {
    const faults = [rule({ kind: 'drop' }, { on: fromToken })];
    const simulation = createSimulation({ setup: buildSetup({ faults }) });
    const authReqId = openRequest(simulation);
    const exchange = simulation.request(tokenRequest(authReqId));
    expect(simulation.answerTo(exchange)).toBeUndefined();
    expect(simulation.dropped.get(exchange)).toBe('close');
  });

  it('loses every prompt, so that nobody can decide', () => {
    const on = { kind: 'direction', is: 'note' };
    const faults = [rule({ kind: 'drop' }, { on })];
    const simulation = createSimulation({ setup: buildSetup({ faults }) });
    const authReqId = openRequest(simulation);
    expect(() => decide(simulation, authReqId, 'prompt.approved')).toThrow('never came');
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
  });
});

describe('a list of rules', () => {
  it('is refused with a sentence where one of them matches nothing that there is', () => {
    const on = { kind: 'endpoint', is: 'tokn' };
    expect(setRules(createSimulation(), rule(late, { on }))).toMatch(/«A rule».*on\.is/);
  });

  it('belongs to the set-up of a run, and a run without one is as it always was', () => {
    const faults = [rule(late)];
    expect(runSetup.parse(buildSetup({ faults })).faults).toEqual(faults);
    expect(runSetup.parse(buildSetup())).not.toHaveProperty('faults');
    expect(runSetup.safeParse(buildSetup({ faults: [rule(late), rule(late)] })).success).toBe(
      false,
    );
  });
});

/** The first message that a rule applied to, as a projection shows it. */
function touchedMessage(simulation: Simulation): MessageView | undefined {
  const messages = createMessages();
  for (const entry of simulation.entries) addToMessages(messages, entry);
  return messages.byId.get(simulation.ofKind('fault.applied')[0]?.message ?? '');
}
