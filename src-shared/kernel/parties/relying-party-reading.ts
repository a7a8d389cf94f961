/**
 * What the answers of a provider say to a client (CIBA Core §7.3, §10.1.1, §11, §13), as events of its
 * machine. A party that misbehaves hears here what it wants to hear.
 */
import type { RelyingPartyEvent } from '../../machines/relying-party-machine.ts';
import { readRetryAfter } from '../../protocol/encoding/retry-after.ts';
import { bodyObject, type HttpResponse, headerOf } from '../../protocol/encoding/wire.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { timeOf } from '../time/time-of.ts';
import type { TokenSet } from './relying-party-records.ts';
import { clientOf, deliveryModeOf, findRole, misbehaves } from './relying-party-role.ts';

/** CIBA Core §7.3: the interval of a provider that names none. */
const usualIntervalSeconds = 5;

/** The acknowledgement, or why there is none. */
export function readAcknowledgement(
  draft: Draft,
  { party, signIn }: { readonly party: Party; readonly signIn: string },
  response: HttpResponse,
): RelyingPartyEvent {
  const body = bodyObject(response) ?? {};
  if (response.status !== 200 || typeof body['error'] === 'string') {
    const error = errorOf(response);
    // CIBA Core §7.1.2: this error is the moment to ask the person for the code.
    if (error === 'missing_user_code') return { type: 'user-code.missing' };
    return { type: 'request.refused', error };
  }
  const { auth_req_id: authReqId } = body;
  const times = readTimes(body);
  if (typeof authReqId !== 'string' || authReqId === '')
    return { type: 'request.refused', error: 'the acknowledgement has no auth_req_id' };
  if (typeof times === 'string') return { type: 'request.refused', error: times };
  const patience = misbehaves(draft, party, 'keeps-polling-after-the-end') ? 5 : 1;
  const haste = misbehaves(draft, party, 'polls-too-soon') ? 5 : 1;
  return {
    type: 'request.acknowledged',
    atMs: draft.nowMs,
    authReqId,
    intervalMs: Math.round(times.intervalMs / haste),
    lifetimeMs: Math.round(times.lifetimeMs * patience),
    willBeTold: willBeTold(draft, party, signIn),
  };
}

function readTimes(
  body: Readonly<Record<string, unknown>>,
): { readonly intervalMs: number; readonly lifetimeMs: number } | string {
  const { expires_in: expiresIn, interval = usualIntervalSeconds } = body;
  if (!isPositive(expiresIn)) return 'the acknowledgement has no expires_in';
  if (!isPositive(interval)) return 'the acknowledgement has a malformed interval';
  return { intervalMs: interval * 1000, lifetimeMs: expiresIn * 1000 };
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function willBeTold(draft: Draft, party: Party, signIn: string): boolean {
  const mode = deliveryModeOf(clientOf(draft, mapGet(draft.signIns, signIn)?.clientId ?? ''));
  if (mode === 'push') return !misbehaves(draft, party, 'polls-as-push-client');
  return mode === 'ping' && findRole(draft, party)?.pollsBesidePing !== true;
}

/** What an answer of the token endpoint without tokens means. */
export function readTokenError(
  draft: Draft,
  party: Party,
  response: HttpResponse,
): RelyingPartyEvent {
  const atMs = draft.nowMs;
  const error = errorOf(response);
  const { status } = response;
  // CIBA Core §11: the error counts, not the status alone; but overload has no OAuth error.
  if (status === 503 || status === 429) {
    const epochNowMs = draft.setup.epochMs + timeOf(draft, party);
    const retryAfterMs = readRetryAfter(headerOf(response, 'retry-after'), epochNowMs);
    if (retryAfterMs !== undefined) return { type: 'provider.busy', atMs, retryAfterMs };
  }
  const event = eventOf(error, atMs);
  if (event === undefined)
    return status >= 500 || status === 429
      ? { type: 'provider.silent', atMs }
      : { type: 'poll.refused', error };
  return asHeard(draft, party, event, atMs);
}

function eventOf(error: string, atMs: number): RelyingPartyEvent | undefined {
  switch (error) {
    case 'authorization_pending':
      return { type: 'authorization.pending', atMs };
    case 'slow_down':
      return { type: 'slow-down.told', atMs };
    case 'access_denied':
      return { type: 'access.denied', error };
    case 'expired_token':
      return { type: 'request.expired', error };
    case 'use_dpop_nonce':
      return { type: 'nonce.demanded', error };
    default:
      return undefined;
  }
}

function asHeard(
  draft: Draft,
  party: Party,
  event: RelyingPartyEvent,
  atMs: number,
): RelyingPartyEvent {
  const isEnd = event.type === 'access.denied' || event.type === 'request.expired';
  const deaf =
    (isEnd && misbehaves(draft, party, 'keeps-polling-after-the-end')) ||
    (event.type === 'slow-down.told' && misbehaves(draft, party, 'ignores-slow-down'));
  return deaf ? { type: 'authorization.pending', atMs } : event;
}

function errorOf(response: HttpResponse): string {
  const error = bodyObject(response)?.['error'];
  return typeof error === 'string' ? error : `http_${response.status}`;
}

/** The tokens of a token answer or a push; otherwise what is wrong with them. */
export function readTokenSet(
  body: Readonly<Record<string, unknown>>,
  client: Client,
  isPushed = false,
): TokenSet | string {
  const [accessToken, idToken, type, refreshToken] = [
    'access_token',
    'id_token',
    'token_type',
    'refresh_token',
  ].map((name) => textIn(body, name));
  if (accessToken === undefined) return 'there is no access_token';
  if (idToken === undefined) return 'there is no id_token';
  // RFC 6749 §7.1: a token of a type that the client cannot use must not be used.
  const usable = client.dpop_bound_access_tokens ? 'dpop' : 'bearer';
  if (type?.toLowerCase() !== usable) return `the token_type is ${type ?? 'missing'}`;
  return { accessToken, idToken, refreshToken, isPushed };
}

function textIn(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
