/**
 * The CIBA grant (CIBA Core §10.1, §11): tells a poll how its request stands, holds it open where
 * long polling is on, and redeems it once the person has agreed.
 */
import { mapGet } from '../../kernel/collections/persistent-map.ts';
import type { Draft } from '../../kernel/draft.ts';
import { canEncryptFor, keepFetchedKeys } from '../../kernel/provider/client-keys.ts';
import { personOfSub } from '../../kernel/provider/people.ts';
import { holdPoll, isResting, notePoll } from '../../kernel/provider/polling.ts';
import type { AuthenticationRequest } from '../../kernel/provider/records.ts';
import { redeem } from '../../kernel/provider/redeem.ts';
import { requestState } from '../../kernel/provider/request-life.ts';
import { advanceRequest } from '../../kernel/provider/request-progress.ts';
import { revokeGrant } from '../../kernel/provider/tokens/revocation.ts';
import { assert } from '../../protocol/assert.ts';
import { readClientCall } from '../../protocol/rules/client/client-call.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import type { Judgement } from '../../protocol/rules/rule.ts';
import type { PolledRequest, TokenCall } from '../../protocol/rules/token/token-call.ts';
import { judgeAndRecord } from '../judgement.ts';
import {
  bindingOf,
  nonceHeaders,
  noteTokenCall,
  type ProviderCall,
  proofOf,
  surroundingsOf,
} from '../surroundings.ts';

/** Judges a poll and answers it, unless its tokens have to be signed or it is held. */
export function answerCibaGrant(draft: Draft, call: ProviderCall) {
  const clientCall = readClientCall(call.request, surroundingsOf(draft, call));
  const authReqId = clientCall.form?.values.get('auth_req_id') ?? '';
  const held = requestOfClient(draft, authReqId);
  const about = held?.authReqId;
  const context: TokenCall = {
    ...clientCall,
    proof: proofOf(draft, call),
    canEncrypt: canEncryptFor(draft, clientCall.client),
    request: held === undefined ? undefined : polled(draft, held),
  };
  const { exchange } = call;
  const judgement = judgeAndRecord(draft, { table: 'token', context, exchange, about });
  keepFetchedKeys(draft, call.facts);
  noteTokenCall(draft, context, judgement);
  const { refusal } = judgement;
  const binding = bindingOf(context, context.proof);
  if (refusal === undefined) {
    redeem(draft, authReqId, exchange, binding);
    return undefined;
  }
  if (isToBeHeld(draft, refusal.error, exchange)) {
    holdPoll(draft, authReqId, { exchange, binding });
    return undefined;
  }
  if (held !== undefined) noteRefusedPoll(draft, held, refusal);
  const response = refusalResponse(refusal, nonceHeaders(draft));
  return { response, ...(about === undefined ? {} : { about }) };
}

/** What another server asked of our devices is no request of a client. */
function requestOfClient(draft: Draft, authReqId: string): AuthenticationRequest | undefined {
  const held = mapGet(draft.requests, authReqId);
  return held?.door === undefined ? held : undefined;
}

/** A long poll is held, unless its client gave up while the network still had it. */
function isToBeHeld(draft: Draft, error: string, exchange: string): boolean {
  const isLongPoll = draft.setup.provider.long_poll_seconds > 0;
  const isWaitedFor = mapGet(draft.exchanges, exchange) !== undefined;
  return error === 'authorization_pending' && isLongPoll && isWaitedFor;
}

function noteRefusedPoll(
  draft: Draft,
  held: AuthenticationRequest,
  refusal: NonNullable<Judgement['refusal']>,
): void {
  const { authReqId, grant } = held;
  if (refusal.error === 'authorization_pending') notePoll(draft, authReqId, 'poll.arrived');
  if (refusal.error === 'slow_down') notePoll(draft, authReqId, 'poll.came-early');
  if (refusal.rule === 'does not poll without end')
    advanceRequest(draft, authReqId, { type: 'polls.abused' });
  // Whoever redeems twice has a copy of the receipt, or the thief was first: neither keeps tokens.
  if (refusal.rule === 'auth_req_id was not redeemed before' && requestState(held) === 'redeemed')
    revokeGrant(draft, grant, 'its auth_req_id was used twice', authReqId);
}

function polled(draft: Draft, held: AuthenticationRequest): PolledRequest {
  const name = requestState(held);
  return {
    clientId: held.clientId,
    state: pollState(name),
    resting: isResting(held),
    tooSoon: held.polling?.context.tooSoon ?? 0,
    longerIntervalSeconds: longerInterval(draft, held) / 1000,
    deliveryMode: held.deliveryMode,
    personIsActive: personOfSub(draft, held.sub) !== undefined,
  };
}

/** What the interval will be when this poll comes too soon. */
function longerInterval({ setup }: Draft, { polling, intervalMs }: AuthenticationRequest): number {
  return (polling?.context.intervalMs ?? intervalMs) + setup.provider.slow_down_seconds * 1000;
}

const states: Readonly<Record<string, PolledRequest['state']>> = {
  'alive.pending': 'pending',
  'alive.granted': 'granted',
  denied: 'denied',
  failed: 'failed',
  redeemed: 'redeemed',
  abandoned: 'abandoned',
  expired: 'expired',
};

function pollState(name: string): PolledRequest['state'] {
  const state = states[name];
  assert(state !== undefined, 'every state of a request has its answer');
  return state;
}
