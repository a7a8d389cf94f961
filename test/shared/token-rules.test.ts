/**
 * The token endpoint by what it answers to a poll: every refusal with its clause and code, how it
 * throttles, and that an approved request gives tokens exactly once.
 */
import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { formPost, tokenRequest } from '#test/support/core/outside-request.ts';
import { kiosk } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { clientRefusals } from '#test/support/refusals/client-refusals.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';
import { tokenRefusals } from '#test/support/refusals/token-refusals.ts';

function errorOf(simulation: Simulation, authReqId: string): unknown {
  return simulation.ask(tokenRequest(authReqId)).body['error'];
}

function approved(simulation: Simulation, changes: Readonly<Record<string, string>> = {}): string {
  const authReqId = openRequest(simulation, changes);
  decide(simulation, authReqId, 'prompt.approved');
  return authReqId;
}

describe('CIBA Core §11: the token endpoint refuses', () => {
  const here = clientRefusals.filter(({ table }) => table === 'token');
  for (const refusal of [...here, ...tokenRefusals]) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }

  it('GET with 405', () => {
    expect(createSimulation().ask(formPost(paths.token, [], { method: 'GET' })).status).toBe(405);
  });

  it('an unknown and a stolen auth_req_id by the same answer', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const stolen = simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(stolen).toEqual(simulation.ask(tokenRequest('garbage')));
  });

  it('a denied request again and again, and never gives tokens for it (R-176)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    decide(simulation, authReqId, 'prompt.denied');
    expect([errorOf(simulation, authReqId), errorOf(simulation, authReqId)]).toEqual([
      'access_denied',
      'access_denied',
    ]);
  });

  it('a request that expired long ago as expired, not as unknown (R-179)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.wait(24 * 3_600_000);
    expect(errorOf(simulation, authReqId)).toBe('expired_token');
  });

  it('repeated form members before it looks at the request', () => {
    const simulation = createSimulation();
    const pairs = [
      ['grant_type', cibaGrantType],
      ['auth_req_id', approved(simulation)],
      ['auth_req_id', 'other'],
    ] as const;
    expect(simulation.ask(formPost(paths.token, pairs)).body['error']).toBe('invalid_request');
  });
});

describe('CIBA Core §11: the token endpoint throttles', () => {
  it('never the first poll, not even at the moment of the acknowledgement (R-166)', () => {
    const simulation = createSimulation();
    expect(errorOf(simulation, openRequest(simulation))).toBe('authorization_pending');
  });

  it('no client that waits for exactly the interval (R-167)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    for (let polls = 0; polls < 10; polls += 1) {
      expect(errorOf(simulation, authReqId)).toBe('authorization_pending');
      simulation.wait(5000);
    }
  });

  it('a poll that comes a millisecond early, and adds five seconds that stay (R-168, R-169)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const polls = [0, 4999, 10_000, 9_999, 15_000, 15_000].map((restMs) => {
      simulation.wait(restMs);
      return errorOf(simulation, authReqId);
    });
    expect(polls).toEqual([
      'authorization_pending',
      'slow_down',
      'authorization_pending',
      'slow_down',
      'authorization_pending',
      'authorization_pending',
    ]);
  });

  it('six seconds after a slow_down at interval five (R-169)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    for (const restMs of [0, 1000]) {
      simulation.wait(restMs);
      errorOf(simulation, authReqId);
    }
    simulation.wait(6000);
    expect(errorOf(simulation, authReqId)).toBe('slow_down');
  });

  it('twenty rapid polls without ever giving tokens (R-170)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const errors = Array.from({ length: 20 }, () => errorOf(simulation, authReqId));
    expect(errors).toEqual(['authorization_pending', ...Array(19).fill('slow_down')]);
  });

  it('each request by itself', () => {
    const simulation = createSimulation();
    const [one, other] = [openRequest(simulation), openRequest(simulation)];
    errorOf(simulation, one);
    expect(errorOf(simulation, one)).toBe('slow_down');
    expect(errorOf(simulation, other)).toBe('authorization_pending');
  });

  it('no owner for the polls of another client (R-181)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(errorOf(simulation, authReqId)).toBe('authorization_pending');
  });
});

describe('CIBA Core §10.1.1: an approved request gives', () => {
  it('tokens that are not cached, with the scope that was granted (R-173, R-197)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation, { scope: 'openid email' });
    const { status, body, headers } = simulation.ask(tokenRequest(authReqId));
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid email',
      id_token: expect.any(String),
    });
  });

  it('tokens to a poll that comes before the interval is over (R-174)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    errorOf(simulation, authReqId);
    decide(simulation, authReqId, 'prompt.approved');
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('tokens until the last millisecond of its life', () => {
    const last = createSimulation();
    const authReqId = approved(last, { requested_expiry: '10' });
    last.wait(10_000 - 1 - last.now());
    expect(last.ask(tokenRequest(authReqId)).status).toBe(200);
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

  it('tokens to its owner after another client tried to redeem it (R-181)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation);
    const stolen = simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(stolen.body['error']).toBe('invalid_grant');
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('an ID token about the hinted person, for this client, bound to the access token (R-210, R-211)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation, { scope: 'openid profile' });
    simulation.wait(3000);
    const { body } = simulation.ask(tokenRequest(authReqId));
    const idToken = String(body['id_token']);
    const halfHash = createHash('sha256')
      .update(String(body['access_token']))
      .digest()
      .subarray(0, 16);
    const epoch = Math.floor(simulation.world().setup.epochMs / 1000);
    expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'ES256', kid: 'stub-1', typ: 'JWT' });
    expect(decodeJwt(idToken)).toEqual({
      iss: 'https://provider.example',
      sub: 'u-1',
      aud: 'till',
      iat: epoch + 3,
      exp: epoch + 3 + 3600,
      auth_time: epoch,
      at_hash: halfHash.toString('base64url'),
      name: 'Alice Amberg',
    });
  });
});
