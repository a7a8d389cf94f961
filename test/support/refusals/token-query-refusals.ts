/** The refusals of introspection and revocation, once the client is known. */
import { paths } from '#shared/protocol/metadata.ts';
import { grantTokens, tokenQuery } from '../core/granted-tokens.ts';
import { formPost } from '../core/outside-request.ts';
import { kiosk } from '../core/setup.ts';
import type { RefusalCase } from './refusal-case.ts';

const endpoints = [
  { table: 'introspection', path: paths.introspection, clause: 'rfc7662-2.1' },
  { table: 'revocation', path: paths.revocation, clause: 'rfc7009-2.1' },
] as const;

export const tokenQueryRefusals: readonly RefusalCase[] = [
  ...endpoints.flatMap(({ table, path, clause }) =>
    [[], [['token', '']] as const].map(
      (pairs): RefusalCase => ({
        table,
        title: pairs.length === 0 ? 'no token' : 'an empty token',
        rule: 'names a token',
        clause,
        error: 'invalid_request',
        status: 400,
        act: (simulation) => simulation.ask(formPost(path, pairs)),
      }),
    ),
  ),
  {
    table: 'revocation',
    title: 'a token of another client',
    rule: 'token belongs to the client that ends it',
    clause: 'rfc7009-2.1',
    error: 'invalid_grant',
    status: 400,
    act: (simulation) => {
      const { access } = grantTokens(simulation);
      return simulation.ask(tokenQuery(paths.revocation, access, { client: kiosk }));
    },
  },
];
