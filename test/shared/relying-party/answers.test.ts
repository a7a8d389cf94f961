/**
 * What a relying party makes of the answers of a provider that it does not know: the acknowledgement,
 * the errors, the time it is told to wait, and the tokens.
 */
import { describe, expect, it } from 'vitest';
import {
  elsewhereKey,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';

function waitingGame(changes: Readonly<Record<string, unknown>> = {}) {
  const game = playElsewhere();
  game.press();
  game.acknowledge(changes);
  return game;
}

/** A game in which the first poll waits for its answer. */
function polledGame(changes: Readonly<Record<string, unknown>> = {}) {
  const game = waitingGame(changes);
  game.simulation.wait(5000);
  return game;
}

const pending = { error: 'authorization_pending' };

describe('CIBA Core §7.3: an acknowledgement', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['without auth_req_id (R-259)', { auth_req_id: undefined }, 'auth_req_id'],
    ['with an empty auth_req_id (R-259)', { auth_req_id: '' }, 'auth_req_id'],
    ['without expires_in (R-260)', { expires_in: undefined }, 'expires_in'],
    ['with an expires_in of nothing (R-260)', { expires_in: 0 }, 'expires_in'],
    ['with an interval that is text', { interval: '5' }, 'interval'],
  ])('%s is reported as an error, and no token call follows', (_title, changes, member) => {
    const game = waitingGame(changes);
    expect(game.ended()).toMatchObject({ state: 'refused' });
    expect(game.ended()?.reason).toContain(member);
    game.simulation.wait(300_000);
    expect(game.polls()).toEqual([]);
  });

  it('with members that nobody knows is taken as if they were not there (R-261)', () => {
    const game = waitingGame({ scope: 'x', hurry: true, links: { next: '/elsewhere' } });
    expect(game.state()).toBe('asked.waiting');
  });

  it('without interval means five seconds (R-263)', () => {
    const game = waitingGame({ interval: undefined });
    game.simulation.wait(4999);
    expect(game.polls()).toEqual([]);
    game.simulation.wait(1);
    expect(game.polls()).toEqual([5000]);
  });

  it.each([
    ['unknown_user_id', 400],
    ['unauthorized_client', 400],
    ['invalid_client', 401],
    ['access_denied', 403],
    ['invalid_user_code', 400],
    ['expired_login_hint_token', 400],
  ])('that is the error %s ends the attempt with that code (R-262)', (error, status) => {
    const game = playElsewhere();
    game.press();
    game.answer(status, { error });
    expect(game.ended()).toMatchObject({ state: 'refused', reason: error });
    game.simulation.wait(300_000);
    expect(game.polls()).toEqual([]);
  });

  it.each([
    [302, 'http_302'],
    [500, 'http_500'],
  ])('that is no answer of the protocol, with status %i, ends it as well', (status, reason) => {
    const game = playElsewhere();
    game.press();
    game.answer(status, 'nothing', [['Location', 'https://evil.example']]);
    expect(game.ended()).toMatchObject({ state: 'refused', reason });
    expect(game.simulation.calls).toEqual([]);
  });
});

describe('CIBA Core §10.1, §11: between two polls the party waits', () => {
  it('31 seconds from one sending to the next when the interval is 31 (R-264)', () => {
    const game = waitingGame({ interval: 31 });
    game.simulation.wait(31_000);
    game.simulation.wait(4000);
    game.answer(400, pending);
    game.simulation.wait(26_999);
    expect(game.polls()).toEqual([31_000]);
    game.simulation.wait(1);
    expect(game.polls()).toEqual([31_000, 62_000]);
  });

  it('ten seconds after slow_down at interval 5, and ever after (R-265)', () => {
    const game = polledGame();
    game.answer(400, { error: 'slow_down' });
    game.simulation.wait(10_000);
    game.answer(400, pending);
    game.simulation.wait(10_000);
    game.answer(400, pending);
    game.simulation.wait(10_000);
    expect(game.polls()).toEqual([5000, 15_000, 25_000, 35_000]);
  });

  it('three seconds more when a pending answer took two of five (R-266)', () => {
    const game = polledGame();
    game.simulation.wait(2000);
    game.answer(400, pending);
    game.simulation.wait(2999);
    expect(game.polls()).toEqual([5000]);
    game.simulation.wait(1);
    expect(game.polls()).toEqual([5000, 10_000]);
  });

  it('not at all after a long poll, but never with two polls under way (R-267)', () => {
    const game = polledGame();
    game.simulation.wait(30_000);
    expect(game.polls()).toEqual([5000]);
    game.answer(400, pending);
    game.simulation.wait(0);
    expect(game.polls()).toEqual([5000, 35_000]);
  });

  it.each<[number, string]>([
    [503, '17'],
    [429, '17'],
    [503, 'Mon, 05 Jan 2026 09:00:22 GMT'],
  ])('as long as %i with Retry-After: %s says (R-268)', (status, retryAfter) => {
    const game = polledGame();
    game.answer(status, '', [['Retry-After', retryAfter]]);
    game.simulation.wait(16_999);
    expect(game.polls()).toEqual([5000]);
    game.simulation.wait(1);
    expect(game.polls()).toEqual([5000, 22_000]);
  });

  it.each<[string, (game: ReturnType<typeof playElsewhere>) => void]>([
    ['503 without a word', (game) => game.answer(503)],
    ['a bad gateway', (game) => game.answer(502, 'Bad Gateway')],
    ['no answer', ({ simulation }) => simulation.endCall({ kind: 'failed', reason: 'gone' })],
    ['silence', ({ simulation }) => simulation.endCall({ kind: 'timed-out', reason: 'late' })],
  ])('longer and longer after %s', (_title, fall) => {
    const game = polledGame();
    fall(game);
    game.simulation.wait(5000);
    fall(game);
    game.simulation.wait(10_000);
    fall(game);
    game.simulation.wait(20_000);
    expect(game.polls()).toEqual([5000, 10_000, 20_000, 40_000]);
  });
});

