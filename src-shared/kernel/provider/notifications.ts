/**
 * Ping and push (CIBA Core §10.2, §10.3, §12): what the client is told when its request is decided,
 * with the same bytes however often it has to be sent. The result is in the world before the first
 * byte leaves, so a client that comes back at once finds it.
 */
import { notificationDeliveryMachine } from '../../machines/notification-delivery-machine.ts';
import {
  type MachineMove,
  moveMachine,
  startMachine,
  stateName,
} from '../../machines/run-machine.ts';
import { assert } from '../../protocol/assert.ts';
import { encodeBase64 } from '../../protocol/encoding/base64.ts';
import { type CallAddress, readCallAddress } from '../../protocol/encoding/call-address.ts';
import { encodeUtf8 } from '../../protocol/encoding/utf8.ts';
import type { HttpRequest } from '../../protocol/encoding/wire.ts';
import type { JsonObject } from '../../protocol/token-recipe.ts';
import type { CallOutcome } from '../../trace/input-entry.ts';
import { callOutside } from '../calling.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, recordMove } from '../draft.ts';
import { send } from '../sending.ts';
import { timeOf } from '../time/time-of.ts';
import { canEncryptFor, isClientActive } from './client-keys.ts';
import type { Addressee, AuthenticationRequest, Delivery } from './records.ts';
import { moveRequest, requestState } from './request-life.ts';
import { grantOf } from './tokens/grants.ts';
import { issueTokens } from './tokens/issue-tokens.ts';
import { revokeGrant } from './tokens/revocation.ts';
import { askForSignatures } from './tokens/signing.ts';

const firstPauseMs = 1000;

/** The request was decided or ended: the client hears of it in its delivery mode. */
export function tellClient(draft: Draft, authReqId: string): void {
  const held = mapGet(draft.requests, authReqId);
  assert(held !== undefined, 'only a known request is told of');
  // A client that was switched off or removed meanwhile is told nothing, least of all tokens.
  if (!isClientActive(draft, held.clientId)) return;
  const state = requestState(held);
  if (held.deliveryMode === 'ping' && state !== 'expired') {
    deliver(draft, held, { auth_req_id: authReqId });
  }
  // Of a decided request a push client has heard; that it expires now is no second end.
  const wasTold = state === 'expired' && held.decision !== null;
  if (held.deliveryMode !== 'push' || wasTold) return;
  // Whoever registered for encrypted ID tokens and has no key is never sent readable ones.
  const canPush = canEncryptFor(draft, mapGet(draft.clients, held.clientId));
  if (state === 'alive.granted' && canPush) pushTokens(draft, held);
  else deliver(draft, held, { error: pushErrorOf(draft, state), auth_req_id: authReqId });
}

/** The tokens of a push are signed: they are as good as given out, and go on their way. */
export function sendPush(draft: Draft, to: Addressee, tokens: JsonObject): void {
  const isOnItsWay =
    isClientActive(draft, to.clientId) &&
    deliver(draft, to, { auth_req_id: to.authReqId, ...tokens }, true);
  if (!isOnItsWay)
    revokeGrant(draft, to.grant, 'there is nowhere to push the tokens to', to.authReqId);
}

/** The tokens of a push could not be made: the client hears that much, and that is all. */
export function failPush(draft: Draft, to: Addressee): void {
  deliver(draft, to, { error: 'transaction_failed', auth_req_id: to.authReqId });
}

/** What became of one attempt. */
export function endAttempt(draft: Draft, authReqId: string, outcome: CallOutcome): void {
  moveDelivery(draft, authReqId, { type: eventOf(outcome) });
}

/** A pause of a delivery is over, or an attempt ended. */
export function moveDelivery(
  draft: Draft,
  authReqId: string,
  event: { readonly type: string },
): void {
  const held = mapGet(draft.deliveries, authReqId);
  if (held === undefined) return;
  const move = moveMachine(notificationDeliveryMachine, held.machine, event);
  settle(draft, held, move, event.type, stateName(held.machine.value));
}

function pushErrorOf({ setup }: Draft, state: string): string {
  if (state === 'denied') return 'access_denied';
  return state === 'expired'
    ? (setup.provider.expired_push_error ?? 'expired_token')
    : 'transaction_failed';
}

function pushTokens(draft: Draft, held: AuthenticationRequest): void {
  const { authReqId, binding } = held;
  const grant = grantOf(held, timeOf(draft, 'provider'));
  // Consumed before anything is signed, like a request that is redeemed by polling.
  moveRequest(draft, authReqId, { type: 'tokens.redeemed' });
  const { scope } = grant;
  const pushed = { authReqId };
  const issuing = { grant, binding, scope, about: authReqId, pushed };
  const { recipes, ...tokens } = issueTokens(draft, issuing);
  const { clientId, grant: grantId, notificationToken } = held;
  const to = { authReqId, clientId, grant: grantId, notificationToken };
  const purpose = { kind: 'push', ...tokens, to } as const;
  askForSignatures(draft, { recipes, about: authReqId, purpose });
}

