/**
 * The simulated relying party over real HTTP, with real signatures and its own listener, against a
 * provider that answers as no provider should: the conformance suite's modules for clients, and more.
 */
import { createLocalJWKSet, type JWK, type JWTPayload, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { playHostile } from '#test/support/hostile/hostile-game.ts';
import {
  type Arrived,
  type HostileProvider,
  pending,
  type Reply,
} from '#test/support/hostile/hostile-provider.ts';
import type { PartyRun } from '#test/support/hostile/party-run.ts';

/** Long after everything of a request is over. */
const longMs = 900_000;

/** The newest call to that path. */
function callTo({ arrived }: HostileProvider, path: string): Arrived {
  const found = arrived.findLast((call) => call.path === path);
  if (found === undefined) throw new Error(`Nobody called ${path}.`);
  return found;
}

/** The claims of a JWT of the party, if jose finds nothing wrong with it. */
async function verified(run: PartyRun, jwt: string | null, audience: string): Promise<JWTPayload> {
  const [role] = run.world().setup.relyingParties;
  const keys = createLocalJWKSet({ keys: role?.keys?.map((key) => ({ ...key }) as JWK) ?? [] });
  const { payload } = await jwtVerify(jwt ?? '', keys, {
    issuer: 'till',
    audience,
    currentDate: new Date(run.world().setup.epochMs),
    requiredClaims: ['jti', 'nbf', 'iat', 'exp'],
  });
  return payload;
}

describe('against an honest provider the party', () => {
  it('polls, and finds endpoints and keys in the provider’s own document', async () => {
    const { run, provider, polled } = await playHostile((by) => ({
      polls: [pending, by.tokens()],
    }));
    await polled(2, 5000);
    expect(await run.ended()).toEqual({ state: 'signedIn', reason: null });
    expect(provider.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /.well-known/openid-configuration',
      'POST /bc',
      'POST /token',
      'POST /token',
      'GET /jwks',
    ]);
  });

  it('signs requests and assertions that anybody can verify (R-256, R-257)', async () => {
    const { run, provider, asked } = await playHostile(undefined, {
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'PS256',
      backchannel_authentication_request_signing_alg: 'PS256',
    });
    await asked();
    const request = callTo(provider, '/bc');
    expect([...request.form.keys()].sort()).toEqual([
      'client_assertion',
      'client_assertion_type',
      'request',
    ]);
    expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
    for (const name of ['request', 'client_assertion']) {
      const { iat = 0, exp = 0 } = await verified(run, request.form.get(name), provider.issuer);
      expect(exp - iat).toBeLessThanOrEqual(3600);
    }
  });

  it('takes a list of one as aud, and tokens without scope and expires_in (R-273, R-274)', async () => {
    const { run, polled } = await playHostile((by) => ({
      polls: [by.tokens({ claims: { aud: ['till'] } })],
    }));
    await polled(1, 5000);
    expect(await run.ended()).toMatchObject({ state: 'signedIn' });
  });
});

describe('the party believes no discovery document', () => {
  it.each<[string, (usual: object) => Reply]>([
    ['that names another issuer', (usual) => ({ body: { ...usual, issuer: 'https://x.example' } })],
    ['that lacks an endpoint', (usual) => ({ body: { ...usual, token_endpoint: undefined } })],
    ['that is no JSON', () => ({ body: '<html>' })],
    ['that is somewhere else', () => ({ status: 302, headers: { location: '/elsewhere' } })],
    [
      'that is longer than any honest one',
      (usual) => ({ body: { ...usual, x: 'x'.repeat(70_000) } }),
    ],
  ])('%s', async (_title, metadata) => {
    const { run, provider } = await playHostile(() => ({ metadata }));
    expect(await run.ended()).toMatchObject({ state: 'failed' });
    expect(provider.arrived).toHaveLength(1);
  });

  it('that leads away from the hosts that may be called', async () => {
    const endpoint = 'http://169.254.169.254/bc';
    const { run, provider } = await playHostile(() => ({
      metadata: (usual) => ({ body: { ...usual, backchannel_authentication_endpoint: endpoint } }),
    }));
    const { state, reason } = await run.ended();
    expect(state).toBe('refused');
    expect(reason).toContain('169.254.169.254');
    expect(provider.arrived).toHaveLength(1);
  });
});

