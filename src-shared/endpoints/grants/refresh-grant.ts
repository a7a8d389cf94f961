/** The refresh grant: new tokens from an old consent, rotated, and never for more than was granted. */
import type { Draft } from '../../kernel/draft.ts';
import { canEncryptFor, keepFetchedKeys } from '../../kernel/provider/client-keys.ts';
import { personOfSub } from '../../kernel/provider/people.ts';
import type { RefreshFamily } from '../../kernel/provider/records.ts';
import { issueTokens } from '../../kernel/provider/tokens/issue-tokens.ts';
import { revokeGrant } from '../../kernel/provider/tokens/revocation.ts';
import { unseal } from '../../kernel/provider/tokens/sealed-token.ts';
import { askForSignatures } from '../../kernel/provider/tokens/signing.ts';
import { livingFamily } from '../../kernel/time/lives/lives.ts';
import { assert } from '../../protocol/assert.ts';
import { readClientCall } from '../../protocol/rules/client/client-call.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import type { RefreshCall } from '../../protocol/rules/token/refresh-rules.ts';
import { judgeAndRecord } from '../judgement.ts';
import {
  bindingOf,
  nonceHeaders,
  noteTokenCall,
  type ProviderCall,
  proofOf,
  surroundingsOf,
} from '../surroundings.ts';

interface PresentedToken {
  readonly family: RefreshFamily | undefined;
  readonly isNewest: boolean;
}

/** Judges a refresh and, if it may go ahead, asks for the signatures of the new tokens. */
export function answerRefresh(draft: Draft, call: ProviderCall) {
  const clientCall = readClientCall(call.request, surroundingsOf(draft, call));
  const presented = readToken(draft, clientCall.form?.values.get('refresh_token') ?? '');
  const { family, isNewest } = presented;
  const context: RefreshCall = {
    ...clientCall,
    proof: proofOf(draft, call),
    canEncrypt: canEncryptFor(draft, clientCall.client),
    request: undefined,
    refresh: family && {
      clientId: family.clientId,
      scope: family.scope,
      isNewest,
      isAlive: true,
      personIsActive: personOfSub(draft, family.sub) !== undefined,
    },
  };
  const { exchange } = call;
  const judgement = judgeAndRecord(draft, { table: 'refresh', context, exchange });
  keepFetchedKeys(draft, call.facts);
  noteTokenCall(draft, context, judgement);
  const { refusal } = judgement;
  if (refusal === undefined) {
    assert(family !== undefined, 'the rules passed');
    const asked = context.form?.values.get('scope');
    const binding = bindingOf(context, context.proof);
    const scope = asked ?? family.scope;
    const issuing = { grant: family, binding, scope, about: undefined };
    const { recipes, ...tokens } = issueTokens(draft, issuing);
    const purpose = { kind: 'token-answer', exchange, ...tokens } as const;
    askForSignatures(draft, { recipes, about: undefined, purpose });
    return undefined;
  }
  // RFC 9700 §4.14: a rotated token that comes back shows that somebody has a copy.
  if (refusal.rule === 'refresh token was not used before' && family !== undefined)
    revokeGrant(draft, family.grant, 'a rotated refresh token came back');
  return { response: refusalResponse(refusal, nonceHeaders(draft)) };
}

function readToken(draft: Draft, token: string): PresentedToken {
  const content = token === '' ? undefined : unseal(draft.secret, token);
  const grant = content?.['refresh'];
  const family = typeof grant === 'string' ? livingFamily(draft, grant) : undefined;
  return { family, isNewest: family?.generation === content?.['generation'] };
}
