/** What a push client takes, what it refuses, and that it never asks for tokens itself. */
import { describe, expect, it } from 'vitest';
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import {
  elsewhereKey,
  type Game,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';

const authReqIdClaim = 'urn:openid:params:jwt:claim:auth_req_id';
const refreshHashClaim = 'urn:openid:params:jwt:claim:rt_hash';

const ties = {
  at_hash: leftHalfHash('an-access-token', 'ES256'),
  [authReqIdClaim]: 'r-1',
};

function listeningGame() {
  const game = playElsewhere({ client: { backchannel_token_delivery_mode: 'push' } });
  game.press();
  game.acknowledge({ interval: undefined });
  return game;
}

/** Pushes tokens whose ID token has these claims changed, and hands out the keys. */
function push(
  game: Game,
  claims: Readonly<Record<string, string | undefined>> = {},
  changes: object = {},
): number {
  const tokens = tokensWith(idTokenFor(game, { ...ties, ...claims }), changes);
  const { status } = game.notify({ auth_req_id: 'r-1', ...tokens });
  if (game.simulation.calls.length > 0) game.answer(200, { keys: [elsewhereKey] });
  return status;
}

const withRefreshToken = { refresh_token: 'a-refresh-token' };

describe('CIBA Core §10.3.1: a push', () => {
  it('that is good is answered 204 with nothing, and its tokens are kept (R-288)', () => {
    const game = listeningGame();
    expect(push(game, {}, { expires_in: 60, extra: 'x' })).toBe(204);
    expect(game.ended()?.state).toBe('signedIn');
    expect(game.kept()).toMatchObject({ accessToken: 'an-access-token', isPushed: true });
  });

  it('with a refresh token that is tied to it is kept with that (R-288)', () => {
    const game = listeningGame();
    push(game, { [refreshHashClaim]: leftHalfHash('a-refresh-token', 'ES256') }, withRefreshToken);
    expect(game.kept()).toMatchObject({ refreshToken: 'a-refresh-token' });
  });

  it('is verified in the same step once the keys are known (R-288)', () => {
    const game = listeningGame();
    push(game);
    game.press();
    game.acknowledge({ interval: undefined });
    expect(game.notify({ auth_req_id: 'r-1', ...tokensWith(idTokenFor(game, ties)) }).status).toBe(
      204,
    );
    expect(game.state()).toBe('signedIn');
  });

  it.each<[string, Record<string, string | undefined>, object]>([
    ['an at_hash of another token (R-289)', { at_hash: 'other' }, {}],
    ['no at_hash (R-289)', { at_hash: undefined }, {}],
    ['the auth_req_id of another request inside (R-290)', { [authReqIdClaim]: 'r-2' }, {}],
    ['no auth_req_id inside (R-290)', { [authReqIdClaim]: undefined }, {}],
    ['a refresh token and a wrong rt_hash (R-291)', { [refreshHashClaim]: 'x' }, withRefreshToken],
    ['a refresh token and no rt_hash (R-291)', {}, withRefreshToken],
    ['an ID token for somebody else', { aud: 'kiosk' }, {}],
  ])('with %s has its tokens refused', (_title, claims, changes) => {
    const game = listeningGame();
    push(game, claims, changes);
    expect(game.ended()?.state).toBe('failed');
    expect(game.kept()).toBeNull();
  });

  it.each([
    ['access_denied', 'denied'],
    ['expired_token', 'expired'],
    ['transaction_failed', 'failed'],
  ])('of the error %s is answered 204 and ends the flow with it (R-292)', (error, state) => {
    const game = listeningGame();
    const told = { auth_req_id: 'r-1', error, error_description: 'No.' };
    expect(game.notify(told).status).toBe(204);
    expect(game.ended()).toMatchObject({ state, reason: error });
  });

  it('is never asked for at the token endpoint (R-293)', () => {
    const game = listeningGame();
    game.simulation.wait(60_000);
    push(game);
    game.press();
    game.acknowledge({ interval: undefined });
    game.simulation.wait(300_000);
    expect(game.polls()).toEqual([]);
    expect(game.state()).toBe('expired');
  });

  it('with a bearer token that nobody gave out is answered 401 (R-281)', () => {
    const game = listeningGame();
    const tokens = tokensWith(idTokenFor(game, ties));
    const authorization = 'Bearer wrong';
    expect(game.notify({ auth_req_id: 'r-1', ...tokens }, { authorization }).status).toBe(401);
    expect(game.state()).toBe('asked.listening');
  });

  it('of neither tokens nor an error is answered 400, and the party goes on waiting', () => {
    const game = listeningGame();
    expect(game.notify({ auth_req_id: 'r-1' }).status).toBe(400);
    expect(game.state()).toBe('asked.listening');
  });

  it('that comes again is answered 204 and changes nothing', () => {
    const game = listeningGame();
    push(game);
    expect(push(game, { aud: 'kiosk' })).toBe(204);
    expect(game.kept()).toMatchObject({ accessToken: 'an-access-token' });
    expect(game.simulation.ofKind('sign-in.ended')).toHaveLength(1);
  });

  it('that overtakes the acknowledgement counts as soon as that is there', () => {
    const game = playElsewhere({ client: { backchannel_token_delivery_mode: 'push' } });
    game.press();
    const tokens = tokensWith(idTokenFor(game, ties));
    expect(game.notify({ auth_req_id: 'r-1', ...tokens }).status).toBe(204);
    game.acknowledge({ interval: undefined });
    game.answer(200, { keys: [elsewhereKey] });
    expect(game.ended()?.state).toBe('signedIn');
  });
});
