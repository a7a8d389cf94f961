/** Every misbehaviour that can be switched on: what it does wrong, and that nobody does it by default. */
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import { type Misbehaviour, misbehaviours } from '#shared/protocol/setup/relying-party-setup.ts';
import {
  elsewhereKey,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';

function gameOf(client: Partial<ClientInput>, ...switchedOn: readonly Misbehaviour[]) {
  return playElsewhere({ client, role: { misbehaviours: switchedOn } });
}

type Game = ReturnType<typeof gameOf>;

const ping = { backchannel_token_delivery_mode: 'ping' } as const;
const push = { backchannel_token_delivery_mode: 'push' } as const;
const signing = { backchannel_authentication_request_signing_alg: 'ES256' };
const pending = { error: 'authorization_pending' };

function asked(game: Game): ReadonlyMap<string, string> {
  game.press();
  const { form } = game.call();
  game.acknowledge();
  return form;
}

/** Sends two requests and answers what they have in that claim or parameter. */
function twice(game: Game, read: (form: ReadonlyMap<string, string>) => unknown): unknown[] {
  return [1, 2].map(() => {
    game.press();
    const value = read(game.call().form);
    game.answer(400, { error: 'unknown_user_id' });
    return value;
  });
}

function pollsAfter(game: Game, answer: object): readonly number[] {
  asked(game);
  game.simulation.wait(5000);
  game.answer(400, answer);
  game.simulation.wait(9000);
  return game.polls();
}

const pinged = { auth_req_id: 'r-1' };

/** For each misbehaviour something that is true of whoever has it, and of nobody else. */
const deeds: Readonly<Record<Misbehaviour, [Partial<ClientInput>, (game: Game) => boolean]>> = {
  'sends-two-hints': [
    {},
    (game) => [...asked(game).keys()].filter((name) => name.includes('hint')).length === 2,
  ],
  'leaves-out-openid': [{}, (game) => asked(game).get('scope') !== 'openid'],
  'sends-parameters-beside-the-jwt': [signing, (game) => asked(game).has('login_hint')],
  'reuses-jwt-ids': [
    signing,
    (game) => {
      const [first, second] = twice(game, (form) => decodeJwt(form.get('request') ?? '').jti);
      return first === second;
    },
  ],
  'reuses-notification-token': [
    ping,
    (game) => {
      const [first, second] = twice(game, (form) => form.get('client_notification_token'));
      return first === second;
    },
  ],
  'polls-too-soon': [
    {},
    (game) => {
      asked(game);
      game.simulation.wait(4000);
      return game.polls().length > 0;
    },
  ],
  'ignores-slow-down': [{}, (game) => pollsAfter(game, { error: 'slow_down' }).length === 2],
  'keeps-polling-after-the-end': [
    {},
    (game) => pollsAfter(game, { error: 'access_denied' }).length === 2,
  ],
  'redeems-twice': [
    { token_endpoint_auth_method: 'private_key_jwt' },
    (game) => {
      asked(game);
      game.simulation.wait(5000);
      game.answer(200, tokensWith(idTokenFor(game)));
      return game.polls().length === 2;
    },
  ],
  'polls-as-push-client': [
    push,
    (game) => {
      asked(game);
      game.simulation.wait(5000);
      return game.polls().length === 1;
    },
  ],
  'accepts-any-ping': [
    ping,
    (game) => {
      asked(game);
      return game.notify(pinged, { authorization: 'Bearer wrong' }).status === 204;
    },
  ],
  'redirects-callbacks': [
    ping,
    (game) => {
      asked(game);
      return game.notify(pinged).status === 302;
    },
  ],
  'skips-verification': [
    {},
    (game) => {
      asked(game);
      game.simulation.wait(5000);
      game.answer(200, tokensWith(idTokenFor(game, { aud: 'kiosk' })));
      game.answer(200, { keys: [elsewhereKey] });
      return game.state() === 'signedIn';
    },
  ],
};

describe('a misbehaviour is a setting, never an accident', () => {
  it.each(misbehaviours)('«%s» does what its name says', (name) => {
    const [client, isDone] = deeds[name];
    expect(isDone(gameOf(client, name))).toBe(true);
  });

  it.each(misbehaviours)('«%s» is not done by a party without it', (name) => {
    const [client, isDone] = deeds[name];
    expect(isDone(gameOf(client))).toBe(false);
  });

  it('and one that keeps polling gives up in the end', () => {
    const game = gameOf({}, 'keeps-polling-after-the-end');
    game.press();
    game.acknowledge({ expires_in: 10 });
    for (let count = 0; count < 9; count += 1) {
      game.simulation.wait(5000);
      game.answer(400, count === 0 ? pending : { error: 'expired_token' });
    }
    game.simulation.wait(100_000);
    expect(game.polls().length).toBe(9);
    expect(game.ended()?.state).toBe('expired');
  });
});
