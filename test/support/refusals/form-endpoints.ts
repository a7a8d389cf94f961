/**
 * The endpoints that take authenticated forms, and faults of the client that each of them refuses
 * alike: by the same rule, with the same code.
 */
import type { RuleTable } from '#shared/profiles/rule-tables.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { castSetup } from '../clients/cast.ts';
import { formPost, type Outside, type Pairs } from '../core/outside-request.ts';
import type { RefusalCase } from './refusal-case.ts';

interface FormEndpoint {
  readonly table: RuleTable;
  readonly path: string;
  readonly pairs: Pairs;
  /** The endpoint's own clauses about its form. */
  readonly clauses: { readonly form: string; readonly repeated: string };
}

const tokenClauses = { form: 'rfc6749-3.2', repeated: 'rfc6749-3.2' };

const endpoints: readonly FormEndpoint[] = [
  {
    table: 'backchannel-authentication',
    path: paths.backchannelAuthentication,
    pairs: [
      ['scope', 'openid'],
      ['login_hint', 'alice'],
    ],
    clauses: { form: 'ciba-core-7.1', repeated: 'ciba-core-13' },
  },
  {
    table: 'token',
    path: paths.token,
    pairs: [
      ['grant_type', cibaGrantType],
      ['auth_req_id', 'garbage'],
    ],
    clauses: tokenClauses,
  },
  {
    table: 'refresh',
    path: paths.token,
    pairs: [
      ['grant_type', 'refresh_token'],
      ['refresh_token', 'garbage'],
    ],
    clauses: tokenClauses,
  },
  {
    table: 'authorization-code',
    path: paths.token,
    pairs: [
      ['grant_type', 'authorization_code'],
      ['code', 'garbage'],
    ],
    clauses: tokenClauses,
  },
  {
    table: 'introspection',
    path: paths.introspection,
    pairs: [['token', 'garbage']],
    clauses: { form: 'rfc7662-2.1', repeated: 'rfc7662-2.1' },
  },
  {
    table: 'revocation',
    path: paths.revocation,
    pairs: [['token', 'garbage']],
    clauses: { form: 'rfc7009-2.1', repeated: 'rfc7009-2.1' },
  },
];

/** What cannot happen there: a body that says no grant_type is never taken for those grants. */
function isPossible(table: RuleTable, { rule, outside }: ClientFault): boolean {
  if (table === 'authorization-code' && rule === 'is a confidential client') return false;
  const isChosenByBody = table === 'refresh' || table === 'authorization-code';
  return !isChosenByBody || outside?.body === undefined;
}

/** A fault of the client; `form` and `repeated` stand for the endpoint's own clauses. */
export interface ClientFault extends Omit<RefusalCase, 'table' | 'act' | 'status'> {
  readonly outside?: Outside;
  readonly more?: Pairs;
}

/** Each fault at each endpoint, in a run with the whole cast. */
export function atEveryEndpoint(faults: readonly ClientFault[]): readonly RefusalCase[] {
  return endpoints.flatMap(({ table, path, pairs, clauses }) =>
    faults
      .filter((fault) => isPossible(table, fault))
      .map(({ outside = {}, more = [], clause, error, ...fault }) => ({
        options: { setup: castSetup() },
        ...fault,
        table,
        error,
        status: error === 'invalid_client' ? 401 : 400,
        clause: clause === 'form' || clause === 'repeated' ? clauses[clause] : clause,
        act: (simulation) => simulation.ask(formPost(path, [...pairs, ...more], outside)),
      })),
  );
}
