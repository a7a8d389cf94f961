/**
 * The party's notification endpoint on a real socket, called by a provider that does not mean well:
 * wrong bearer tokens, other requests, odd bodies, pushes that do not fit together.
 */
import { describe, expect, it } from 'vitest';
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import { type HostileGame, type Play, playHostile } from '#test/support/hostile/hostile-game.ts';

const ping = { backchannel_token_delivery_mode: 'ping' } as const;
const push = { backchannel_token_delivery_mode: 'push' } as const;

const authReqIdClaim = 'urn:openid:params:jwt:claim:auth_req_id';
const refreshHashClaim = 'urn:openid:params:jwt:claim:rt_hash';
const ties = { at_hash: leftHalfHash('an-access-token', 'PS256'), [authReqIdClaim]: 'r-1' };

async function listening(client: typeof ping | typeof push, play?: Play): Promise<HostileGame> {
  const game = await playHostile(play, client);
  await game.asked();
  expect(game.run.state()).toBe('asked.listening');
  return game;
}

describe('CIBA Core §10.2: a ping over real HTTP', () => {
  it('that is good is answered 204 with nothing, and redeemed once (R-280, R-287)', async () => {
    const { provider, run, callsTo } = await listening(ping, (by) => ({ polls: [by.tokens()] }));
    const bearer = provider.bearer();
    const answer = await provider.notify(run.callbackUrl, { bearer });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(await run.ended()).toMatchObject({ state: 'signedIn' });
    expect((await provider.notify(run.callbackUrl, { bearer })).status).toBe(204);
    await run.advance(900_000);
    expect(callsTo('/token')).toBe(1);
  });

  it('needs the bearer token that this very request gave out (R-258, R-281)', async () => {
    const { provider, run, callsTo } = await listening(ping);
    for (const bearer of [
      undefined,
      'wrong',
      `${provider.bearer()}A`,
      provider.bearer().slice(1),
    ]) {
      expect((await provider.notify(run.callbackUrl, { bearer })).status).toBe(401);
    }
    expect(provider.bearer()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(callsTo('/token')).toBe(0);
  });

  it('with the bearer token of another request is refused (R-282, R-283)', async () => {
    let asks = 0;
    const { provider, run, callsTo } = await listening(ping, () => ({
      acknowledge: () => {
        asks += 1;
        return { body: { auth_req_id: `r-${asks}`, expires_in: 600 } };
      },
    }));
    const first = provider.bearer();
    await run.press();
    await run.until(() => run.ofKind('call.ended').length === 3);
    const ofAnother = { bearer: first, body: { auth_req_id: 'r-2' } };
    const ofNobody = { bearer: first, body: { auth_req_id: 'r-9' } };
    expect((await provider.notify(run.callbackUrl, ofAnother)).status).toBe(401);
    expect((await provider.notify(run.callbackUrl, ofNobody)).status).toBe(401);
    expect(callsTo('/token')).toBe(0);
    expect(provider.bearer()).not.toBe(first);
  });

  it('may say more than it should, and is taken at its auth_req_id (R-284)', async () => {
    const { provider, run } = await listening(ping, (by) => ({ polls: [by.tokens()] }));
    const body = { auth_req_id: 'r-1', error: 'access_denied', id_token: 'a.b.c' };
    const answer = await provider.notify(run.callbackUrl, { bearer: provider.bearer(), body });
    expect(answer.status).toBe(204);
    expect(await run.ended()).toMatchObject({ state: 'signedIn' });
  });

  it.each<[string, number, object]>([
    ['a form', 400, { body: 'auth_req_id=r-1' }],
    ['nothing', 400, { body: '' }],
    ['a list', 400, { body: ['r-1'] }],
    ['a GET', 405, { method: 'GET' }],
    ['a PUT', 405, { method: 'PUT' }],
  ])(
    'that is %s is answered %i, and never with a redirect (R-285, R-286)',
    async (_t, status, odd) => {
      const { provider, run, callsTo } = await listening(ping);
      const answer = await provider.notify(run.callbackUrl, { bearer: provider.bearer(), ...odd });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('location')).toBeNull();
      expect(callsTo('/token')).toBe(0);
    },
  );

  it('that overtakes the acknowledgement is kept until that is there', async () => {
    let early: Promise<Response> | undefined;
    let callback = '';
    const game = await playHostile(
      (by) => ({
        polls: [by.tokens()],
        acknowledge: async (form) => {
          const bearer = form.get('client_notification_token') ?? '';
          early = by.notify(callback, { bearer });
          await early;
          return { body: { auth_req_id: 'r-1', expires_in: 600 } };
        },
      }),
      ping,
      (url) => {
        callback = url;
      },
    );
    expect(await game.run.ended()).toMatchObject({ state: 'signedIn' });
    expect((await early)?.status).toBe(204);
  });

  it('reaches no party that this run does not have', async () => {
    const { provider, run } = await listening(ping);
    const elsewhere = run.callbackUrl.replace('/till/', '/kiosk/');
    expect((await provider.notify(elsewhere, { bearer: provider.bearer() })).status).toBe(404);
  });
});

