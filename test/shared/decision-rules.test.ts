/**
 * Decisions from authentication devices: only the person who was asked decides, once and in time,
 * and what is refused changes nothing.
 */
import { describe, expect, it } from 'vitest';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { decide, openRequest, prompted } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { decisionRefusals, smuggleDecision } from '#test/support/refusals/decision-refusals.ts';
import { reach } from '#test/support/refusals/refusal-case.ts';

function errorOf(simulation: Simulation, authReqId: string): unknown {
  return simulation.ask(tokenRequest(authReqId)).body['error'];
}

function results(simulation: Simulation): unknown[] {
  return simulation
    .ofKind('message.sent')
    .filter(({ wire }) => wire.kind === 'channel.note' && wire.subject === 'decision result')
    .map(({ to, wire }) => ({ to, result: bodyObject(wire)?.['result'] }));
}

describe('CIBA Core §8: the provider refuses', () => {
  for (const refusal of decisionRefusals) {
    it(`${refusal.title}, with ${refusal.error}`, () => {
      const { rule, clause, error } = refusal;
      expect(reach(refusal).judged?.refusal).toMatchObject({ rule, clause, error });
    });
  }

  it('another person’s approval, tells that device so, and goes on waiting (R-206)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    prompted(simulation, authReqId);
    const bruno = 'authentication-device/phone-of-bruno';
    smuggleDecision(simulation, bruno, authReqId, 'approve');
    expect(results(simulation)).toEqual([{ to: bruno, result: 'refused' }]);
    expect(errorOf(simulation, authReqId)).toBe('authorization_pending');
  });

  it('a late approval, so that the poll hears of expiry and the phone of being late (R-207)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation, { requested_expiry: '2' });
    simulation.wait(1990);
    decide(simulation, authReqId, 'prompt.approved');
    expect(errorOf(simulation, authReqId)).toBe('expired_token');
    const moves = simulation.ofKind('machine.moved');
    expect(moves.at(-1)).toMatchObject({ machine: 'authentication-device', to: 'tooLate' });
  });

  it('to change its mind after a no, whatever comes later (R-208)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    decide(simulation, authReqId, 'prompt.denied');
    smuggleDecision(simulation, 'authentication-device/phone-of-alice', authReqId, 'approve');
    expect(errorOf(simulation, authReqId)).toBe('access_denied');
  });

  it('to change its mind after a yes, whatever comes later (R-208)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    decide(simulation, authReqId, 'prompt.approved');
    smuggleDecision(simulation, 'authentication-device/phone-of-alice', authReqId, 'deny');
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });
});

describe('CIBA Core §8: the person', () => {
  it('sees who asks, for what, and the message to compare (R-248)', () => {
    const simulation = createSimulation();
    const changes = { scope: 'openid payment', binding_message: 'W4SCT' };
    prompted(simulation, openRequest(simulation, changes));
    expect(simulation.ofKind('prompt.arrived')[0]).toMatchObject({
      clientName: 'The till',
      userName: 'Alice Amberg',
      scope: 'openid payment',
      bindingMessage: 'W4SCT',
    });
  });

  it('is asked again although she said yes a moment ago (R-249)', () => {
    const simulation = createSimulation();
    decide(simulation, openRequest(simulation), 'prompt.approved');
    expect(errorOf(simulation, openRequest(simulation))).toBe('authorization_pending');
  });

  it('decides each of several prompts by itself (R-253)', () => {
    const simulation = createSimulation();
    const ids = [openRequest(simulation), openRequest(simulation), openRequest(simulation)];
    const [yes = '', no = '', later = ''] = ids;
    decide(simulation, yes, 'prompt.approved');
    decide(simulation, no, 'prompt.denied');
    expect(simulation.ask(tokenRequest(yes)).status).toBe(200);
    expect(errorOf(simulation, no)).toBe('access_denied');
    expect(errorOf(simulation, later)).toBe('authorization_pending');
  });

  it('must open a prompt before deciding, and decides it once', () => {
    const simulation = createSimulation();
    const { device, prompt } = prompted(simulation, openRequest(simulation));
    expect(simulation.tap('prompt.approved', device, prompt)).toMatch(/Open the prompt/);
    expect(simulation.tap('prompt.opened', device, prompt)).toBeUndefined();
    expect(simulation.tap('prompt.opened', device, prompt)).toMatch(/already opened/);
    expect(simulation.tap('prompt.denied', device, prompt)).toBeUndefined();
    expect(simulation.tap('prompt.approved', device, prompt)).toMatch(/already opened or decided/);
  });

  it('cannot decide on a phone that the prompt is not on', () => {
    const simulation = createSimulation();
    const { prompt } = prompted(simulation, openRequest(simulation));
    expect(simulation.tap('prompt.opened', 'phone-of-bruno', prompt)).toMatch(/no such prompt/);
  });
});