/** Sends a notification on its way, if the client has an endpoint for it. */
function deliver(draft: Draft, to: Addressee, message: object, carriesTokens = false): boolean {
  const endpoint = mapGet(draft.clients, to.clientId)?.backchannel_client_notification_endpoint;
  if (to.notificationToken === null || endpoint === undefined) return false;
  beginDelivery(draft, to, { endpoint, message, carriesTokens });
  return true;
}

interface ToDeliver {
  readonly endpoint: string;
  readonly message: object;
  readonly carriesTokens?: boolean;
}

/** Sends it to that address, again and again until it is taken or given up. */
export function beginDelivery(
  draft: Draft,
  { authReqId, clientId, grant, notificationToken }: Addressee,
  { endpoint, message, carriesTokens = false }: ToDeliver,
): void {
  // What is no web address is refused by the shell, which has a reason for the record.
  const nowhere = { origin: endpoint, host: '', target: '' };
  const { origin, ...address } = readCallAddress(endpoint) ?? nowhere;
  const request = notificationRequest(address, notificationToken, message);
  const move = startMachine(notificationDeliveryMachine, {
    mostAttempts: draft.setup.provider.callback_attempts,
    pauseMs: firstPauseMs,
  });
  const machine = move.state;
  const delivery = { authReqId, clientId, grant, origin, request, carriesTokens, machine };
  settle(draft, delivery, move, 'client.to-be-told', null);
}

function notificationRequest(
  { host, target }: Pick<CallAddress, 'host' | 'target'>,
  token: string | null,
  message: object,
): HttpRequest {
  const body = encodeUtf8(JSON.stringify(message));
  return {
    kind: 'http.request',
    method: 'POST',
    target,
    headers: [
      ['Host', host],
      ...(token === null ? [] : [['Authorization', `Bearer ${token}`] as [string, string]]),
      ['Content-Type', 'application/json'],
      ['Content-Length', String(body.length)],
    ],
    body: encodeBase64(body),
  };
}

function settle(
  draft: Draft,
  delivery: Delivery,
  move: MachineMove<Delivery['machine']['context']>,
  event: string,
  from: string | null,
): void {
  const { authReqId } = delivery;
  const next = { ...delivery, machine: move.state };
  const isOver = ['delivered', 'givenUp'].includes(stateName(move.state.value));
  draft.deliveries = isOver
    ? mapDelete(draft.deliveries, authReqId)
    : mapSet(draft.deliveries, authReqId, next);
  const moving = { instance: authReqId, party: 'provider', about: authReqId, event, from } as const;
  recordMove(draft, { machine: 'notification-delivery', ...moving }, move);
  if (move.actions.includes('sendNotification')) attempt(draft, next);
  // Tokens that reached nobody must not stay good.
  if (move.actions.includes('giveUp') && delivery.carriesTokens) {
    revokeGrant(draft, delivery.grant, 'the push could not be delivered', authReqId);
  }
}

/** To a relying party of the simulation, or out through a real socket. */
function attempt(draft: Draft, { authReqId, clientId, origin, request }: Delivery): void {
  const inside = draft.setup.relyingParties.find((party) => party.clientId === clientId);
  if (inside === undefined || inside.provider !== undefined) {
    const purpose = { kind: 'notification', authReqId } as const;
    callOutside(draft, { origin, request, about: authReqId, purpose, to: 'outside-client' });
    return;
  }
  const to = `relying-party/${inside.name}` as const;
  const { exchange } = send(draft, { from: 'provider', to, wire: request, about: authReqId });
  draft.exchanges = mapSet(draft.exchanges, exchange, {
    id: exchange,
    asker: 'provider',
    outside: false,
    signIn: undefined,
    purpose: 'notification',
    about: authReqId,
    asked: request,
  });
}

/**
 * CIBA Core §10.2: 200 and 204 are fine, and no redirect is followed. A refusal will not change by
 * asking again; what may pass by itself is tried again.
 */
function eventOf(outcome: CallOutcome): string {
  if (outcome.kind === 'refused') return 'address.refused';
  if (outcome.kind !== 'answered') return 'client.failed';
  const { status } = outcome.response;
  if (status >= 200 && status < 300) return 'client.accepted';
  return status >= 500 || status === 429 ? 'client.failed' : 'client.refused';
}
