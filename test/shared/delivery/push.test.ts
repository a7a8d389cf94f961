/** Push: tokens and errors that are sent to the client, what ties them together, and lost ones. */
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '#shared/profiles/profiles.ts';
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
import { outsideSetup, pushed, withToken } from '#test/support/core/outside-parties.ts';
import {
  authenticationRequest,
  refreshRequest,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const setup = outsideSetup();
const asPushed = { client: pushed };
const idClaim = 'urn:openid:params:jwt:claim:auth_req_id';
const refreshHash = 'urn:openid:params:jwt:claim:rt_hash';

function decided(
  decision: 'approve' | 'deny' | 'fail',
  changes: Readonly<Record<string, string>> = {},
) {
  const simulation = createSimulation({ setup });
  const authReqId = openToldRequest(simulation, 'push', changes);
  simulation.decideFor(authReqId, { decision });
  const message = messageIn(simulation.calls[0]?.request);
  return { simulation, authReqId, message };
}

function leftHalf(text: unknown, hash = 'sha256'): string {
  const digest = createHash(hash).update(String(text)).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

describe('CIBA Core §7.3: a push client', () => {
  it('is told no interval, for it has nothing to poll for (R-162)', () => {
    const simulation = createSimulation({ setup });
    const { status, body } = simulation.ask(authenticationRequest(withToken, asPushed));
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(['auth_req_id', 'expires_in']);
  });

  it('is refused at the token endpoint, whatever became of its request (R-186)', () => {
    for (const decision of ['approve', 'deny'] as const) {
      const { simulation, authReqId } = decided(decision);
      const refused = simulation.ask(tokenRequest(authReqId, {}, asPushed));
      expect(refused).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    }
  });
});

describe('CIBA Core §10.3.1: a push of tokens', () => {
  it('is one POST with everything that a token answer has, and the auth_req_id (R-236)', () => {
    const { simulation, authReqId, message } = decided('approve');
    const [call] = simulation.calls;
    expect(call?.request).toMatchObject({ method: 'POST', target: '/notify' });
    const headers = new Map(call?.request.headers);
    expect(headers.get('Authorization')).toBe(`Bearer ${withToken.client_notification_token}`);
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(message).toEqual({
      auth_req_id: authReqId,
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid',
      id_token: expect.any(String),
    });
  });

  it('waits for the signatures, and consumes the request before (R-236)', () => {
    const simulation = createSimulation({ setup, holdSignatures: true });
    const authReqId = openToldRequest(simulation, 'push');
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.calls).toEqual([]);
    const states = simulation.ofKind('machine.moved').filter(({ about }) => about === authReqId);
    expect(states.at(-1)?.to).toBe('redeemed');
    simulation.signAll();
    expect(simulation.calls).toHaveLength(1);
  });

  it('brings an ID token that is tied to the request and to the access token (R-237, R-238)', () => {
    const { authReqId, message } = decided('approve');
    const claims = decodeJwt(String(message['id_token']));
    expect(claims[idClaim]).toBe(authReqId);
    expect(claims['at_hash']).toBe(leftHalf(message['access_token']));
  });

  it('ties its refresh token to the ID token as well, and that token works (R-239)', () => {
    const { simulation, message } = decided('approve', { scope: 'openid offline_access' });
    const claims = decodeJwt(String(message['id_token']));
    expect(claims[refreshHash]).toBe(leftHalf(message['refresh_token']));
    const refresh = refreshRequest(String(message['refresh_token']), {}, asPushed);
    expect(simulation.ask(refresh).status).toBe(200);
  });

  it('has no such tie without a refresh token (R-240)', () => {
    const claims = decodeJwt(String(decided('approve').message['id_token']));
    expect(claims).not.toHaveProperty(refreshHash);
  });

  it('hashes as the algorithm of the ID token demands (R-238, R-239)', () => {
    const client = { ...pushed, id_token_signed_response_alg: 'EdDSA' };
    const keys = [{ kty: 'OKP', kid: 'ed', alg: 'EdDSA' }];
    const simulation = createSimulation({ setup: outsideSetup({ clients: [client], keys }) });
    const scope = 'openid offline_access';
    simulation.decideFor(openToldRequest(simulation, 'push', { scope }), { decision: 'approve' });
    const message = messageIn(simulation.calls[0]?.request);
    const claims = decodeJwt(String(message['id_token']));
    expect(claims['at_hash']).toBe(leftHalf(message['access_token'], 'sha512'));
    expect(claims[refreshHash]).toBe(leftHalf(message['refresh_token'], 'sha512'));
  });

  it('ties an access token that is a JWT, too (R-238)', () => {
    const provider = { access_token_format: 'jwt' } as const;
    const simulation = createSimulation({ setup: outsideSetup({ provider }) });
    simulation.decideFor(openToldRequest(simulation, 'push'), { decision: 'approve' });
    const message = messageIn(simulation.calls[0]?.request);
    const claims = decodeJwt(String(message['id_token']));
    expect(claims['at_hash']).toBe(leftHalf(message['access_token']));
  });
});

describe('CIBA Core §12: a push of an error', () => {
  it.each([
    ['a denial (R-241)', 'deny', 'access_denied'],
    ['a failure on the way to the person (R-243)', 'fail', 'transaction_failed'],
  ] as const)(
    'after %s names its code, and which request it is about',
    (_cause, decision, error) => {
      const { simulation, authReqId, message } = decided(decision);
      expect(message).toEqual({ error, auth_req_id: authReqId });
      expect(simulation.ofKind('tokens.issued')).toEqual([]);
    },
  );

  it('after the expiry says expired_token, once (R-242)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = openToldRequest(simulation, 'push');
    simulation.wait(600_000);
    const messages = simulation.calls.map(({ request }) => messageIn(request));
    expect(messages).toEqual([{ error: 'expired_token', auth_req_id: authReqId }]);
  });

  it('does not follow a push of tokens when its request would have expired', () => {
    const { simulation } = decided('approve');
    simulation.endCall(answered(204));
    simulation.wait(600_000);
    expect(notificationsOf(simulation)).toHaveLength(1);
  });

  it('that nobody takes revokes nothing, for there is nothing to revoke', () => {
    const { simulation, authReqId } = decided('deny');
    simulation.endCall(answered(400));
    expect(deliveryOf(simulation, authReqId)).toBe('givenUp');
    expect(simulation.ofKind('grant.revoked')).toEqual([]);
  });
});

