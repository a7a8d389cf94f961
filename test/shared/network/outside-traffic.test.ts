/**
 * The network between the run and the world outside: requests that come in, answers that go out, and
 * calls, all of which a rule or a hand may hold up or lose.
 */
import { describe, expect, it } from 'vitest';
import type { FaultAct, FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import { answered, deliveryOf, openToldRequest } from '#test/support/core/called-client.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { outsideSetup } from '#test/support/core/outside-parties.ts';
import { authenticationRequest, tokenRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const request: FaultRule['on'] = { kind: 'direction', is: 'request' };
const notification: FaultRule['on'] = { kind: 'direction', is: 'notification' };
const response: FaultRule['on'] = { kind: 'direction', is: 'response' };

function runWith(on: FaultRule['on'], act: FaultAct, how: FaultRule['how'] = { kind: 'always' }) {
  const faults = [{ id: 'r', title: '', on, how, act }];
  return createSimulation({ setup: outsideSetup({ faults }) });
}

function expectReplay({ entries }: Simulation): void {
  expect(firstDifference(entries, replayed(entries).entries)).toBeUndefined();
}

describe('a request from outside', () => {
  it('that is held keeps its socket, and goes on when somebody releases it', () => {
    const simulation = runWith(request, { kind: 'hold' });
    const exchange = simulation.request(authenticationRequest());
    simulation.wait(5000);
    expect(simulation.answerTo(exchange)).toBeUndefined();
    expect(simulation.ofKind('request.opened')).toEqual([]);
    simulation.offer({ kind: 'message.released', run: 'test', message: `in-${exchange}` });
    simulation.popNext();
    expect(simulation.answerTo(exchange)?.status).toBe(200);
    expectReplay(simulation);
  });

  it('that nobody releases goes on when the limit of its hold comes', () => {
    const simulation = runWith(request, { kind: 'hold', limitMs: 2000 });
    const exchange = simulation.request(authenticationRequest());
    simulation.wait(1999);
    expect(simulation.answerTo(exchange)).toBeUndefined();
    simulation.wait(1);
    expect(simulation.answerTo(exchange)?.status).toBe(200);
    expect(simulation.ofKind('message.released')[0]?.why).toBe('limit');
  });

  it('whose client hangs up while it is held consumes nothing, and that is on record', () => {
    const simulation = runWith(request, { kind: 'hold' });
    const exchange = simulation.request(authenticationRequest());
    simulation.give({ kind: 'http.hung-up', exchange });
    simulation.wait(60_000);
    expect(simulation.ofKind('request.opened')).toEqual([]);
    expect(simulation.ofKind('message.lost')).toMatchObject([
      { message: `in-${exchange}`, how: 'hung up' },
    ]);
    expect(simulation.world().inTransit.size).toBe(0);
    expectReplay(simulation);
  });

  it.each([
    ['drop', 'close'],
    ['reset', 'reset'],
  ] as const)('that meets a %s ends without an answer', (kind, how) => {
    const simulation = runWith(request, { kind });
    const exchange = simulation.request(authenticationRequest());
    expect(simulation.dropped.get(exchange)).toBe(how);
    expect(simulation.world().exchanges.size).toBe(0);
    expectReplay(simulation);
  });

  it('that is late is judged when it arrives, by what is true then', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const authReqId = openRequest(simulation, { requested_expiry: '2' });
    const act = { kind: 'latency', by: { kind: 'fixed', ms: 3000 } } as const;
    const rules = [{ id: 'r', title: '', on: request, how: { kind: 'always' }, act }] as const;
    simulation.offer({ kind: 'faults.set', run: 'test', rules });
    const exchange = simulation.request(tokenRequest(authReqId));
    simulation.wait(4000);
    expect(simulation.answerTo(exchange)?.body['error']).toBe('expired_token');
  });

  it('that is doubled is answered once; the answer to the copy is for nobody', () => {
    const simulation = runWith(request, { kind: 'duplicate', times: 1 });
    const exchange = simulation.request(authenticationRequest());
    simulation.wait(1000);
    expect(simulation.answerTo(exchange)?.status).toBe(200);
    expect(simulation.ofKind('request.opened')).toHaveLength(2);
    expect(simulation.ofKind('message.ignored')).toHaveLength(1);
    expectReplay(simulation);
  });

  it('can be edited while it is held', () => {
    const simulation = runWith(request, { kind: 'hold' });
    const exchange = simulation.request(authenticationRequest());
    const message = `in-${exchange}`;
    const body = Buffer.from('scope=openid&login_hint=bruno').toString('base64');
    simulation.offer({ kind: 'message.edited', run: 'test', message, wire: { body } });
    simulation.offer({ kind: 'message.released', run: 'test', message });
    simulation.popNext();
    expect(simulation.ofKind('request.opened')[0]?.sub).toBe('u-2');
    expectReplay(simulation);
  });
});

describe('an answer to a client outside', () => {
  it('that is late leaves later', () => {
    const act = { kind: 'latency', by: { kind: 'fixed', ms: 3000 } } as const;
    const simulation = runWith(response, act);
    const exchange = simulation.request(authenticationRequest());
    simulation.wait(2999);
    expect(simulation.answerTo(exchange)).toBeUndefined();
    simulation.wait(1);
    expect(simulation.answerTo(exchange)?.status).toBe(200);
  });

  it('that finds its client gone is ignored', () => {
    const simulation = runWith(response, { kind: 'hold', limitMs: 3000 });
    const exchange = simulation.request(authenticationRequest());
    simulation.give({ kind: 'http.hung-up', exchange });
    simulation.wait(4000);
    expect(simulation.answerTo(exchange)).toBeUndefined();
    expect(simulation.ofKind('message.ignored')[0]?.reason).toBe('The client has hung up.');
    expectReplay(simulation);
  });

  it('cannot be doubled, since a socket takes one', () => {
    const simulation = runWith(response, { kind: 'hold' });
    simulation.request(authenticationRequest());
    const message = simulation.ofKind('message.held')[0]?.message ?? '';
    const doubled = { kind: 'message.duplicated', run: 'test', message, times: 1 } as const;
    expect(simulation.offer(doubled)).toMatch(/one answer only/);
  });
});

describe('a call to an address outside', () => {
  it('that is lost is tried again after the patience of the provider', () => {
    const simulation = runWith(notification, { kind: 'drop' }, { kind: 'once' });
    const authReqId = openToldRequest(simulation, 'ping');
    decide(simulation, authReqId, 'prompt.approved');
    expect(simulation.calls).toEqual([]);
    simulation.popUntil(() => simulation.calls.length > 0);
    simulation.endCall(answered(204));
    expect(deliveryOf(simulation, authReqId)).toBe('delivered');
    expectReplay(simulation);
  });

  it('that is late is made when it leaves, and once', () => {
    const act = { kind: 'latency', by: { kind: 'fixed', ms: 3000 } } as const;
    const simulation = runWith(notification, act);
    const authReqId = openToldRequest(simulation, 'push');
    decide(simulation, authReqId, 'prompt.approved');
    expect(simulation.world().calls.size).toBe(0);
    simulation.wait(3000);
    expect(simulation.calls).toHaveLength(1);
    expect(simulation.world().calls.size).toBe(1);
  });

  it('that is doubled calls twice, and only the first answer counts', () => {
    const simulation = runWith(notification, { kind: 'duplicate', times: 1 });
    const authReqId = openToldRequest(simulation, 'ping');
    decide(simulation, authReqId, 'prompt.approved');
    simulation.wait(100);
    expect(simulation.calls).toHaveLength(2);
    simulation.endCall(answered(204));
    simulation.endCall(answered(500));
    expect(deliveryOf(simulation, authReqId)).toBe('delivered');
    expectReplay(simulation);
  });

  it('whose answer is lost counts as not answered', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const authReqId = openToldRequest(simulation, 'ping');
    decide(simulation, authReqId, 'prompt.approved');
    const act = { kind: 'reset' } as const;
    const rules = [{ id: 'r', title: '', on: response, how: { kind: 'always' }, act }] as const;
    simulation.offer({ kind: 'faults.set', run: 'test', rules });
    simulation.endCall(answered(204));
    simulation.wait(100);
    expect(deliveryOf(simulation, authReqId)).toBe('pausing');
    expectReplay(simulation);
  });

  it('may be answered on its way, without anybody being called', () => {
    const act = { kind: 'error', status: 503, error: 'temporarily_unavailable' } as const;
    const simulation = runWith(notification, act, { kind: 'once' });
    const authReqId = openToldRequest(simulation, 'ping');
    decide(simulation, authReqId, 'prompt.approved');
    simulation.wait(100);
    expect(simulation.calls).toEqual([]);
    expect(deliveryOf(simulation, authReqId)).toBe('pausing');
  });
});
