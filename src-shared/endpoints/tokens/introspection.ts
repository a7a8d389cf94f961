/** The introspection endpoint (RFC 7662): whether a token is good and what it holds. */
import type { Draft } from '../../kernel/draft.ts';
import { subjectFor } from '../../kernel/provider/tokens/subject.ts';
import { jsonResponse } from '../../protocol/encoding/wire.ts';
import { epochSeconds } from '../../protocol/token-recipe.ts';
import type { ProviderCall } from '../surroundings.ts';
import type { PresentedToken } from './presented-token.ts';
import { judgeTokenQuery } from './token-query.ts';

/** Judges the question and answers it; of what is not the client’s to know, only that it is not good. */
export function answerIntrospection(draft: Draft, call: ProviderCall) {
  const judged = judgeTokenQuery(draft, 'introspection', call);
  if (judged.kind === 'refused') return { response: judged.response };
  const { token, clientId } = judged;
  const mayKnow = token !== undefined && isFor(token, clientId);
  return { response: jsonResponse(200, mayKnow ? contentOf(draft, token) : { active: false }) };
}

/** The client that got the token, and whoever it was made for. */
function isFor(token: PresentedToken, clientId: string): boolean {
  if (token.client.client_id === clientId) return true;
  const audience = token.kind === 'access' ? token.content.aud : undefined;
  return audience === clientId || (Array.isArray(audience) && audience.includes(clientId));
}

function contentOf(draft: Draft, token: PresentedToken) {
  const { client, user } = token;
  const common = {
    iss: draft.setup.issuer,
    client_id: client.client_id,
    sub: subjectFor(draft, client, user.sub),
    username: user.username,
  };
  if (token.kind === 'refresh') {
    const { scope, expiresAt } = token.family;
    return token.isNewest
      ? {
          active: true,
          ...common,
          scope,
          exp: epochSeconds(draft.setup, expiresAt),
        }
      : { active: false };
  }
  const { scope, iat, cnf, aud, authorization_details: details } = token.content;
  return {
    active: true,
    ...common,
    scope,
    token_type: cnf?.jkt === undefined ? 'Bearer' : 'DPoP',
    iat,
    exp: epochSeconds(draft.setup, token.endsAtMs),
    ...(aud === undefined ? {} : { aud }),
    ...(cnf === undefined ? {} : { cnf }),
    ...(details === undefined ? {} : { authorization_details: details }),
  };
}
