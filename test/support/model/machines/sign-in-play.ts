/**
 * Plays a sign-in whose answers are in the hand of the test: each is held on its way to the till, and
 * goes on as it is, edited, or not at all, as the path wants it.
 */
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import { elsewhere, elsewhereMetadata } from '../../core/party-game.ts';
import { byItself, type Play } from '../machine-model.ts';
import { type AnswerDesk, holdAnswers, openAnswerDesk } from '../port/answer-desk.ts';
import type { PortDesk } from '../port/port-desk.ts';
import type { PortRun } from '../port/port-run.ts';
import {
  decideBeside,
  formIn,
  inBase64,
  pressSignIn,
  requestOf,
  stateOf,
  till,
  tillSetup,
  untilAcknowledged,
} from '../port/sign-in.ts';

interface Playing {
  readonly run: PortRun;
  readonly answers: AnswerDesk;
  readonly signIn: () => string;
  readonly moved: () => Promise<void>;
  readonly path: readonly string[];
}

type Deeds = Play['deeds'];

/** How the till is told, and whether it polls where it ought not to. */
export interface SignInKind {
  readonly mode: DeliveryMode;
  readonly pollsAsPushClient?: true;
}

/** A run that is ready for the first event of the path. */
export async function playSignIn(
  desk: PortDesk,
  kind: SignInKind,
  path: readonly string[],
): Promise<Play> {
  const run = await desk.begin(setupFor(desk, kind, path));
  if (path.includes('tokens.arrived, keys known')) await signInOnce(run);
  if (path.includes('keys.outdated')) await run.ask({ kind: 'keys.rotate' });
  await holdAnswers(run);
  let signIn = '';
  const playing: Playing = {
    run,
    answers: openAnswerDesk(run),
    signIn: () => signIn,
    moved: () => run.runUntilMoved('relying-party', signIn),
    path,
  };
  const begin = async (): Promise<void> => {
    signIn = await pressSignIn(run);
  };
  return {
    run,
    instance: () => signIn,
    movesBefore: 0,
    deeds: {
      'provider.known': begin,
      'provider.unknown': begin,
      ...requestDeeds(playing),
      ...pollDeeds(playing),
      ...(kind.mode === 'push' ? pushDeeds(playing) : tokenDeeds(playing)),
      ...verdictDeeds(playing),
    },
  };
}

function setupFor(desk: PortDesk, kind: SignInKind, path: readonly string[]) {
  const isBound = path.includes('nonce.demanded');
  const client = {
    backchannel_token_delivery_mode: kind.mode,
    ...(isBound ? { dpop_bound_access_tokens: true } : {}),
  };
  const role = {
    ...(isBound ? { keys: [desk.partyKey] } : {}),
    ...(path[0] === 'provider.unknown' ? { provider: { issuer: elsewhere } } : {}),
    ...(kind.pollsAsPushClient ? { misbehaviours: ['polls-as-push-client'] as const } : {}),
  };
  return tillSetup({ client, role });
}

/** A first sign-in that goes well, after which the till has the provider's keys. */
async function signInOnce(run: PortRun): Promise<void> {
  await untilAcknowledged(run, await pressSignIn(run));
  await decideBeside(run, 'approve');
  await run.runUntil('sign-in.ended', () => run.ofKind('sign-in.ended').length > 0);
}

function requestDeeds({ run, answers, signIn, moved }: Playing): Deeds {
  return {
    'provider.found': () => answers.give(200, elsewhereMetadata),
    'provider.lost': () => answers.give(500),
    'request.acknowledged': answers.letGo,
    'request.refused': () => answers.give(400, { error: 'invalid_request' }),
    'user-code.missing': () => answers.give(400, { error: 'missing_user_code' }),
    'user-code.entered': () => {
      const code = { signIn: signIn(), relyingParty: 'till', code: '1234' };
      return run.ask({ kind: 'user-code.entered', ...code });
    },
    'after lifetime': () => run.fire(signIn(), 'lifetime'),
    'ping.arrived': async () => {
      await ping(run);
      await moved();
    },
  };
}

function pollDeeds({ run, answers, signIn, moved }: Playing): Deeds {
  const refuse = (error: string) => () => answers.give(400, { error });
  return {
    'after rest': () => run.fire(signIn(), 'rest'),
    'poll.sent': byItself,
    'authorization.pending': refuse('authorization_pending'),
    'slow-down.told': refuse('slow_down'),
    'provider.busy': () => answers.give(503, {}, [['Retry-After', '3']]),
    'provider.silent': async () => {
      const how = 'reset';
      await run.ask({ kind: 'message.dropped', message: await answers.untilHeld(), how });
      await moved();
    },
    'nonce.demanded': () => answers.give(400, { error: 'use_dpop_nonce' }, [['DPoP-Nonce', 'n-1']]),
    'poll.refused': refuse('invalid_grant'),
    'access.denied': refuse('access_denied'),
    'request.expired': refuse('expired_token'),
  };
}

/** In poll and ping the tokens come when they are asked for, from a request that was granted meanwhile. */
function tokenDeeds({ run, answers, path }: Playing): Deeds {
  const redeem = async (): Promise<void> => {
    await decideBeside(run, 'approve');
    if (path.includes('id-token.rejected')) await spoilIdToken(run, await answers.untilHeld());
    await answers.letGo();
  };
  return { 'tokens.arrived, no keys': redeem, 'tokens.arrived, keys known': redeem };
}

/** In push the till is told everything. */
function pushDeeds({ run, moved }: Playing): Deeds {
  const decide = (decision: 'approve' | 'deny' | 'fail') => async () => {
    await decideBeside(run, decision);
    await moved();
  };
  return {
    'access.denied': decide('deny'),
    'transaction.failed': decide('fail'),
    'request.expired': async () => {
      await run.fire(requestOf(run), 'lifetime');
      await moved();
    },
    'tokens.arrived, no keys': decide('approve'),
    'tokens.arrived, keys known': decide('approve'),
  };
}

function verdictDeeds({ run, answers, signIn }: Playing): Deeds {
  return {
    'keys.arrived': async () => {
      // Where a push came during a poll, the answer to the poll comes first.
      while (stateOf(run, signIn()) === 'fetchingKeys') await answers.letGo();
    },
    'keys.failed': () => answers.give(500),
    'keys.outdated': byItself,
    'id-token.accepted': byItself,
    'id-token.rejected': byItself,
  };
}

/** Its signature stays what it was, and so is none of what it says now. */
async function spoilIdToken(run: PortRun, message: string): Promise<void> {
  const set = { aud: 'somebody-else' };
  const jwt = { at: 'id_token', set, remove: [], resign: 'as it was' } as const;
  await run.ask({ kind: 'message.edited', message, jwt });
}

/** A ping of the provider's, whether or not there is anything to fetch. */
async function ping(run: PortRun): Promise<void> {
  const asked = run
    .ofKind('message.sent')
    .findLast((sent) => formIn(sent).has('client_notification_token'));
  const token = formIn(asked).get('client_notification_token') ?? '';
  const about = requestOf(run);
  const wire = {
    kind: 'http.request',
    method: 'POST',
    target: '/told',
    headers: [
      ['Authorization', `Bearer ${token}`],
      ['Content-Type', 'application/json'],
    ] satisfies [string, string][],
    body: inBase64(JSON.stringify({ auth_req_id: about })),
  } as const;
  const ends = { from: 'provider', to: till } as const;
  await run.ask({ kind: 'message.replayed', message: 'p', exchange: 'x', ...ends, wire, about });
}
