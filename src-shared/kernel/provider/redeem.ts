/** Gives out the tokens of an approved request, once, to whoever polled for them. */

import { nonceHeaders } from '../../endpoints/surroundings.ts';
import { assert } from '../../protocol/assert.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import type { Refusal } from '../../protocol/rules/rule.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { timeOf } from '../time/time-of.ts';
import { answerExchange } from './answering.ts';
import { isClientActive } from './client-keys.ts';
import type { AuthenticationRequest, Binding } from './records.ts';
import { moveRequest, requestState } from './request-life.ts';
import { grantOf } from './tokens/grants.ts';
import { issueTokens } from './tokens/issue-tokens.ts';
import { askForSignatures } from './tokens/signing.ts';

/** Consumes the request and asks for the signatures of its tokens; the answer follows them. */
export function redeem(draft: Draft, authReqId: string, exchange: string, binding: Binding): void {
  const held = mapGet(draft.requests, authReqId);
  assert(held !== undefined, 'a request is judged before it is redeemed');
  const grant = grantOf(held, timeOf(draft, 'provider'));
  // Consumed before anything is signed: a second poll that comes meanwhile finds it redeemed.
  moveRequest(draft, authReqId, { type: 'tokens.redeemed' });
  const issuing = { grant, binding, scope: grant.scope, about: authReqId };
  const { recipes, ...tokens } = issueTokens(draft, issuing);
  const purpose = { kind: 'token-answer', exchange, ...tokens } as const;
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
  const refusal = refusalNow(draft, held);
  if (refusal === undefined) redeem(draft, authReqId, exchange, binding);
  else answerExchange(draft, exchange, refusalResponse(refusal, nonceHeaders(draft)), authReqId);
}

/** The rules judged the poll when it came; what may have changed while it was held is asked again. */
function refusalNow(draft: Draft, held: AuthenticationRequest): Refusal | undefined {
  if (!isClientActive(draft, held.clientId)) {
    return { error: 'invalid_client', description: 'Client authentication failed.' };
  }
  switch (requestState(held)) {
    case 'alive.granted':
      return undefined;
    case 'expired':
      return { error: 'expired_token', description: 'The auth_req_id has expired.' };
    case 'abandoned':
      return { error: 'invalid_request', description: 'Polled too soon too often.' };
    default:
      return { error: 'access_denied', description: 'The request was refused.' };
  }
}
