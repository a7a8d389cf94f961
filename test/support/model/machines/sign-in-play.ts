/**
 * Plays a sign-in against a provider elsewhere, in the hands of the test: what that provider answers
 * is what the path wants to hear.
 */
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import { silent } from '../../core/called-client.ts';
import {
  elsewhereKey,
  elsewhereMetadata,
  type Game,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '../../core/party-game.ts';
import { byItself, type Play } from '../machine-model.ts';

const newKey = { ...elsewhereKey, kid: 'op-2' };

/** A game that is ready for the first event of the path. */
export function playSignIn(mode: DeliveryMode, path: readonly string[]): Play {
  const bound = path.includes('nonce.demanded') ? { dpop_bound_access_tokens: true } : {};
  const game = playElsewhere({ client: { backchannel_token_delivery_mode: mode, ...bound } });
  const { simulation } = game;
  prepare(game, path);
  let signIn = '';
  const begin = (): void => {
    signIn = simulation.signIn();
  };
  return {
    simulation,
    instance: () => signIn,
    movesBefore: 0,
    deeds: {
      'provider.known': begin,
      'provider.unknown': begin,
      'provider.found': () => game.answer(200, elsewhereMetadata),
      'provider.lost': () => game.answer(500),
      'user-code.entered': () =>
        simulation.offer({
          kind: 'user-code.entered',
          run: 'test',
          relyingParty: 'till',
          signIn,
          code: '1234',
        }),
      'after lifetime': () => simulation.wait(200_000),
      ...answersOf(game, path),
      ...(mode === 'push' ? pushesOf(game, path) : pollsOf(game, path)),
      ...verdictsOf(game),
    },
  };
}

/** Whatever went before, so that the party knows the provider, or its keys as well. */
function prepare(game: Game, path: readonly string[]): void {
  const knowsKeys = path.includes('tokens.arrived, keys known');
  if (!knowsKeys && path[0] !== 'provider.known') return;
  game.press();
  if (!knowsKeys) {
    game.answer(400, { error: 'invalid_request' });
    return;
  }
  game.acknowledge();
  game.simulation.wait(5000);
  game.answer(200, tokensWith(idTokenFor(game), typeFor(path)));
  game.answer(200, { keys: [elsewhereKey] });
}

type Deeds = Play['deeds'];

/** Whoever is to run out of time waiting has the next poll after that, and those before it before. */
function timesFor(path: readonly string[]): Readonly<Record<string, number>> {
  if (!path.includes('after lifetime')) return {};
  const lifetime = 150;
  const polls = path.filter((label) => label === 'after rest').length;
  const interval = polls === 0 ? 2 * lifetime : Math.floor((lifetime - 1) / polls);
  return { expires_in: lifetime, interval };
}

function answersOf(game: Game, path: readonly string[]): Deeds {
  const { simulation } = game;
  const refuse = (error: string) => () => game.answer(400, { error });
  return {
    'request.acknowledged': () => {
      bearers.set(game, game.call().form.get('client_notification_token') ?? '');
      game.acknowledge(timesFor(path));
    },
    'request.refused': refuse('invalid_request'),
    'user-code.missing': refuse('missing_user_code'),
    'poll.sent': byItself,
    'authorization.pending': refuse('authorization_pending'),
    'slow-down.told': refuse('slow_down'),
    'provider.busy': () => game.answer(503, '', [['Retry-After', '3']]),
    'provider.silent': () => simulation.endCall(silent),
    'nonce.demanded': () => game.answer(400, { error: 'use_dpop_nonce' }, [['DPoP-Nonce', 'n-1']]),
    'poll.refused': refuse('invalid_grant'),
    'access.denied': refuse('access_denied'),
    'request.expired': refuse('expired_token'),
    'after rest': () => simulation.popUntil(() => simulation.calls.length > 0),
  };
}

/** The bearer token that each game’s party gave out last. */
const bearers = new WeakMap<Game, string>();

function notify(game: Game, body: object): void {
  game.notify(body, { authorization: `Bearer ${bearers.get(game) ?? ''}` });
}

/** An ID token that earns the verdict to which the path leads. */
function tokensFor(game: Game, path: readonly string[], claims: Record<string, string> = {}) {
  const aud = path.includes('id-token.rejected') ? 'somebody-else' : 'till';
  const kid = path.includes('keys.outdated') ? newKey.kid : elsewhereKey.kid;
  return tokensWith(idTokenFor(game, { aud, ...claims }, { kid }), typeFor(path));
}

/** Nonces are demanded of a client whose tokens are bound. */
function typeFor(path: readonly string[]): object {
  return path.includes('nonce.demanded') ? { token_type: 'DPoP' } : {};
}

function pollsOf(game: Game, path: readonly string[]): Deeds {
  const give = (): void => game.answer(200, tokensFor(game, path));
  return {
    'ping.arrived': () => notify(game, { auth_req_id: 'r-1' }),
    'tokens.arrived, no keys': give,
    'tokens.arrived, keys known': give,
  };
}

function pushesOf(game: Game, path: readonly string[]): Deeds {
  const fail = (error: string) => () => notify(game, { auth_req_id: 'r-1', error });
  const ties = {
    at_hash: leftHalfHash('an-access-token', 'ES256'),
    'urn:openid:params:jwt:claim:auth_req_id': 'r-1',
  };
  return {
    'access.denied': fail('access_denied'),
    'request.expired': fail('expired_token'),
    'transaction.failed': fail('transaction_failed'),
    'tokens.arrived, no keys': () =>
      notify(game, { auth_req_id: 'r-1', ...tokensFor(game, path, ties) }),
  };
}

function verdictsOf(game: Game): Deeds {
  return {
    'keys.arrived': () => game.answer(200, { keys: [elsewhereKey, newKey] }),
    'keys.failed': () => game.answer(500),
    'keys.outdated': byItself,
    'id-token.accepted': byItself,
    'id-token.rejected': byItself,
  };
}