describe('CIBA Core §10.3: a push over real HTTP', () => {
  const refreshToken = { refresh_token: 'a-refresh-token' };
  const refreshTie = { [refreshHashClaim]: leftHalfHash('a-refresh-token', 'PS256') };

  async function pushed(game: HostileGame, claims: object, members: object): Promise<number> {
    const { provider, run } = game;
    const { body = {} } = await provider.tokens({ claims: { ...ties, ...claims } }, members)();
    const told = { auth_req_id: 'r-1', ...(typeof body === 'string' ? {} : body) };
    const bearer = provider.bearer();
    return (await provider.notify(run.callbackUrl, { bearer, body: told })).status;
  }

  it.each([
    ['without a refresh token', {}, {}],
    ['with a refresh token', refreshTie, refreshToken],
  ])(
    '%s that fits together is answered 204 and kept (R-288, R-293)',
    async (_t, claims, members) => {
      const game = await listening(push);
      expect(await pushed(game, claims, members)).toBe(204);
      expect(await game.run.ended()).toMatchObject({ state: 'signedIn' });
      expect(JSON.stringify(game.run.world().endedSignIns)).toContain('an-access-token');
      await game.run.advance(900_000);
      expect(game.callsTo('/token')).toBe(0);
    },
  );

  it.each<[string, object, object, string]>([
    ['a wrong at_hash (R-289)', { at_hash: 'AAAA' }, {}, 'at_hash'],
    ['no at_hash (R-289)', { at_hash: undefined }, {}, 'at_hash'],
    ['another auth_req_id inside (R-290)', { [authReqIdClaim]: 'r-2' }, {}, authReqIdClaim],
    ['no auth_req_id inside (R-290)', { [authReqIdClaim]: undefined }, {}, authReqIdClaim],
    ['a wrong rt_hash (R-291)', { [refreshHashClaim]: 'AAAA' }, refreshToken, refreshHashClaim],
    ['no rt_hash (R-291)', {}, refreshToken, refreshHashClaim],
  ])('with %s has its tokens dropped', async (_title, claims, members, name) => {
    const game = await listening(push);
    await pushed(game, claims, members);
    expect(await game.run.ended()).toEqual({ state: 'failed', reason: `id_token: ${name}` });
    expect(JSON.stringify(game.run.world().endedSignIns)).not.toContain('an-access-token');
  });

  it.each([
    ['access_denied', 'denied'],
    ['expired_token', 'expired'],
    ['transaction_failed', 'failed'],
  ])('of the error %s is answered 204 and ends the flow (R-292)', async (error, state) => {
    const { provider, run } = await listening(push);
    const body = { auth_req_id: 'r-1', error };
    const answer = await provider.notify(run.callbackUrl, { bearer: provider.bearer(), body });
    expect(answer.status).toBe(204);
    expect(await run.ended()).toEqual({ state, reason: error });
  });

  it('without the right bearer token changes nothing (R-281)', async () => {
    const { provider, run } = await listening(push);
    const body = { auth_req_id: 'r-1', error: 'access_denied' };
    expect((await provider.notify(run.callbackUrl, { bearer: 'wrong', body })).status).toBe(401);
    expect(run.state()).toBe('asked.listening');
  });
});

describe('CIBA Core §7.1.2: a provider that misses a user code', () => {
  it('gets it from the person, in a new request with a new bearer token (R-294)', async () => {
    const { provider, run } = await playHostile(
      () => ({
        acknowledge: (form) =>
          form.get('user_code') === 'otter'
            ? { body: { auth_req_id: 'r-1', expires_in: 600 } }
            : { status: 400, body: { error: 'missing_user_code' } },
      }),
      ping,
    );
    await run.until(() => run.state() === 'needsUserCode');
    const first = provider.bearer();
    const signIn = run.ofKind('sign-in.began')[0]?.signIn ?? '';
    const entered = { run: 'run', relyingParty: 'till', signIn, code: 'otter' };
    await run.enter({ kind: 'user-code.entered', ...entered });
    await run.until(() => run.state() === 'asked.listening');
    expect(provider.bearer()).not.toBe(first);
    const { setup, ...held } = run.world();
    expect(JSON.stringify(held)).not.toContain('otter');
  });
});
