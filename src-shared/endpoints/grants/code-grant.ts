/** The authorization code grant: tokens for a code from the first sign-in, once and within a minute. */
import { expiringSet } from '../../kernel/collections/expiring-map.ts';
import type { Draft } from '../../kernel/draft.ts';
import { canEncryptFor, keepFetchedKeys } from '../../kernel/provider/client-keys.ts';
import { personOfSub } from '../../kernel/provider/people.ts';
import type { AuthorizationCode } from '../../kernel/provider/records.ts';
import { issueTokens } from '../../kernel/provider/tokens/issue-tokens.ts';
import { revokeGrant } from '../../kernel/provider/tokens/revocation.ts';
import { askForSignatures } from '../../kernel/provider/tokens/signing.ts';
import { letLifeGo, livingCode } from '../../kernel/time/lives/lives.ts';
import { timeOf } from '../../kernel/time/time-of.ts';
import { assert } from '../../protocol/assert.ts';
import { readClientCall } from '../../protocol/rules/client/client-call.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import type { CodeCall } from '../../protocol/rules/sign-in/code-rules.ts';
import { judgeAndRecord } from '../judgement.ts';
import {
  bindingOf,
  nonceHeaders,
  noteTokenCall,
  type ProviderCall,
  proofOf,
  surroundingsOf,
} from '../surroundings.ts';

/** Judges a code and, if it may be redeemed, asks for the signatures of its tokens. */
export function answerCode(draft: Draft, call: ProviderCall) {
  const clientCall = readClientCall(call.request, surroundingsOf(draft, call));
  const presented = clientCall.form?.values.get('code') ?? '';
  const code = livingCode(draft, presented);
  const context: CodeCall = {
    ...clientCall,
    proof: proofOf(draft, call),
    canEncrypt: canEncryptFor(draft, clientCall.client),
    request: undefined,
    code: code && { ...code, personIsActive: personOfSub(draft, code.sub) !== undefined },
  };
  const { exchange } = call;
  const judgement = judgeAndRecord(draft, { table: 'authorization-code', context, exchange });
  keepFetchedKeys(draft, call.facts);
  noteTokenCall(draft, context, judgement);
  const { refusal } = judgement;
  if (refusal === undefined) {
    assert(code !== undefined, 'the rules passed');
    redeemCode(draft, presented, code);
    const binding = bindingOf(context, context.proof);
    const { scope, nonce } = code;
    const issuing = { grant: code, binding, scope, nonce, about: undefined };
    const { recipes, ...tokens } = issueTokens(draft, issuing);
    const purpose = { kind: 'token-answer', exchange, ...tokens } as const;
    askForSignatures(draft, { recipes, about: undefined, purpose });
    return undefined;
  }
  // RFC 6749 §4.1.2: of two who come with one code, one has stolen it; nobody knows which.
  if (refusal.rule === 'code was not used before' && code !== undefined)
    revokeGrant(draft, code.grant, 'its code was used twice');
  return { response: refusalResponse(refusal, nonceHeaders(draft)) };
}

/** Marked before anything is signed, and remembered as long as its access token may live. */
function redeemCode(draft: Draft, presented: string, code: AuthorizationCode): void {
  const now = timeOf(draft, 'provider');
  const expiresAt = now + draft.setup.provider.access_token_lifetime * 1000;
  const entry = { value: { ...code, isRedeemed: true }, expiresAt };
  letLifeGo(draft, 'code', code.grant);
  draft.codes = expiringSet(draft.codes, presented, entry, now);
}
