/**
 * The refusals that both form endpoints share: the call is no form, cannot be read, or does not
 * come from the client that it names.
 */
import type { RuleTable } from '#shared/profiles/rule-tables.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { basic, formPost, type Outside, type Pairs } from '../core/outside-request.ts';
import { till } from '../core/setup.ts';
import type { RefusalCase } from './refusal-case.ts';

const endpoints: readonly {
  readonly table: RuleTable;
  readonly path: string;
  readonly pairs: Pairs;
  /** The endpoint's own clauses about its form. */
  readonly clauses: { readonly form: string; readonly repeated: string };
}[] = [
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
    clauses: { form: 'rfc6749-3.2', repeated: 'rfc6749-3.2' },
  },
];

interface Fault {
  readonly title: string;
  readonly rule: keyof typeof rules;
  readonly outside?: Outside;
  readonly more?: Pairs;
}

const rules = {
  'is a form post': { clause: 'form', error: 'invalid_request', status: 400 },
  'can be read as UTF-8': { clause: 'form', error: 'invalid_request', status: 400 },
  'carries client credentials': { clause: 'rfc6749-2.3.1', error: 'invalid_client', status: 401 },
  'comes from a known client': { clause: 'rfc6749-5.2', error: 'invalid_client', status: 401 },
  'proves the client secret': { clause: 'rfc6749-2.3.1', error: 'invalid_client', status: 401 },
  'repeats no parameter': { clause: 'repeated', error: 'invalid_request', status: 400 },
} as const;

const inBody: Pairs = [
  ['client_id', till.client_id],
  ['client_secret', till.client_secret],
];

const faults: readonly Fault[] = [
  {
    title: 'JSON (R-038)',
    rule: 'is a form post',
    outside: { contentType: 'application/json', body: Buffer.from('{"scope":"openid"}') },
  },
  {
    title: 'a body of no type',
    rule: 'is a form post',
    outside: { contentType: '' },
  },
  {
    title: 'a type that only begins like a form',
    rule: 'is a form post',
    outside: { contentType: 'application/x-www-form-urlencoded-and-more' },
  },
  {
    title: 'an escape that is no UTF-8 (R-116)',
    rule: 'can be read as UTF-8',
    outside: { body: Buffer.from('scope=openid&login_hint=%ff') },
  },
  {
    title: 'a raw byte that is no UTF-8 (R-116)',
    rule: 'can be read as UTF-8',
    outside: { body: Buffer.from([0x61, 0x3d, 0xc0, 0xaf]) },
  },
  {
    title: 'a broken escape',
    rule: 'can be read as UTF-8',
    outside: { body: Buffer.from('scope=%zz') },
  },
  {
    title: 'a call without credentials (R-042)',
    rule: 'carries client credentials',
    outside: { authorization: null },
  },
  {
    title: 'credentials in the body, when Basic was registered (R-041)',
    rule: 'carries client credentials',
    outside: { authorization: null },
    more: inBody,
  },
  {
    title: 'a public client that only names itself (R-055)',
    rule: 'carries client credentials',
    outside: { authorization: null },
    more: [['client_id', till.client_id]],
  },
  {
    title: 'a bearer token in place of credentials',
    rule: 'carries client credentials',
    outside: { authorization: 'Bearer abc' },
  },
  {
    title: 'Basic credentials that are no base64',
    rule: 'carries client credentials',
    outside: { authorization: 'Basic a:b' },
  },
  {
    title: 'an unknown client (R-039)',
    rule: 'comes from a known client',
    outside: { authorization: basic({ ...till, client_id: 'nobody' }) },
  },
  {
    title: 'a wrong secret (R-040, R-188)',
    rule: 'proves the client secret',
    outside: { authorization: basic({ ...till, client_secret: 'wrong' }) },
  },
  {
    title: 'an empty secret',
    rule: 'proves the client secret',
    outside: { authorization: basic({ ...till, client_secret: '' }) },
  },
  {
    title: 'a secret that only begins right',
    rule: 'proves the client secret',
    outside: { authorization: basic({ ...till, client_secret: `${till.client_secret}!` }) },
  },
  {
    title: 'a repeated parameter, even of the same value (R-083, R-195)',
    rule: 'repeats no parameter',
    more: [
      ['scope', 'openid'],
      ['scope', 'openid'],
    ],
  },
  {
    title: 'a repeated parameter that nobody knows',
    rule: 'repeats no parameter',
    more: [
      ['foo', '1'],
      ['foo', '2'],
    ],
  },
];

export const clientRefusals: readonly RefusalCase[] = endpoints.flatMap(
  ({ table, path, pairs, clauses }) =>
    faults.map(({ title, rule, outside = {}, more = [] }) => ({
      table,
      title,
      rule,
      ...rules[rule],
      clause: clauseOf(rules[rule].clause, clauses),
      act: (simulation) => simulation.ask(formPost(path, [...pairs, ...more], outside)),
    })),
);

/** Two of the rules rest on the clauses of the endpoint that they are used at. */
function clauseOf(
  clause: string,
  own: { readonly form: string; readonly repeated: string },
): string {
  if (clause === 'form') return own.form;
  return clause === 'repeated' ? own.repeated : clause;
}
