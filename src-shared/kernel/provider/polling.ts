/**
 * How one client may poll for one request: the chart starts with the first poll that finds nothing
 * decided. A long poll is held open here, and let go when its time or its waiting is over.
 */
import { nonceHeaders } from '../../endpoints/surroundings.ts';
import { pollingMachine } from '../../machines/polling-machine.ts';
import {
  type MachineMove,
  moveMachine,
  startMachine,
  stateName,
} from '../../machines/run-machine.ts';
import { assert } from '../../protocol/assert.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, recordMove } from '../draft.ts';
import { answerExchange } from './answering.ts';
import type { AuthenticationRequest, Binding } from './records.ts';

type PollEvent = 'poll.arrived' | 'poll.came-early' | 'poll.held' | 'hold.broke';

/** True while the client should be waiting. */
export function isResting({ polling }: AuthenticationRequest): boolean {
  const state = polling === null ? 'free' : stateName(polling.value);
  return state === 'resting' || state === 'holding';
}

/** A poll came, or the one that was held broke off. */
export function notePoll(draft: Draft, authReqId: string, type: PollEvent): void {
  if (startOf(draft, authReqId)) movePolling(draft, authReqId, { type, atMs: draft.nowMs });
}

/** Holds a poll open until there is something to say. */
export function holdPoll(
  draft: Draft,
  authReqId: string,
  heldPoll: { readonly exchange: string; readonly binding: Binding },
): void {
  notePoll(draft, authReqId, 'poll.held');
  keep(draft, authReqId, { heldPoll });
  const waiting = mapGet(draft.exchanges, heldPoll.exchange);
  assert(waiting !== undefined, 'a poll is held while its client waits');
  draft.exchanges = mapSet(draft.exchanges, waiting.id, { ...waiting, heldFor: authReqId });
}

/** The client of a held poll hung up; the next poll is free again. */
export function loseHeldPoll(draft: Draft, authReqId: string, exchange: string): void {
  // By now the poll may have been let go, and be waiting for its tokens to be signed.
  if (mapGet(draft.requests, authReqId)?.heldPoll?.exchange !== exchange) return;
  keep(draft, authReqId, { heldPoll: null });
  notePoll(draft, authReqId, 'hold.broke');
}

/** A timer of the chart, or one of the events above. */
export function movePolling(
  draft: Draft,
  authReqId: string,
  event: { readonly type: string; readonly atMs?: number },
): void {
  const polling = mapGet(draft.requests, authReqId)?.polling;
  if (polling === null || polling === undefined) return;
  const move = moveMachine(pollingMachine, polling, event);
  settle(draft, authReqId, move, event.type, stateName(polling.value));
  if (move.actions.includes('answerPending')) releaseHeldPoll(draft, authReqId);
}

/** The request was decided or ended: no poll is too early any more. */
export function concludePolling(draft: Draft, authReqId: string): void {
  movePolling(draft, authReqId, { type: 'request.concluded' });
}

function startOf(draft: Draft, authReqId: string): boolean {
  const held = mapGet(draft.requests, authReqId);
  if (held === undefined) return false;
  if (held.polling !== null) return true;
  const { long_poll_seconds, slow_down_seconds } = draft.setup.provider;
  const move = startMachine(pollingMachine, {
    intervalMs: held.intervalMs,
    slowDownMs: slow_down_seconds * 1000,
    longPollMs: long_poll_seconds * 1000,
  });
  settle(draft, authReqId, move, 'poll.expected', null);
  return true;
}

function settle(
  draft: Draft,
  authReqId: string,
  move: MachineMove<NonNullable<AuthenticationRequest['polling']>['context']>,
  event: string,
  from: string | null,
): void {
  keep(draft, authReqId, { polling: move.state });
  const moving = { instance: authReqId, party: 'provider', about: authReqId, event, from } as const;
  recordMove(draft, { machine: 'polling', ...moving }, move);
}

function keep(draft: Draft, authReqId: string, change: Partial<AuthenticationRequest>): void {
  const held = mapGet(draft.requests, authReqId);
  assert(held !== undefined, 'a poll is about a request');
  draft.requests = mapSet(draft.requests, authReqId, { ...held, ...change });
}

function releaseHeldPoll(draft: Draft, authReqId: string): void {
  const heldPoll = takeHeldPoll(draft, authReqId);
  if (heldPoll === null) return;
  const refusal = {
    error: 'authorization_pending',
    description: 'The person has not decided yet.',
  } as const;
  const response = refusalResponse(refusal, nonceHeaders(draft));
  answerExchange(draft, heldPoll.exchange, response, authReqId);
}

/** The poll that is being held, which is held no longer. */
export function takeHeldPoll(draft: Draft, authReqId: string): AuthenticationRequest['heldPoll'] {
  const heldPoll = mapGet(draft.requests, authReqId)?.heldPoll ?? null;
  if (heldPoll !== null) keep(draft, authReqId, { heldPoll: null });
  return heldPoll;
}
