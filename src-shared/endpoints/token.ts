/**
 * The token endpoint: reads the call, and hands it to the grant that it asks for. What is not served
 * is judged as a CIBA poll, whose rules say so.
 */
import type { Draft } from '../kernel/draft.ts';
import { formOf } from '../protocol/encoding/form.ts';
import type { HttpResponse } from '../protocol/encoding/wire.ts';
import { answerCibaGrant } from './grants/ciba-grant.ts';
import { answerCode } from './grants/code-grant.ts';
import { answerRefresh } from './grants/refresh-grant.ts';
import type { ProviderCall } from './surroundings.ts';

type Answer = { response: HttpResponse; about?: string } | undefined;

/** Judges a token request; an answer with tokens comes later, when they are signed. */
export function answerToken(draft: Draft, call: ProviderCall): Answer {
  switch (formOf(call.request)?.values.get('grant_type')) {
    case 'refresh_token':
      return answerRefresh(draft, call);
    case 'authorization_code':
      return answerCode(draft, call);
    default:
      return answerCibaGrant(draft, call);
  }
}