describe('the party stops before any token call when the acknowledgement', () => {
  it.each<[string, Reply, string]>([
    ['has no auth_req_id (R-259)', { body: { expires_in: 600 } }, 'auth_req_id'],
    ['has no expires_in (R-260)', { body: { auth_req_id: 'r-1' } }, 'expires_in'],
    [
      'is the error unknown_user_id (R-262)',
      { status: 400, body: { error: 'unknown_user_id' } },
      'unknown_user_id',
    ],
    [
      'is the error invalid_request, for a bad hint (R-262)',
      { status: 400, body: { error: 'invalid_request' } },
      'invalid_request',
    ],
    ['is no JSON', { body: 'auth_req_id=r-1' }, 'auth_req_id'],
    ['is a redirect', { status: 307, headers: { location: '/bc' } }, 'http_307'],
  ])('%s', async (_title, reply, reason) => {
    const { run, callsTo } = await playHostile(() => ({ acknowledge: () => reply }));
    const end = await run.ended();
    expect(end.state).toBe('refused');
    expect(end.reason).toContain(reason);
    await run.advance(longMs);
    expect([callsTo('/bc'), callsTo('/token')]).toEqual([1, 0]);
  });
});

describe('the party polls', () => {
  it('never sooner than 31 seconds when it is told 31 (R-264)', async () => {
    const { run, asked, polled } = await playHostile(() => ({
      acknowledge: () => ({ body: { auth_req_id: 'r-1', expires_in: 600, interval: 31 } }),
    }));
    await asked();
    await run.advance(30_900);
    expect(run.polls()).toEqual([]);
    await polled(1, 100);
    await run.advance(30_900);
    await polled(1, 100);
    expect(run.polls()).toEqual([31_000, 62_000]);
  });

  it('every five seconds when it is told nothing, whatever else it is told (R-261, R-263)', async () => {
    const { run, polled } = await playHostile(() => ({
      acknowledge: () => ({ body: { auth_req_id: 'r-1', expires_in: 600, poll_faster: true } }),
    }));
    await polled(2, 5000);
    expect(run.polls()).toEqual([5000, 10_000]);
  });

  it('ten seconds apart after slow_down (R-265)', async () => {
    const slowDown = (): Reply => ({ status: 400, body: { error: 'slow_down' } });
    const { run, polled } = await playHostile(() => ({ polls: [pending, slowDown, pending] }));
    await polled(2, 5000);
    await polled(2, 10_000);
    expect(run.polls()).toEqual([5000, 10_000, 20_000, 30_000]);
  });

  it('as late as a busy provider says (R-268)', async () => {
    const busy = (): Reply => ({ status: 503, headers: { 'retry-after': '42' } });
    const { run, polled } = await playHostile(() => ({ polls: [busy, pending] }));
    await polled(1, 5000);
    await polled(1, 42_000);
    expect(run.polls()).toEqual([5000, 47_000]);
  });

  it.each(['head', 'body'] as const)(
    'again when the %s of an answer breaks off, one poll at a time (R-267)',
    async (breaksOff) => {
      const broken = (): Reply => ({ breaksOff });
      const { run, polled } = await playHostile((by) => ({ polls: [broken, by.tokens()] }));
      await polled(2, 5000);
      expect(await run.ended()).toMatchObject({ state: 'signedIn' });
      expect(run.polls()).toEqual([5000, 10_000]);
    },
  );

  it.each([
    ['invalid_request, on the third poll (R-269)', 'invalid_request', 'failed'],
    ['access_denied, on the third poll (R-270)', 'access_denied', 'denied'],
    ['expired_token, on the third poll (R-271)', 'expired_token', 'expired'],
  ])('no more after %s', async (_title, error, state) => {
    const refused = (): Reply => ({ status: 400, body: { error } });
    const { run, polled, callsTo } = await playHostile(() => ({
      polls: [pending, pending, refused],
    }));
    await polled(3, 5000);
    expect(await run.ended()).toEqual({ state, reason: error });
    await run.advance(longMs);
    expect(callsTo('/token')).toBe(3);
  });

  it('no more when expires_in has passed (R-272)', async () => {
    const { run, polled, callsTo } = await playHostile(() => ({
      acknowledge: () => ({ body: { auth_req_id: 'r-1', expires_in: 12, interval: 5 } }),
    }));
    await polled(2, 5000);
    await run.advance(longMs);
    expect(await run.ended()).toMatchObject({ state: 'expired' });
    expect(callsTo('/token')).toBe(2);
  });

  it('no more once it has its tokens (R-279)', async () => {
    const { run, polled, callsTo } = await playHostile((by) => ({ polls: [by.tokens()] }));
    await polled(1, 5000);
    await run.ended();
    await run.advance(longMs);
    expect(callsTo('/token')).toBe(1);
  });
});
