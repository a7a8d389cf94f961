/** Long polling: a pending poll is held, let go at its time, and answered at once when there is a result. */
import { describe, expect, it } from 'vitest';
import { mapGet } from '#shared/kernel/collections/persistent-map.ts';
import { stateName } from '#shared/machines/run-machine.ts';
import { dpopProof, withProof } from '#test/support/core/bound-request.ts';
import { openToldRequest } from '#test/support/core/called-client.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { outsideSetup, pinged, vault } from '#test/support/core/outside-parties.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { openTokens } from '#test/support/core/token-content.ts';

type Settings = NonNullable<NonNullable<Parameters<typeof outsideSetup>[0]>['provider']>;

/** A request whose first poll is being held. */
function held(provider: Settings = {}) {
  const setup = outsideSetup({ provider: { long_poll_seconds: 20, ...provider } });
  const simulation = createSimulation({ setup });
  const authReqId = openRequest(simulation);
  const exchange = simulation.request(tokenRequest(authReqId));
  expect(simulation.answerTo(exchange)).toBeUndefined();
  return { simulation, authReqId, exchange };
}

function errorOf(simulation: Simulation, authReqId: string): unknown {
  const exchange = simulation.request(tokenRequest(authReqId));
  return simulation.answerTo(exchange)?.body['error'];
}

describe('CIBA Core §10.1: a long poll', () => {
  it('is held for its time, and not longer, and is then told to wait (R-203)', () => {
    const { simulation, exchange } = held();
    simulation.wait(19_999);
    expect(simulation.answerTo(exchange)).toBeUndefined();
    simulation.wait(1);
    expect(simulation.answerTo(exchange)).toMatchObject({
      status: 400,
      body: { error: 'authorization_pending' },
    });
  });

  it('is let go with tokens at the moment of the approval (R-203)', () => {
    const { simulation, authReqId, exchange } = held();
    simulation.wait(3000);
    simulation.decideFor(authReqId, { decision: 'approve' });
    const answer = simulation.answerTo(exchange);
    expect(answer?.status).toBe(200);
    expect(simulation.now()).toBe(3000);
    expect(errorOf(simulation, authReqId)).toBe('invalid_grant');
  });

  it.each(['deny', 'fail'] as const)(
    'is let go with access_denied when they %s (R-203)',
    (decision) => {
      const { simulation, authReqId, exchange } = held();
      simulation.decideFor(authReqId, { decision });
      expect(simulation.answerTo(exchange)).toMatchObject({
        status: 400,
        body: { error: 'access_denied' },
      });
    },
  );

  it('is let go with expired_token when its request expires meanwhile (R-203)', () => {
    const { simulation, exchange } = held({ default_expires_in: 10 });
    simulation.wait(10_000);
    expect(simulation.answerTo(exchange)?.body['error']).toBe('expired_token');
  });

  it('may be followed by the next at once, for it took longer than the interval (R-203)', () => {
    const { simulation, authReqId } = held();
    simulation.wait(20_000);
    const next = simulation.request(tokenRequest(authReqId));
    expect(simulation.answerTo(next)).toBeUndefined();
    simulation.wait(20_000);
    expect(simulation.answerTo(next)?.body['error']).toBe('authorization_pending');
  });

  it('counts for the interval, where it was shorter than that (R-168, R-203)', () => {
    const { simulation, authReqId } = held({ long_poll_seconds: 3 });
    simulation.wait(4999);
    expect(errorOf(simulation, authReqId)).toBe('slow_down');
  });

  it('leaves the rest of the interval to wait for, and no more (R-167, R-203)', () => {
    const { simulation, authReqId } = held({ long_poll_seconds: 3 });
    simulation.wait(5000);
    const next = simulation.request(tokenRequest(authReqId));
    expect(simulation.answerTo(next)).toBeUndefined();
  });

  it('is not disturbed by a second one, which is told to slow down (R-203)', () => {
    const { simulation, authReqId, exchange } = held();
    simulation.wait(1000);
    expect(errorOf(simulation, authReqId)).toBe('slow_down');
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.answerTo(exchange)?.status).toBe(200);
  });

  it('binds its tokens by the proof that it came with, whenever it is let go (R-215)', () => {
    const setup = outsideSetup({ provider: { long_poll_seconds: 20 } });
    const simulation = createSimulation({ setup });
    const asVault = { client: vault };
    const authReqId = openRequest(simulation, {}, asVault);
    const call = withProof(tokenRequest(authReqId, {}, asVault), dpopProof());
    const exchange = simulation.request(call);
    simulation.wait(15_000);
    simulation.decideFor(authReqId, { decision: 'approve' });
    const answer = simulation.answerTo(exchange) ?? { status: 0, body: {}, headers: new Map() };
    expect(openTokens(simulation, answer).access['cnf']).toEqual({ jkt: expect.any(String) });
  });

  it('of a ping client gets the tokens while the ping goes out beside it (R-194)', () => {
    const setup = outsideSetup({ provider: { long_poll_seconds: 20 } });
    const simulation = createSimulation({ setup });
    const authReqId = openToldRequest(simulation, 'ping');
    const exchange = simulation.request(tokenRequest(authReqId, {}, { client: pinged }));
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.answerTo(exchange)?.status).toBe(200);
    expect(simulation.calls).toHaveLength(1);
  });

  it('that is not allowed to wait is not held: a poll that comes too early is told at once', () => {
    const { simulation, authReqId } = held({ long_poll_seconds: 3 });
    simulation.wait(3100);
    expect(errorOf(simulation, authReqId)).toBe('slow_down');
  });
});

