/** A client’s question about a token, read and judged alike for introspection and revocation. */
import type { Draft } from '../../kernel/draft.ts';
import { keepFetchedKeys } from '../../kernel/provider/client-keys.ts';
import type { HttpResponse } from '../../protocol/encoding/wire.ts';
import { readClientCall } from '../../protocol/rules/client/client-call.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import { judgeAndRecord } from '../judgement.ts';
import { type ProviderCall, rememberAssertion, surroundingsOf } from '../surroundings.ts';
import { type PresentedToken, readToken } from './presented-token.ts';

type Judged =
  | { readonly kind: 'refused'; readonly response: HttpResponse }
  | {
      readonly kind: 'admitted';
      readonly clientId: string;
      readonly token: PresentedToken | undefined;
    };

/** Authenticates the client and finds the token that it means. */
export function judgeTokenQuery(
  draft: Draft,
  table: 'introspection' | 'revocation',
  call: ProviderCall,
): Judged {
  const clientCall = readClientCall(call.request, surroundingsOf(draft, call));
  const token = readToken(draft, clientCall.form?.values.get('token') ?? '', call.facts);
  const context = { ...clientCall, ownerId: token?.client.client_id };
  const { exchange } = call;
  const { refusal, passed } = judgeAndRecord(draft, { table, context, exchange });
  keepFetchedKeys(draft, call.facts);
  if (passed.includes('assertion serves once')) rememberAssertion(draft, clientCall);
  return refusal === undefined
    ? { kind: 'admitted', clientId: clientCall.client?.client_id ?? '', token }
    : { kind: 'refused', response: refusalResponse(refusal) };
}
