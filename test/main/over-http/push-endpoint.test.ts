/** Pushes over real sockets with real signatures: verified with jose, hashed again, and lost. */
import { createHash } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { loopbackFetch } from '#test/support/shell/http-call.ts';
import {
  bodyOf,
  notificationToken,
  openToldClient,
  type ToldClient,
} from '#test/support/shell/told-client.ts';

type Json = Readonly<Record<string, unknown>>;

/** The claims of a token that the provider signed, as a client verifies it. */
async function verified({ provider }: ToldClient, jwt: unknown, alg: string): Promise<Json> {
  const response = await loopbackFetch(provider.issuer + paths.jwks, {});
  const keys = createLocalJWKSet(await response.json());
  const options = { issuer: provider.issuer, audience: 'told', algorithms: [alg] };
  return (await jwtVerify(String(jwt), keys, options)).payload;
}

function leftHalf(text: unknown, alg: string): string {
  const hash = alg === 'EdDSA' ? 'sha512' : 'sha256';
  const digest = createHash(hash).update(String(text)).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

async function pushOf(client: ToldClient, changes: Readonly<Record<string, string>> = {}) {
  const authReqId = await client.open(changes);
  await client.provider.decide(authReqId, 'approve');
  await client.deliveryIs(authReqId, 'delivered');
  return { authReqId, message: bodyOf(client.told.at(-1)) };
}

describe('CIBA Core §10.3.1: a push over HTTP', () => {
  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])(
    'signed by %s verifies, and is tied to request, access token and refresh token (R-236..R-239)',
    async (alg) => {
      const client = await openToldClient({
        mode: 'push',
        client: { id_token_signed_response_alg: alg },
      });
      const { authReqId, message } = await pushOf(client, { scope: 'openid offline_access' });
      expect(client.told).toHaveLength(1);
      expect(client.told[0]?.authorization).toBe(`Bearer ${notificationToken}`);
      expect(message).toMatchObject({ auth_req_id: authReqId, token_type: 'Bearer' });
      const claims = await verified(client, message['id_token'], alg);
      expect(claims['sub']).toBe('u-1');
      expect(claims['urn:openid:params:jwt:claim:auth_req_id']).toBe(authReqId);
      expect(claims['at_hash']).toBe(leftHalf(message['access_token'], alg));
      expect(claims['urn:openid:params:jwt:claim:rt_hash']).toBe(
        leftHalf(message['refresh_token'], alg),
      );
    },
  );

  it('ties an access token that is a signed JWT itself, and has no rt_hash for nothing (R-238, R-240)', async () => {
    const client = await openToldClient({
      mode: 'push',
      settings: { access_token_format: 'jwt', id_token_signing_alg_default: 'PS256' },
    });
    const { message } = await pushOf(client);
    const claims = await verified(client, message['id_token'], 'ES256');
    expect(claims['at_hash']).toBe(leftHalf(message['access_token'], 'ES256'));
    expect(claims).not.toHaveProperty('urn:openid:params:jwt:claim:rt_hash');
    const keys = await loopbackFetch(client.provider.issuer + paths.jwks, {});
    const { payload, protectedHeader } = await jwtVerify(
      String(message['access_token']),
      createLocalJWKSet(await keys.json()),
      { issuer: client.provider.issuer, typ: 'at+jwt' },
    );
    expect(protectedHeader.alg).toBe('PS256');
    expect(payload).toMatchObject({ client_id: 'told', sub: 'u-1' });
  });

  it.each([
    ['a denial (R-241)', 'deny', 'access_denied'],
    ['a failure on the way to the person (R-243)', 'fail', 'transaction_failed'],
  ] as const)('after %s says its code', async (_cause, decision, error) => {
    const client = await openToldClient({ mode: 'push' });
    const authReqId = await client.open();
    await client.provider.decide(authReqId, decision);
    await client.deliveryIs(authReqId, 'delivered');
    expect(client.told.map(bodyOf)).toEqual([{ error, auth_req_id: authReqId }]);
  });

  it('after the expiry says expired_token (R-242)', async () => {
    const client = await openToldClient({ mode: 'push' });
    const authReqId = await client.open({ requested_expiry: '1' });
    await client.deliveryIs(authReqId, 'delivered');
    expect(client.told.map(bodyOf)).toEqual([{ error: 'expired_token', auth_req_id: authReqId }]);
  });
});

describe('CIBA Core §10.3.1: a push over HTTP that is not taken', () => {
  async function isActive(client: ToldClient, token: unknown): Promise<unknown> {
    return (await client.post(paths.introspection, { token: String(token) })).body['active'];
  }

  it('was good until then: what the client took can be used', async () => {
    const client = await openToldClient({ mode: 'push' });
    const { message } = await pushOf(client);
    expect(await isActive(client, message['access_token'])).toBe(true);
  });

  it('because the client redirects is given up, and its tokens are revoked (R-245, R-246)', async () => {
    const client = await openToldClient({
      mode: 'push',
      answer: (response) => void response.writeHead(307, { location: '/notify' }).end(),
    });
    const authReqId = await client.open();
    await client.provider.decide(authReqId, 'approve');
    await client.deliveryIs(authReqId, 'givenUp');
    expect(client.told).toHaveLength(1);
    expect(await isActive(client, bodyOf(client.told[0])['access_token'])).toBe(false);
  });

  it('because the client is down is sent again in the same bytes, and then revoked (R-246)', async () => {
    const client = await openToldClient({
      mode: 'push',
      settings: { callback_attempts: 2 },
      answer: (response) => void response.writeHead(500).end(),
    });
    const authReqId = await client.open();
    await client.provider.decide(authReqId, 'approve');
    await client.deliveryIs(authReqId, 'givenUp');
    const [first, second, ...more] = client.told;
    expect([second, more]).toEqual([first, []]);
    expect(await isActive(client, bodyOf(first)['access_token'])).toBe(false);
    expect(
      client.provider.seen.entries.filter(({ kind }) => kind === 'grant.revoked'),
    ).toHaveLength(1);
  });
});
