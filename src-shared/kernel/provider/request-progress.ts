/**
 * What follows when a request moves on: a poll that is being held is answered, the client is told in
 * its delivery mode, and the devices that did not decide learn that it is over.
 */
import { mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { tellClient } from './notifications.ts';
import { takeHeldPoll } from './polling.ts';
import { forgetPrompts, withdrawPrompts } from './prompts.ts';
import type { AuthenticationRequest } from './records.ts';
import { answerHeldPoll } from './redeem.ts';
import { moveRequest, requestState } from './request-life.ts';
import { tellAsker } from './tell-asker.ts';

/** Moves the request, and carries out what its machine asks for. */
export function advanceRequest(
  draft: Draft,
  authReqId: string,
  event: { readonly type: string; readonly atMs?: number },
): void {
  const heldPoll = takeHeldPoll(draft, authReqId);
  const before = mapGet(draft.requests, authReqId);
  const actions = moveRequest(draft, authReqId, event);
  if (actions.includes('tellClient')) tell(draft, authReqId);
  if (heldPoll !== null) answerHeldPoll(draft, authReqId, heldPoll);
  const after = mapGet(draft.requests, authReqId);
  if (!isPending(before) || isPending(after)) return;
  // One of the ended requests may be forgotten at once; a word too many does no harm.
  const hasExpired = after !== undefined && requestState(after) === 'expired';
  // A request that is made to expire early ends before the devices know of it.
  if (hasExpired && draft.nowMs >= before.expiresAt) forgetPrompts(draft, before);
  else withdrawPrompts(draft, before);
}

/** Whoever asked: a client of ours, or another server at the door of the devices. */
function tell(draft: Draft, authReqId: string): void {
  const held = mapGet(draft.requests, authReqId);
  if (held?.door === undefined) tellClient(draft, authReqId);
  else tellAsker(draft, held, held.door);
}

function isPending(held: AuthenticationRequest | undefined): held is AuthenticationRequest {
  return held !== undefined && requestState(held) === 'alive.pending';
}
