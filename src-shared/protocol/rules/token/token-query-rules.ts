/** What is asked of a client that asks about a token, or ends one (RFC 7662 §2.1, RFC 7009 §2.1). */

import type { ClauseId } from '../clauses.ts';
import type { ClientCall } from '../client/client-call.ts';
import { passed, type Rule, refuse } from '../rule.ts';

export interface TokenQuery extends ClientCall {
  /** The client that the token was given to; undefined when it is not a good one of ours. */
  readonly ownerId: string | undefined;
}

function tokenRule(clause: ClauseId): Rule<TokenQuery> {
  return {
    name: 'names a token',
    clause,
    teaching: 'The token is a parameter of the form, so that it stands in no address and no log.',
    check: ({ form }) =>
      (form?.values.get('token') ?? '') === ''
        ? refuse('invalid_request', 'token is missing.')
        : passed,
  };
}

export const introspectionRules: readonly Rule<TokenQuery>[] = [tokenRule('rfc7662-2.1')];

export const revocationRules: readonly Rule<TokenQuery>[] = [
  tokenRule('rfc7009-2.1'),
  {
    name: 'token belongs to the client that ends it',
    clause: 'rfc7009-2.1',
    teaching: 'A client ends what it was given; what is unknown is over already, and no error.',
    check: ({ ownerId, client }) =>
      ownerId === undefined || ownerId === client?.client_id
        ? passed
        : refuse('invalid_grant', 'The token was given to another client.'),
  },
];