describe('CIBA Core §11: the party stops for good', () => {
  it.each([
    ['invalid_request (R-269)', 'invalid_request', 'failed'],
    ['invalid_grant', 'invalid_grant', 'failed'],
    ['unauthorized_client', 'unauthorized_client', 'failed'],
    ['an error that it has never heard of', 'teapot', 'failed'],
    ['access_denied (R-270)', 'access_denied', 'denied'],
    ['expired_token (R-271)', 'expired_token', 'expired'],
  ])('at %s', (_title, error, state) => {
    const game = polledGame();
    game.answer(400, { error });
    expect(game.ended()).toMatchObject({ state, reason: error });
    game.simulation.wait(300_000);
    expect(game.polls()).toEqual([5000]);
  });

  it('and may begin anew after expired_token (R-271)', () => {
    const game = polledGame();
    game.answer(400, { error: 'expired_token' });
    game.press();
    game.acknowledge({ auth_req_id: 'r-2' });
    expect(game.state()).toBe('asked.waiting');
  });

  it('when expires_in has passed, and forgets what it held (R-272)', () => {
    const game = waitingGame({ expires_in: 12 });
    game.simulation.wait(5000);
    game.answer(400, pending);
    game.simulation.wait(5000);
    game.answer(400, pending);
    game.simulation.wait(100_000);
    expect(game.polls()).toEqual([5000, 10_000]);
    expect(game.ended()).toMatchObject({ state: 'expired', reason: 'expires_in has passed' });
    const { signIns, agenda } = game.simulation.world();
    expect([signIns.size, agenda.byId.size]).toEqual([0, 0]);
  });

  it('and does not hear what comes when it is over (R-272)', () => {
    const game = polledGame({ expires_in: 8 });
    game.simulation.wait(10_000);
    game.answer(200, tokensWith(idTokenFor(game)));
    expect(game.ended()?.state).toBe('expired');
    expect(game.simulation.ofKind('id-token.verified')).toEqual([]);
  });

  it('at an error that comes with status 200', () => {
    const game = polledGame();
    game.answer(200, { error: 'access_denied' });
    expect(game.ended()?.state).toBe('denied');
  });
});

describe('OpenID Connect Core §3.1.3.3: tokens', () => {
  function answered(body: (game: ReturnType<typeof playElsewhere>) => object) {
    const game = polledGame();
    game.answer(200, body(game));
    if (game.simulation.calls.length > 0) game.answer(200, { keys: [elsewhereKey] });
    return game;
  }

  it('without scope and expires_in are taken (R-273)', () => {
    const game = answered((of) => tokensWith(idTokenFor(of)));
    expect(game.ended()).toMatchObject({ state: 'signedIn', reason: null });
  });

  it('whose ID token has an array of one as aud are taken (R-274)', () => {
    const game = answered((of) => tokensWith(idTokenFor(of, { aud: ['till'] })));
    expect(game.ended()?.state).toBe('signedIn');
  });

  it('are kept when they are good, and the auth_req_id is not used again (R-279)', () => {
    const game = answered((of) => tokensWith(idTokenFor(of)));
    game.simulation.wait(300_000);
    expect(game.polls()).toEqual([5000]);
    expect(game.kept()).toMatchObject({ accessToken: 'an-access-token' });
  });

  it.each<[string, object]>([
    ['without an access token', { access_token: undefined }],
    ['without an ID token', { id_token: undefined }],
    ['without a type', { token_type: undefined }],
    ['of a type that the client cannot use', { token_type: 'mac' }],
  ])('%s are refused', (_title, changes) => {
    const game = answered((of) => tokensWith(idTokenFor(of), changes));
    expect(game.ended()?.state).toBe('failed');
  });

  it('whose key is unknown make the party fetch the keys again, once', () => {
    const game = answered((of) => tokensWith(idTokenFor(of)));
    game.press();
    game.acknowledge();
    game.simulation.wait(5000);
    game.answer(200, tokensWith(idTokenFor(game, {}, { kid: 'op-2' })));
    expect(game.call().url).toBe('https://op.example/jwks');
    game.answer(200, { keys: [elsewhereKey, { ...elsewhereKey, kid: 'op-2' }] });
    expect(game.state()).toBe('signedIn');
  });

  it('whose key stays unknown are refused', () => {
    const game = answered((of) => tokensWith(idTokenFor(of, {}, { kid: 'op-2' })));
    expect(game.ended()).toMatchObject({ state: 'failed', reason: 'id_token: signature' });
    expect(game.kept()).toBeNull();
  });

  it.each([
    [200, 'not json'],
    [404, ''],
  ])('cannot be judged with keys that are an answer %i %s', (status, body) => {
    const game = polledGame();
    game.answer(200, tokensWith(idTokenFor(game)));
    game.answer(status, body);
    expect(game.ended()).toMatchObject({ state: 'failed', reason: 'malformed_jwks' });
  });
});
