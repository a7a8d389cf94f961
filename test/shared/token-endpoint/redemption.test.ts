/** What an approved request gives, to whom, and that it gives it once. */
import { describe, expect, it } from 'vitest';
import { approved, openRequest } from '#test/support/core/decided-request.ts';
import { keeper, outsideSetup } from '#test/support/core/outside-parties.ts';
import {
  authenticationRequest,
  refreshRequest,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { kiosk } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function errorOf(simulation: Simulation, authReqId: string): unknown {
  return simulation.ask(tokenRequest(authReqId)).body['error'];
}

describe('CIBA Core §10.1.1: an approved request gives', () => {
  it('tokens that are not cached, with the scope that was granted (R-173, R-197)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation, { scope: 'openid email' });
    const { status, body, headers } = simulation.ask(tokenRequest(authReqId));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[A-Za-z0-9_-]{43,}$/),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid email',
      id_token: expect.any(String),
    });
  });

  it('tokens until the last millisecond of its life (R-163)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation, { requested_expiry: '10' });
    simulation.wait(10_000 - 1 - simulation.now());
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('no tokens a millisecond later, for its life counts from its arrival (R-163, R-164)', () => {
    const simulation = createSimulation();
    const { body } = simulation.ask(authenticationRequest({ requested_expiry: '10' }));
    const authReqId = String(body['auth_req_id']);
    expect(body['expires_in']).toBe(10);
    simulation.wait(9000);
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.wait(1000);
    expect(errorOf(simulation, authReqId)).toBe('expired_token');
  });

  it('tokens once: while they are being signed a second poll is refused already (R-185)', () => {
    const simulation = createSimulation({ holdSignatures: true });
    const authReqId = approved(simulation);
    const first = simulation.request(tokenRequest(authReqId));
    expect(simulation.answerTo(first)).toBeUndefined();
    expect(errorOf(simulation, authReqId)).toBe('invalid_grant');
    simulation.signAll();
    expect(simulation.answerTo(first)?.status).toBe(200);
    expect(errorOf(simulation, authReqId)).toBe('invalid_grant');
  });

  it('tokens to one of fifty redemptions at once (R-185)', () => {
    const simulation = createSimulation({ holdSignatures: true });
    const authReqId = approved(simulation);
    const calls = Array.from({ length: 50 }, () => simulation.request(tokenRequest(authReqId)));
    simulation.signAll();
    const answers = calls.map((call) => simulation.answerTo(call));
    const given = answers.filter((answer) => answer?.status === 200);
    const refused = answers.filter((answer) => answer?.body['error'] === 'invalid_grant');
    expect([given.length, refused.length]).toEqual([1, 49]);
  });

  it('tokens to its owner after another client tried to redeem it (R-181)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation);
    const stolen = simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(stolen.body['error']).toBe('invalid_grant');
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });
});

describe('CIBA Core §10.1.1: a second redemption', () => {
  const asKeeper = { client: keeper };
  const scope = { scope: 'openid offline_access' };

  it('revokes what the first one gave, once and on record (R-184)', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const authReqId = approved(simulation, scope, asKeeper);
    const { body } = simulation.ask(tokenRequest(authReqId, {}, asKeeper));
    simulation.ask(tokenRequest(authReqId, {}, asKeeper));
    simulation.ask(tokenRequest(authReqId, {}, asKeeper));
    const issued = simulation.ofKind('tokens.issued').at(-1);
    expect(simulation.ofKind('grant.revoked')).toMatchObject([
      { grant: issued?.grant, about: authReqId, reason: 'its auth_req_id was used twice' },
    ]);
    const refresh = refreshRequest(String(body['refresh_token']), {}, asKeeper);
    expect(simulation.ask(refresh).body['error']).toBe('invalid_grant');
  });

  it('by another client revokes nothing: a stranger cannot end a grant (R-181, R-184)', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const authReqId = approved(simulation, scope, asKeeper);
    const { body } = simulation.ask(tokenRequest(authReqId, {}, asKeeper));
    simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(simulation.ofKind('grant.revoked')).toEqual([]);
    const refresh = refreshRequest(String(body['refresh_token']), {}, asKeeper);
    expect(simulation.ask(refresh).status).toBe(200);
  });
});

describe('an account that is switched off after the person agreed', () => {
  it('of the person gives no tokens, and gives them when it is on again (R-192)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation);
    simulation.switchAccount('user', 'u-1', false);
    const refused = simulation.ask(tokenRequest(authReqId));
    expect([refused.status, refused.body['error']]).toEqual([400, 'invalid_grant']);
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
    simulation.switchAccount('user', 'u-1', true);
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('of the client cannot authenticate any more (R-193)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation);
    simulation.switchAccount('client', 'till', false);
    const refused = simulation.ask(tokenRequest(authReqId));
    expect([refused.status, refused.body['error']]).toEqual([401, 'invalid_client']);
    simulation.switchAccount('client', 'till', true);
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('that nobody has cannot be switched', () => {
    const simulation = createSimulation();
    expect(() => simulation.switchAccount('user', 'u-9', false)).toThrow(/no user «u-9»/);
    expect(() => simulation.switchAccount('client', 'x', false)).toThrow(/no client «x»/);
  });
});

describe('the authentication channel', () => {
  function switched(simulation: Simulation, on: boolean): void {
    simulation.give({
      kind: 'intent.given',
      intent: { kind: 'channel.switched', run: 'test', on },
    });
  }

  it('that is down refuses new requests with 503 and Retry-After, and leaves none behind (R-118)', () => {
    const simulation = createSimulation();
    switched(simulation, false);
    const { status, headers, body } = simulation.ask(authenticationRequest());
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body['auth_req_id']).toBeUndefined();
    expect(simulation.world().requests.size).toBe(0);
    expect(simulation.ofKind('request.opened')).toEqual([]);
    simulation.wait(1000);
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
  });

  it('that is down does not harm what is under way, and is up again when it is said to be (R-118)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation);
    switched(simulation, false);
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
    switched(simulation, true);
    expect(openRequest(simulation)).toMatch(/^[A-Za-z0-9._-]{40,}$/);
  });
});
