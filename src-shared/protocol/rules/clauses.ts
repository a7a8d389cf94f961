/**
 * The clauses that rules and cards cite, of all documents together. A rule names a clause by its key,
 * so a refusal can always say what it rests on.
 */
import { oauthClauses } from './clauses/oauth-clauses.ts';
import { openIdClauses } from './clauses/openid-clauses.ts';
import { productClauses } from './clauses/product-clauses.ts';
import { tokenClauses } from './clauses/token-clauses.ts';
import { wireClauses } from './clauses/wire-clauses.ts';

const specified = { ...openIdClauses, ...oauthClauses, ...wireClauses, ...tokenClauses };
export const clauses = { ...specified, ...productClauses } as const;

export type ClauseId = keyof typeof clauses;

/** «CIBA Core 1.0 §7.1», the short form used beside a refusal. */
export function clauseLabel(id: ClauseId): string {
  const clause = clauses[id];
  return `${clause.document} §${clause.section}`;
}
