/** The revocation endpoint (RFC 7009): a client ends a grant by any token of it. */
import type { Draft } from '../../kernel/draft.ts';
import { revokeGrant } from '../../kernel/provider/tokens/revocation.ts';
import { emptyResponse } from '../../protocol/encoding/wire.ts';
import type { ProviderCall } from '../surroundings.ts';
import { judgeTokenQuery } from './token-query.ts';

/** Ends the token and all that came with it; one that is unknown is answered the same. */
export function answerRevocation(draft: Draft, call: ProviderCall) {
  const judged = judgeTokenQuery(draft, 'revocation', call);
  if (judged.kind === 'refused') return { response: judged.response };
  if (judged.token !== undefined) revokeGrant(draft, judged.token.grant, 'its client ended it');
  return { response: emptyResponse(200) };
}
