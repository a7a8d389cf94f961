/** Ping: what the client is sent and when, and that its answer decides nothing but the next attempt. */
import { describe, expect, it } from 'vitest';
import {
  answered,
  deliveryOf,
  forbidden,
  messageIn,
  notificationsOf,
  openToldRequest,
  silent,
  unreachable,
} from '#test/support/core/called-client.ts';
import { outsideSetup, pinged, withToken } from '#test/support/core/outside-parties.ts';
import { authenticationRequest, tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const setup = outsideSetup();
const asPinged = { client: pinged };

function redeem(simulation: Simulation, authReqId: string) {
  return simulation.ask(tokenRequest(authReqId, {}, asPinged));
}

function decided(decision: 'approve' | 'deny' | 'fail') {
  const simulation = createSimulation({ setup });
  const authReqId = openToldRequest(simulation, 'ping');
  simulation.decideFor(authReqId, { decision });
  return { simulation, authReqId };
}

describe('CIBA Core §7.3: a ping client', () => {
  it('is told an interval as well, for it may poll (R-161)', () => {
    const simulation = createSimulation({ setup });
    const { body } = simulation.ask(authenticationRequest(withToken, asPinged));
    expect(body['interval']).toBe(5);
  });
});

describe('CIBA Core §10.2: a ping', () => {
  it('is one POST with the client’s own token and the auth_req_id, and nothing else (R-221)', () => {
    const { simulation, authReqId } = decided('approve');
    expect(simulation.calls).toHaveLength(1);
    const [call] = simulation.calls;
    expect(call).toMatchObject({ origin: 'https://client.example' });
    expect(call?.request).toMatchObject({ method: 'POST', target: '/notify' });
    const headers = new Map(call?.request.headers);
    expect(headers.get('Authorization')).toBe(`Bearer ${withToken.client_notification_token}`);
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(messageIn(call?.request)).toEqual({ auth_req_id: authReqId });
  });

  it('does not go out before the person has decided (R-222)', () => {
    const simulation = createSimulation({ setup });
    openToldRequest(simulation, 'ping');
    simulation.wait(60_000);
    expect(simulation.calls).toEqual([]);
  });

  it('tells of a no as well, and only the token endpoint says that it was one (R-223)', () => {
    const { simulation, authReqId } = decided('deny');
    expect(messageIn(simulation.calls[0]?.request)).toEqual({ auth_req_id: authReqId });
    expect(redeem(simulation, authReqId)).toMatchObject({
      status: 400,
      body: { error: 'access_denied' },
    });
  });

  it('tells of a failure on the way to the person just so (R-223)', () => {
    const { simulation, authReqId } = decided('fail');
    expect(messageIn(simulation.calls[0]?.request)).toEqual({ auth_req_id: authReqId });
    expect(redeem(simulation, authReqId).body['error']).toBe('access_denied');
  });

  it('does not tell of an expiry, which the client knows of by itself (R-224)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = openToldRequest(simulation, 'ping');
    simulation.wait(120_000);
    expect(simulation.calls).toEqual([]);
    expect(redeem(simulation, authReqId).body['error']).toBe('expired_token');
  });

  it('goes out when its result is in the world already, so that a poll at once finds it (R-225)', () => {
    const { simulation, authReqId } = decided('approve');
    expect(simulation.calls).toHaveLength(1);
    expect(redeem(simulation, authReqId).status).toBe(200);
  });

  it('finds its result even where the client polled a moment before (R-225)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = openToldRequest(simulation, 'ping');
    expect(redeem(simulation, authReqId).body['error']).toBe('authorization_pending');
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(redeem(simulation, authReqId).status).toBe(200);
  });

  it('leads to tokens once (R-235)', () => {
    const { simulation, authReqId } = decided('approve');
    simulation.endCall(answered(204));
    expect(redeem(simulation, authReqId).status).toBe(200);
    expect(redeem(simulation, authReqId).body['error']).toBe('invalid_grant');
  });

  it('is not sent to a client that was switched off meanwhile (R-193)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = openToldRequest(simulation, 'ping');
    simulation.switchAccount('client', 'pinged', false);
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.calls).toEqual([]);
  });
});