describe('a long poll whose client hangs up', () => {
  it('consumes nothing: the next poll gets the tokens (R-204)', () => {
    const { simulation, authReqId, exchange } = held();
    simulation.give({ kind: 'http.hung-up', exchange });
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.answerTo(exchange)).toBeUndefined();
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('may be followed by another at once, which is held in its turn (R-204)', () => {
    const { simulation, authReqId, exchange } = held();
    simulation.wait(1000);
    simulation.give({ kind: 'http.hung-up', exchange });
    const next = simulation.request(tokenRequest(authReqId));
    expect(simulation.answerTo(next)).toBeUndefined();
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.answerTo(next)?.status).toBe(200);
  });

  it('does not end the wait of the one that came after it (R-204)', () => {
    const { simulation, authReqId, exchange } = held();
    simulation.give({ kind: 'http.hung-up', exchange });
    simulation.request(tokenRequest(authReqId));
    simulation.give({ kind: 'http.hung-up', exchange });
    const { polling } = mapGet(simulation.world().requests, authReqId) ?? {};
    expect(stateName(polling?.value ?? '')).toBe('holding');
  });

  it('a moment after it was let go loses its tokens, as any client that hangs up then (R-204)', () => {
    const setup = outsideSetup({ provider: { long_poll_seconds: 20 } });
    const simulation = createSimulation({ setup, holdSignatures: true });
    const authReqId = openRequest(simulation);
    const exchange = simulation.request(tokenRequest(authReqId));
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.give({ kind: 'http.hung-up', exchange });
    simulation.signAll();
    expect(simulation.answerTo(exchange)).toBeUndefined();
    expect(errorOf(simulation, authReqId)).toBe('invalid_grant');
  });
});

describe('what changed while a poll was held is asked again', () => {
  it('so a client that was switched off gets no tokens (R-193)', () => {
    const { simulation, authReqId, exchange } = held();
    simulation.switchAccount('client', 'till', false);
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.answerTo(exchange)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
  });

  it('so a person who was switched off agrees no more, and is not signed in (R-192)', () => {
    const { simulation, authReqId, exchange } = held();
    simulation.switchAccount('user', 'u-1', false);
    expect(simulation.decideFor(authReqId, { decision: 'approve' })).toMatch(/can no longer/);
    simulation.wait(20_000);
    expect(simulation.answerTo(exchange)?.body['error']).toBe('authorization_pending');
  });

  it('so a client that abuses the wait of its own poll loses both (R-171)', () => {
    const { simulation, authReqId, exchange } = held({ polls_too_soon_limit: 2 });
    const errors = [1, 2, 3].map(() => errorOf(simulation, authReqId));
    expect(errors).toEqual(['slow_down', 'slow_down', 'invalid_request']);
    expect(simulation.answerTo(exchange)?.body['error']).toBe('invalid_request');
  });
});
