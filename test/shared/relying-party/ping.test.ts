/** The notification endpoint of a ping client: who may call, what is answered, and what follows. */
import { describe, expect, it } from 'vitest';
import {
  elsewhereKey,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';

const ping = { backchannel_token_delivery_mode: 'ping' } as const;

function listeningGame(role: Parameters<typeof playElsewhere>[0] = {}) {
  const game = playElsewhere({ client: ping, ...role });
  game.press();
  game.acknowledge();
  return game;
}

const good = { auth_req_id: 'r-1' };

describe('CIBA Core §10.2: a ping', () => {
  it('is waited for without any poll', () => {
    const game = listeningGame();
    game.simulation.wait(100_000);
    expect(game.state()).toBe('asked.listening');
    expect(game.polls()).toEqual([]);
  });

  it('that is good is answered 204 with nothing, and one token call follows at once (R-280)', () => {
    const game = listeningGame();
    game.simulation.wait(1000);
    const answer = game.notify(good);
    expect(answer.status).toBe(204);
    expect(answer.body).toEqual({});
    expect(game.polls()).toEqual([1000]);
    expect(game.call().form.get('auth_req_id')).toBe('r-1');
    game.answer(200, tokensWith(idTokenFor(game)));
    game.answer(200, { keys: [elsewhereKey] });
    game.simulation.wait(300_000);
    expect(game.ended()?.state).toBe('signedIn');
    expect(game.polls()).toEqual([1000]);
  });

  it.each([
    ['a wrong bearer token (R-281)', 'Bearer somebody-elses-token'],
    ['no bearer token (R-281)', ''],
    ['another scheme (R-281)', 'Basic dGlsbDp0aWxs'],
    ['an empty bearer token (R-281)', 'Bearer '],
  ])('with %s is answered 401, and no token call follows', (_title, authorization) => {
    const game = listeningGame();
    const answer = game.notify(good, { authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(game.polls()).toEqual([]);
  });

  it('with the bearer token of another request is answered 401 (R-282)', () => {
    const game = listeningGame();
    game.press();
    game.acknowledge({ auth_req_id: 'r-2' });
    expect(game.notify(good).status).toBe(401);
    expect(game.polls()).toEqual([]);
    expect(game.notify({ auth_req_id: 'r-2' }).status).toBe(204);
    expect(game.polls()).toHaveLength(1);
  });

  it('with an auth_req_id that nobody knows is answered 401 (R-283)', () => {
    const game = listeningGame();
    expect(game.notify({ auth_req_id: 'r-99' }).status).toBe(401);
    expect(game.polls()).toEqual([]);
  });

  it('with more members than it should have is answered 204, and they are ignored (R-284)', () => {
    const game = listeningGame();
    const more = { error: 'access_denied', access_token: 'stolen', id_token: 'a.b.c' };
    expect(game.notify({ ...good, ...more }).status).toBe(204);
    expect(game.state()).toBe('asked.polling');
  });

  it.each<[string, object | string]>([
    ['text', 'auth_req_id=r-1'],
    ['a list', [good]],
    ['nothing', ''],
    ['an object without auth_req_id', {}],
    ['an auth_req_id that is a number', { auth_req_id: 1 }],
  ])('whose body is %s is answered 400 (R-285)', (_title, body) => {
    const game = listeningGame();
    expect(game.notify(body).status).toBe(400);
    expect(game.polls()).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE'])(
    'by %s is answered 405 with what is allowed (R-285)',
    (method) => {
      const game = listeningGame();
      const answer = game.notify(good, { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
      expect(game.polls()).toEqual([]);
    },
  );

  it('is never answered with a redirect, whatever it is (R-286)', () => {
    const game = listeningGame();
    const bodies = ['', 'x', {}, good, { ...good, error: 'x' }];
    const headers = ['', 'Bearer wrong', undefined];
    const statuses = bodies.flatMap((body) =>
      headers.flatMap((authorization) =>
        ['POST', 'GET'].map(
          (method) =>
            game.notify(body, { method, ...(authorization !== undefined && { authorization }) })
              .status,
        ),
      ),
    );
    expect(statuses.filter((status) => status >= 300 && status < 400)).toEqual([]);
    expect(new Set(statuses)).toEqual(new Set([204, 400, 401, 405]));
  });

  it('that comes twice is answered 204 twice and redeemed once (R-287)', () => {
    const game = listeningGame();
    expect([game.notify(good).status, game.notify(good).status]).toEqual([204, 204]);
    expect(game.polls()).toHaveLength(1);
    game.answer(200, tokensWith(idTokenFor(game)));
    game.answer(200, { keys: [elsewhereKey] });
    expect(game.notify(good).status).toBe(204);
    expect(game.polls()).toHaveLength(1);
  });

  it('that overtakes the acknowledgement counts as soon as that is there', () => {
    const game = playElsewhere({ client: ping });
    game.press();
    expect(game.notify(good).status).toBe(204);
    expect(game.polls()).toEqual([]);
    game.acknowledge();
    expect(game.polls()).toHaveLength(1);
  });

  it('that overtook the acknowledgement of another request counts for nothing', () => {
    const game = playElsewhere({ client: ping });
    game.press();
    game.notify({ auth_req_id: 'r-99' });
    game.acknowledge();
    expect(game.state()).toBe('asked.listening');
  });

  it('that came too soon makes a poll client of it: it asks again after the interval', () => {
    const game = listeningGame();
    game.notify(good);
    game.answer(400, { error: 'authorization_pending' });
    game.simulation.wait(5000);
    expect(game.polls()).toEqual([0, 5000]);
  });

  it('after which the provider says no ends the sign-in (R-270)', () => {
    const game = listeningGame();
    game.notify(good);
    game.answer(400, { error: 'access_denied' });
    expect(game.ended()?.state).toBe('denied');
  });

  it('is not waited for when expires_in has passed (R-272)', () => {
    const game = listeningGame();
    game.simulation.wait(120_000);
    expect(game.ended()?.state).toBe('expired');
    expect(game.notify(good).status).toBe(204);
    expect(game.polls()).toEqual([]);
  });

  it('is taken between polls as well by a client that does both', () => {
    const game = listeningGame({ role: { pollsBesidePing: true } });
    game.simulation.wait(5000);
    game.answer(400, { error: 'authorization_pending' });
    game.simulation.wait(1000);
    game.notify(good);
    expect(game.polls()).toEqual([5000, 6000]);
  });

  it('reaches no client that polls, and no party that is not there', () => {
    const game = playElsewhere();
    game.press();
    game.acknowledge();
    expect(game.notify(good).status).toBe(404);
  });
});

describe('the bearer token of a request that was refused', () => {
  it('is good for nothing', () => {
    const game = playElsewhere({ client: ping });
    game.press();
    game.answer(400, { error: 'unknown_user_id' });
    expect(game.notify(good).status).toBe(401);
  });
});

describe('a party remembers its last thousand sign-ins', () => {
  it('and knows the bearer token of none before', () => {
    const game = playElsewhere({ client: ping });
    game.press();
    const first = `Bearer ${game.call().form.get('client_notification_token') ?? ''}`;
    game.acknowledge();
    game.simulation.wait(120_000);
    expect(game.notify(good, { authorization: first }).status).toBe(204);
    for (let count = 0; count < 1000; count += 1) {
      game.press();
      game.answer(400, { error: 'unknown_user_id' });
    }
    const { endedSignIns, signInsByBearer, signIns } = game.simulation.world();
    expect([endedSignIns.held.size, signInsByBearer.size, signIns.size]).toEqual([1000, 1000, 0]);
    expect(game.notify(good, { authorization: first }).status).toBe(401);
  });
});
