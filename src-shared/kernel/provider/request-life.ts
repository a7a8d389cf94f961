/**
 * Moves one authentication request along its machine and keeps the result; only so many ended ones
 * are remembered. Telling the client what happened is for `request-progress.ts`.
 */
import { authenticationRequestMachine } from '../../machines/authentication-request-machine.ts';
import { moveMachine, startMachine, stateName } from '../../machines/run-machine.ts';
import { assert } from '../../protocol/assert.ts';
import { dropOldest, expiringSet, lineLength } from '../collections/expiring-map.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, recordMove } from '../draft.ts';
import { concludePolling } from './polling.ts';
import type { AuthenticationRequest } from './records.ts';

const pendingState = 'alive.pending';

/** Puts a new request into the world and starts its life. */
export function openRequest(
  draft: Draft,
  request: Omit<AuthenticationRequest, 'machine'>,
  lifetimeMs: number,
): void {
  const move = startMachine(authenticationRequestMachine, { lifetimeMs });
  const { authReqId, sub } = request;
  draft.requests = mapSet(draft.requests, authReqId, { ...request, machine: move.state });
  draft.pendingBySub = mapSet(draft.pendingBySub, sub, pendingOf(draft, sub) + 1);
  recordMove(draft, { ...movingOf(authReqId), event: 'request.accepted', from: null }, move);
}

/** Sends an event to the request's machine; answers what the machine asks for. */
export function moveRequest(
  draft: Draft,
  authReqId: string,
  event: { readonly type: string; readonly atMs?: number },
): readonly string[] {
  const held = mapGet(draft.requests, authReqId);
  // A timer may be due after its request was forgotten.
  if (held === undefined) return [];
  const from = stateName(held.machine.value);
  const move = moveMachine(authenticationRequestMachine, held.machine, event);
  const to = stateName(move.state.value);
  draft.requests = mapSet(draft.requests, authReqId, { ...held, machine: move.state });
  recordMove(draft, { ...movingOf(authReqId), event: event.type, from }, move);
  if (from === pendingState && to !== from) leavePending(draft, held);
  if (!to.startsWith('alive.')) rememberEnded(draft, authReqId);
  return move.actions;
}

/** The name of the state in which a request is. */
export function requestState(request: AuthenticationRequest): string {
  return stateName(request.machine.value);
}

/** How many requests wait for that person. */
export function pendingOf({ pendingBySub }: Pick<Draft, 'pendingBySub'>, sub: string): number {
  return mapGet(pendingBySub, sub) ?? 0;
}

function movingOf(authReqId: string) {
  const machine = 'authentication-request';
  return { machine, instance: authReqId, party: 'provider', about: authReqId } as const;
}

function leavePending(draft: Draft, { sub, authReqId }: AuthenticationRequest): void {
  const left = pendingOf(draft, sub) - 1;
  draft.pendingBySub =
    left > 0 ? mapSet(draft.pendingBySub, sub, left) : mapDelete(draft.pendingBySub, sub);
  concludePolling(draft, authReqId);
}

/** Ended requests are kept so that a late poll hears why; the oldest make room. */
function rememberEnded(draft: Draft, authReqId: string): void {
  const entry = { value: null, expiresAt: Number.MAX_SAFE_INTEGER };
  draft.ended = expiringSet(draft.ended, authReqId, entry, draft.nowMs);
  while (lineLength(draft.ended) > draft.setup.provider.ended_requests_kept) {
    const { map, key } = dropOldest(draft.ended);
    draft.ended = map;
    if (key !== undefined) draft.requests = mapDelete(draft.requests, key);
  }
}

/** Notes what the person said, before the machine moves. */
export function noteDecision(
  draft: Draft,
  authReqId: string,
  decision: NonNullable<AuthenticationRequest['decision']>,
): void {
  const held = mapGet(draft.requests, authReqId);
  assert(held !== undefined, 'a decision is judged before it is noted');
  draft.requests = mapSet(draft.requests, authReqId, { ...held, decision });
}