describe('CIBA Core §10.2: what the client answers to a ping', () => {
  it.each([
    ['204 (R-226)', 'delivered', answered(204)],
    ['200 with a body (R-227)', 'delivered', answered(200, '{"error":"nonsense"}')],
    ['301 (R-228)', 'givenUp', answered(301, '', 'https://client.example/elsewhere')],
    ['302 (R-228)', 'givenUp', answered(302, '', 'https://client.example/elsewhere')],
    ['307 (R-228)', 'givenUp', answered(307, '', 'https://client.example/elsewhere')],
    ['308 (R-228)', 'givenUp', answered(308, '', 'https://client.example/elsewhere')],
    ['401 (R-229)', 'givenUp', answered(401)],
    ['403 (R-230)', 'givenUp', answered(403)],
    ['an address that may not be called (R-232)', 'givenUp', forbidden],
  ])(
    '%s: the delivery is %s, nobody is called again, and the tokens can be fetched',
    (_answer, end, outcome) => {
      const { simulation, authReqId } = decided('approve');
      simulation.endCall(outcome);
      simulation.wait(100_000);
      expect(deliveryOf(simulation, authReqId)).toBe(end);
      expect(notificationsOf(simulation)).toHaveLength(1);
      expect(simulation.world().deliveries.size).toBe(0);
      expect(redeem(simulation, authReqId).status).toBe(200);
    },
  );

  it.each([
    ['500', answered(500)],
    ['503', answered(503)],
    ['429', answered(429)],
    ['no connection', unreachable],
    ['no answer in time', silent],
  ])(
    '%s: it is tried again after one second and after two more, and then no more (R-230, R-233)',
    (_answer, outcome) => {
      const { simulation, authReqId } = decided('approve');
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        expect(simulation.calls).toHaveLength(1);
        simulation.endCall(outcome);
        simulation.wait(5000);
      }
      expect(notificationsOf(simulation).map(({ at }) => at)).toEqual([0, 1000, 7000]);
      expect(deliveryOf(simulation, authReqId)).toBe('givenUp');
      expect(simulation.calls).toEqual([]);
      expect(redeem(simulation, authReqId).status).toBe(200);
    },
  );

  it('a failure that passes: the next attempt brings the same bytes and ends it (R-230)', () => {
    const { simulation, authReqId } = decided('approve');
    simulation.endCall(unreachable);
    simulation.wait(1000);
    simulation.endCall(answered(204));
    simulation.wait(60_000);
    const [first, second, ...more] = notificationsOf(simulation).map(({ request }) => request);
    expect(second).toEqual(first);
    expect(more).toEqual([]);
    expect(deliveryOf(simulation, authReqId)).toBe('delivered');
  });

  it('as many attempts as the settings say (R-230)', () => {
    const simulation = createSimulation({
      setup: outsideSetup({ provider: { callback_attempts: 1 } }),
    });
    const authReqId = openToldRequest(simulation, 'ping');
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.endCall(unreachable);
    expect(deliveryOf(simulation, authReqId)).toBe('givenUp');
  });

  it('nothing yet: approvals and polls go on beside a call that is under way (R-233)', () => {
    const { simulation, authReqId } = decided('approve');
    const other = openToldRequest(simulation, 'ping');
    simulation.decideFor(other, { decision: 'approve' });
    expect(simulation.calls).toHaveLength(2);
    expect(redeem(simulation, authReqId).status).toBe(200);
    expect(redeem(simulation, other).status).toBe(200);
  });

  it('a delivery goes on when its request is redeemed, expired and forgotten meanwhile', () => {
    const simulation = createSimulation({
      setup: outsideSetup({ provider: { ended_requests_kept: 1 } }),
    });
    const authReqId = openToldRequest(simulation, 'ping');
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.endCall(unreachable);
    redeem(simulation, authReqId);
    const other = openToldRequest(simulation, 'ping');
    simulation.decideFor(other, { decision: 'deny' });
    expect(simulation.world().requests.size).toBe(1);
    simulation.wait(1000);
    simulation.endCall(answered(204));
    simulation.endCall(answered(204));
    expect(deliveryOf(simulation, authReqId)).toBe('delivered');
    expect(simulation.world()).toMatchObject({ deliveries: { size: 0 }, calls: { size: 0 } });
  });
});
