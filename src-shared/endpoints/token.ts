/**
 * The token endpoint for the CIBA grant (CIBA Core §10.1, §11): tells a poll how its request
 * stands, and redeems it once the person has agreed.
 */
import type { Draft } from '../kernel/draft.ts';
import { leftHalfHash } from '../kernel/identifiers.ts';
import { mapGet, mapSet } from '../kernel/persistent-map.ts';
import type { ProviderCall } from '../kernel/provider.ts';
import { moveRequest } from '../kernel/request-life.ts';
import type { AuthenticationRequest } from '../kernel/world.ts';
import { stateName } from '../machines/run-machine.ts';
import { coreProfile } from '../profiles/core.ts';
import { assert } from '../protocol/assert.ts';
import { readClientCall } from '../protocol/rules/client-authentication-rules.ts';
import type { PolledRequest } from '../protocol/rules/token-rules.ts';
import { idTokenRecipe } from '../protocol/token-recipe.ts';
import { judgeAndRecord, refusalResponse } from './judgement.ts';

/** Judges a token request; the answer with tokens comes later, when they are signed. */
export function answerToken(draft: Draft, { exchange, request }: ProviderCall) {
  const clientCall = readClientCall(request, (id) => mapGet(draft.clients, id));
  const authReqId = clientCall.form?.values.get('auth_req_id') ?? '';
  const held = mapGet(draft.requests, authReqId);
  const about = held?.authReqId;
  const context = { ...clientCall, nowMs: draft.nowMs, request: polled(held) };
  const rules = coreProfile.tables.token;
  const { refusal } = judgeAndRecord(draft, { table: 'token', rules, context, exchange, about });
  if (refusal === undefined) {
    assert(held !== undefined, 'the rules passed');
    redeem(draft, held, exchange);
    return undefined;
  }
  if (refusal.error === 'authorization_pending') notePoll(draft, authReqId, 'poll.arrived');
  if (refusal.error === 'slow_down') notePoll(draft, authReqId, 'poll.came-early');
  return { response: refusalResponse(refusal), ...(about === undefined ? {} : { about }) };
}

function polled(held: AuthenticationRequest | undefined): PolledRequest | undefined {
  if (held === undefined) return undefined;
  const { intervalMs, lastPollAtMs } = held.machine.context;
  return {
    clientId: held.clientId,
    state: pollState(stateName(held.machine.value)),
    intervalMs,
    lastPollAtMs,
  };
}

function pollState(name: string): PolledRequest['state'] {
  switch (name) {
    case 'alive.pending':
      return 'pending';
    case 'alive.granted':
      return 'granted';
    case 'denied':
      return 'denied';
    case 'redeemed':
      return 'redeemed';
    default:
      return 'expired';
  }
}

function notePoll(draft: Draft, authReqId: string, type: 'poll.arrived' | 'poll.came-early'): void {
  moveRequest(draft, authReqId, { type, atMs: draft.nowMs });
}

function redeem(draft: Draft, held: AuthenticationRequest, exchange: string): void {
  const { authReqId, user, clientId, scope } = held;
  const client = mapGet(draft.clients, clientId);
  assert(client !== undefined, 'a request belongs to a registered client');
  // Consumed before anything is signed: a second poll that comes meanwhile finds it redeemed.
  moveRequest(draft, authReqId, { type: 'tokens.redeemed' });
  const accessToken = draft.identifiers.token();
  const recipe = idTokenRecipe({
    setup: draft.setup,
    client,
    sub: user.sub,
    name: scope.split(' ').includes('profile') ? user.name : undefined,
    nowMs: draft.nowMs,
    decidedAtMs: held.machine.context.decidedAtMs ?? draft.nowMs,
    atHash: leftHalfHash(accessToken),
  });
  assert(recipe !== undefined, 'a run is set up with a signing key');
  const effect = `sign-${draft.nextSeq}`;
  const pending = { effect, cause: draft.cause, exchange, authReqId, recipe, accessToken, scope };
  draft.signatures = mapSet(draft.signatures, effect, pending);
  draft.effects.push({ kind: 'sign', effect, recipes: [recipe] });
}
