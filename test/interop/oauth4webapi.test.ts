/**
 * A second outside judge, closer to the wire: oauth4webapi checks each answer of the provider by
 * itself, the metadata, the acknowledgement, the token answer, the ID token and every error.
 */
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTill, loopbackFetch } from '#test/support/shell/http-call.ts';
import { openWallRun, requestIs, type WallRun } from '#test/support/shell/wall-run.ts';

const client: oauth.Client = { client_id: demoTill.client_id };
const clientAuth = oauth.ClientSecretBasic(demoTill.client_secret);
const insecure = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: loopbackFetch };

let wall: WallRun;
let server: oauth.AuthorizationServer;

beforeAll(async () => {
  wall = await openWallRun();
  const issuer = new URL(wall.issuer);
  const answer = await oauth.discoveryRequest(issuer, insecure);
  server = await oauth.processDiscoveryResponse(issuer, answer);
});

afterAll(() => wall.close());

async function begin(changes: Readonly<Record<string, string>> = {}) {
  const parameters = { scope: 'openid', login_hint: 'alice', ...changes };
  const answer = await oauth.backchannelAuthenticationRequest(
    server,
    client,
    clientAuth,
    parameters,
    insecure,
  );
  return oauth.processBackchannelAuthenticationResponse(server, client, answer);
}

async function poll(authReqId: string) {
  const answer = await oauth.backchannelAuthenticationGrantRequest(
    server,
    client,
    clientAuth,
    authReqId,
    insecure,
  );
  const tokens = await oauth.processBackchannelAuthenticationGrantResponse(server, client, answer);
  return { answer, tokens };
}

describe('oauth4webapi speaks CIBA with this provider', () => {
  it('reads its metadata (R-001, R-002, R-003)', () => {
    expect(server).toMatchObject({
      issuer: wall.issuer,
      backchannel_token_delivery_modes_supported: ['poll', 'ping', 'push'],
    });
    expect(server.grant_types_supported).toContain('urn:openid:params:grant-type:ciba');
    expect(server.backchannel_authentication_endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  });

  it('gets tokens after an approval, and its own check of the signature passes', async () => {
    const { auth_req_id: authReqId } = await begin();
    await wall.phone.decide(authReqId, 'prompt.approved');
    await requestIs(wall.seen, authReqId, 'alive.granted');
    const { answer, tokens } = await poll(authReqId);
    await oauth.validateApplicationLevelSignature(server, answer, insecure);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: 'u-1001' });
  });

  it('is told authorization_pending first and slow_down when it does not wait (R-166, R-168)', async () => {
    const { auth_req_id: authReqId } = await begin();
    await expect(poll(authReqId)).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(poll(authReqId)).rejects.toMatchObject({ error: 'slow_down' });
  });

  it('gets tokens exactly once from fifty polls at the same time (R-185)', async () => {
    const { auth_req_id: authReqId } = await begin();
    await wall.phone.decide(authReqId, 'prompt.approved');
    await requestIs(wall.seen, authReqId, 'alive.granted');
    const polls = await Promise.allSettled(Array.from({ length: 50 }, () => poll(authReqId)));
    expect(polls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const errors = polls.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    for (const error of errors) expect(error).toMatchObject({ error: 'invalid_grant' });
  });

  it('is refused with a challenge when its secret is wrong (R-040)', async () => {
    const answer = await oauth.backchannelAuthenticationRequest(
      server,
      client,
      oauth.ClientSecretBasic('wrong'),
      { scope: 'openid', login_hint: 'alice' },
      insecure,
    );
    expect(answer.status).toBe(401);
    await expect(
      oauth.processBackchannelAuthenticationResponse(server, client, answer),
    ).rejects.toMatchObject({
      name: 'WWWAuthenticateChallengeError',
      cause: [{ scheme: 'basic' }],
    });
  });
});
