/** Decisions made without a device in hand, by a trainer or a test, and by whoever has no right to. */
import { describe, expect, it } from 'vitest';
import { bodyObject, note } from '#shared/protocol/encoding/wire.ts';
import type { Party } from '#shared/trace/party.ts';
import { decide, openRequest, prompted } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function answerOf(simulation: Simulation, authReqId: string): unknown {
  const { status, body } = simulation.ask(tokenRequest(authReqId));
  return status === 200 ? 200 : body['error'];
}

function notesOf(simulation: Simulation) {
  return simulation.ofKind('message.sent').filter(({ wire }) => wire.kind === 'channel.note');
}

describe('a decision without a device', () => {
  it.each([
    ['approve', 200],
    ['deny', 'access_denied'],
    // CIBA Core §11: a poll client has no code for a failure on the way to the person.
    ['fail', 'access_denied'],
  ] as const)('to %s settles the request at once', (decision, answer) => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    expect(simulation.decideFor(authReqId, { decision })).toBeUndefined();
    expect(answerOf(simulation, authReqId)).toBe(answer);
    expect(simulation.ofKind('request.decided')).toMatchObject([
      { authReqId, decision, device: 'workbench' },
    ]);
  });

  it('counts before the prompt has even arrived, which is then called back', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const [prompt] = notesOf(simulation);
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.wait(200);
    expect(notesOf(simulation)).toEqual([prompt]);
    expect(simulation.ofKind('message.recalled')).toMatchObject([
      { message: prompt?.message, about: authReqId, party: 'provider' },
    ]);
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
    expect(simulation.world()).toMatchObject({ inTransit: { size: 0 }, prompts: { size: 0 } });
  });

  it('withdraws a prompt that has arrived', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.wait(100);
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.wait(200);
    expect(simulation.ofKind('message.recalled')).toEqual([]);
    const states = simulation
      .ofKind('machine.moved')
      .flatMap(({ machine, to }) => (machine === 'authentication-device' ? [to] : []));
    expect(states).toEqual(['prompted.notified', 'withdrawn']);
  });

  it('is judged like any other: settled once, within the scope, in the context asked for', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation, { scope: 'openid email' });
    const approve = { decision: 'approve' } as const;
    expect(simulation.decideFor('none', approve)).toMatch(/no such request/);
    expect(simulation.decideFor(authReqId, { ...approve, scope: 'openid payment' })).toMatch(
      /only what was asked/,
    );
    expect(simulation.decideFor(authReqId, { ...approve, device: 'phone-of-bruno' })).toMatch(
      /was not asked/,
    );
    expect(simulation.decideFor(authReqId, { ...approve, scope: 'openid' })).toBeUndefined();
    expect(simulation.decideFor(authReqId, { decision: 'deny' })).toMatch(/no longer waits/);
    expect(simulation.ofKind('request.decided')).toHaveLength(1);
  });

  it('to approve is refused for a person who was switched off, to deny is not (R-192)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.switchAccount('user', 'u-1', false);
    expect(simulation.decideFor(authReqId, { decision: 'approve' })).toMatch(/can no longer/);
    expect(simulation.decideFor(authReqId, { decision: 'deny' })).toBeUndefined();
  });

  it('leaves the phone of the person free to decide the next one', () => {
    const simulation = createSimulation();
    simulation.decideFor(openRequest(simulation), { decision: 'deny' });
    const next = openRequest(simulation);
    decide(simulation, next, 'prompt.approved');
    expect(answerOf(simulation, next)).toBe(200);
  });
});

describe('CIBA Core §8: an auth_req_id is no credential at the door of the devices', () => {
  it.each<Party>(['relying-party/till', 'outside-client', 'authentication-device/stolen'])(
    'so %s that knows it is refused, and nothing changes (R-209)',
    (from) => {
      const simulation = createSimulation();
      const authReqId = openRequest(simulation);
      const { prompt } = prompted(simulation, authReqId);
      const decision = { auth_req_id: authReqId, prompt, decision: 'approve' };
      simulation.smuggle(from, 'provider', note('decision', decision));
      simulation.popNext();
      expect(simulation.ofKind('rules.judged').at(-1)?.refusal).toMatchObject({
        rule: 'decision comes from a device that was asked',
        error: 'access_denied',
      });
      const told = simulation.ofKind('message.sent').findLast(({ to }) => to === from);
      expect(told === undefined ? undefined : bodyObject(told.wire)).toMatchObject({
        result: 'refused',
      });
      expect(answerOf(simulation, authReqId)).toBe('authorization_pending');
    },
  );
});

describe('a person who never asked for it', () => {
  it('reports a fraud: the client hears of a denial alone, and it is on record (R-254)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const { device } = decide(simulation, authReqId, 'prompt.reported');
    expect(simulation.ask(tokenRequest(authReqId))).toMatchObject({
      status: 400,
      body: { error: 'access_denied', error_description: 'The request was refused.' },
    });
    expect(simulation.ofKind('fraud.reported')).toMatchObject([
      { authReqId, clientId: 'till', sub: 'u-1', device: `authentication-device/${device}` },
    ]);
    expect(simulation.ofKind('machine.moved').at(-1)?.to).toBe('denied');
  });

  it('is told apart from one who merely says no (R-254)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    decide(simulation, authReqId, 'prompt.denied');
    expect(simulation.ofKind('fraud.reported')).toEqual([]);
  });

  it('reports nothing where the request was settled already (R-208, R-254)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const { prompt } = prompted(simulation, authReqId);
    simulation.decideFor(authReqId, { decision: 'approve' });
    const decision = { auth_req_id: authReqId, prompt, decision: 'deny', reported: true };
    simulation.smuggle(
      'authentication-device/phone-of-alice',
      'provider',
      note('decision', decision),
    );
    simulation.popNext();
    expect(simulation.ofKind('fraud.reported')).toEqual([]);
  });
});
