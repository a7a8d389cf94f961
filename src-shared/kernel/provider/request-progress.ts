/**
 * What follows when a request moves on: a poll that is being held is answered, the client is told in
 * its delivery mode, and the devices that did not decide learn that it is over.
 */
import { note } from '../../protocol/encoding/wire.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { type Draft, send } from '../draft.ts';
import { tellClient } from './notifications.ts';
import { takeHeldPoll } from './polling.ts';
import { answerHeldPoll } from './redeem.ts';
import { moveRequest, requestState } from './request-life.ts';

/** Moves the request, and carries out what its machine asks for. */
export function advanceRequest(
  draft: Draft,
  authReqId: string,
  event: { readonly type: string; readonly atMs?: number },
): void {
  const heldPoll = takeHeldPoll(draft, authReqId);
  const wasPending = isPending(draft, authReqId);
  const actions = moveRequest(draft, authReqId, event);
  if (actions.includes('tellClient')) tellClient(draft, authReqId);
  if (heldPoll !== null) answerHeldPoll(draft, authReqId, heldPoll);
  if (wasPending) withdrawPrompts(draft, authReqId);
}

function isPending(draft: Draft, authReqId: string): boolean {
  const held = mapGet(draft.requests, authReqId);
  return held !== undefined && requestState(held) === 'alive.pending';
}

/**
 * Two devices of one person may race: the slower one is told that there is nothing left to decide.
 * What expired needs no word: the prompt lapses at the same moment.
 */
function withdrawPrompts(draft: Draft, authReqId: string): void {
  const held = mapGet(draft.requests, authReqId);
  const state = held === undefined ? 'expired' : requestState(held);
  if (held === undefined || state === 'alive.pending' || state === 'expired') return;
  for (const device of held.devices) {
    if (device === held.decision?.device) continue;
    const wire = note('prompt withdrawn', { auth_req_id: authReqId });
    send(draft, { from: 'provider', to: device, wire, about: authReqId });
  }
}