describe('CIBA Core §10.3.1: what the client answers to a push', () => {
  it.each([
    ['204', answered(204)],
    ['200 with a body', answered(200, 'thank you')],
  ])('%s: the tokens are delivered, and nobody calls again (R-244)', (_answer, outcome) => {
    const { simulation, authReqId } = decided('approve');
    simulation.endCall(outcome);
    simulation.wait(100_000);
    expect(deliveryOf(simulation, authReqId)).toBe('delivered');
    expect(notificationsOf(simulation)).toHaveLength(1);
    expect(simulation.ofKind('grant.revoked')).toEqual([]);
  });

  it.each([
    ['a redirect (R-245)', answered(302, '', 'https://client.example/elsewhere')],
    ['401 (R-246)', answered(401)],
    ['an address that may not be called (R-246)', forbidden],
  ])(
    '%s: nobody is called again, and the tokens that were lost are revoked',
    (_answer, outcome) => {
      const { simulation, authReqId } = decided('approve', { scope: 'openid offline_access' });
      const { request } = simulation.calls[0] ?? {};
      simulation.endCall(outcome);
      simulation.wait(100_000);
      expect(notificationsOf(simulation)).toHaveLength(1);
      expect(simulation.ofKind('grant.revoked')).toMatchObject([
        { about: authReqId, reason: 'the push could not be delivered' },
      ]);
      const refresh = refreshRequest(String(messageIn(request)['refresh_token']), {}, asPushed);
      expect(simulation.ask(refresh).body['error']).toBe('invalid_grant');
    },
  );

  it.each([
    ['5xx', answered(502)],
    ['no connection', unreachable],
    ['no answer in time', silent],
  ])(
    '%s: the same bytes are sent again, and in the end the tokens are revoked (R-246)',
    (_answer, outcome) => {
      const { simulation } = decided('approve');
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        expect(simulation.ofKind('grant.revoked')).toEqual([]);
        simulation.endCall(outcome);
        simulation.wait(5000);
      }
      const sent = notificationsOf(simulation).map(({ request }) => request);
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
      expect(simulation.ofKind('tokens.issued')).toHaveLength(1);
      expect(simulation.ofKind('grant.revoked')).toHaveLength(1);
    },
  );
});

describe('a push whose client or request is gone', () => {
  it('makes no tokens for a client that was switched off before the decision (R-193)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = openToldRequest(simulation, 'push');
    simulation.switchAccount('client', 'pushed', false);
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.wait(600_000);
    expect(simulation.calls).toEqual([]);
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
  });

  it('revokes tokens whose client was switched off while they were being signed (R-193)', () => {
    const simulation = createSimulation({ setup, holdSignatures: true });
    const authReqId = openToldRequest(simulation, 'push');
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.switchAccount('client', 'pushed', false);
    simulation.signAll();
    expect(simulation.calls).toEqual([]);
    expect(simulation.ofKind('grant.revoked')).toHaveLength(1);
  });

  it('delivers all the same when its request was forgotten while it was being signed (R-246)', () => {
    const simulation = createSimulation({
      setup: outsideSetup({ provider: { ended_requests_kept: 1 } }),
      holdSignatures: true,
    });
    const authReqId = openToldRequest(simulation, 'push');
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.decideFor(openToldRequest(simulation, 'ping'), { decision: 'deny' });
    expect(simulation.world().requests.size).toBe(1);
    simulation.signAll();
    const messages = simulation.calls.map(({ request }) => messageIn(request));
    expect(messages).toContainEqual(
      expect.objectContaining({ auth_req_id: authReqId, access_token: expect.any(String) }),
    );
  });
});

describe('FAPI-CIBA ID1 §5.2.2: under a FAPI profile', () => {
  it.each(['fapi1-ciba-id1', 'fapi2-ciba'] as const)(
    '%s a push client is turned away, and neither asked about nor sent anything (R-247)',
    (profile) => {
      const simulation = createSimulation({
        setup: outsideSetup({ profile, provider: settingsOf(profile) }),
      });
      const request = authenticationRequest({ ...withToken, binding_message: 'W4' }, asPushed);
      expect(simulation.ask(request)).toMatchObject({
        status: 400,
        body: { error: 'unauthorized_client' },
      });
      simulation.wait(600_000);
      expect(simulation.calls).toEqual([]);
      expect(simulation.ofKind('prompt.arrived')).toEqual([]);
    },
  );
});
