/** Gives out the tokens of an approved request, once, to whoever polled for them. */
import { assert } from '../../protocol/assert.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { answerExchange } from './answering.ts';
import { grantOf } from './grants.ts';
import { issueTokens } from './issue-tokens.ts';
import type { Binding } from './records.ts';
import { moveRequest, requestState } from './request-life.ts';
import { askForSignatures } from './signing.ts';

/** Consumes the request and asks for the signatures of its tokens; the answer follows them. */
export function redeem(draft: Draft, authReqId: string, exchange: string, binding: Binding): void {
  const held = mapGet(draft.requests, authReqId);
  assert(held !== undefined, 'a request is judged before it is redeemed');
  const grant = grantOf(held, draft.nowMs);
  // Consumed before anything is signed: a second poll that comes meanwhile finds it redeemed.
  moveRequest(draft, authReqId, { type: 'tokens.redeemed' });
  const issuing = { grant, binding, scope: grant.scope, about: authReqId };
  const { recipes, body, slots } = issueTokens(draft, issuing);
  const purpose = { kind: 'token-answer', exchange, body, slots } as const;
  askForSignatures(draft, { recipes, about: authReqId, purpose });
}

/** What a poll that was held hears, now that the request was decided or has ended. */
export function answerHeldPoll(
  draft: Draft,
  authReqId: string,
  { exchange, binding }: { readonly exchange: string; readonly binding: Binding },
): void {
  const held = mapGet(draft.requests, authReqId);
  if (held === undefined) return;
  if (requestState(held) === 'alive.granted') {
    redeem(draft, authReqId, exchange, binding);
    return;
  }
  const refusal =
    requestState(held) === 'expired'
      ? ({ error: 'expired_token', description: 'The auth_req_id has expired.' } as const)
      : ({ error: 'access_denied', description: 'The request was refused.' } as const);
  answerExchange(draft, exchange, refusalResponse(refusal), authReqId);
}
