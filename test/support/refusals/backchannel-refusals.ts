/** The refusals of the backchannel authentication endpoint, once the client is known. */
import { authenticationRequest, type Outside } from '../core/outside-request.ts';
import { kiosk, webShop } from '../core/setup.ts';
import type { RefusalCase } from './refusal-case.ts';

type Changes = Readonly<Record<string, string | null>>;
type Verdict = Pick<RefusalCase, 'rule' | 'clause' | 'error'>;

const verdicts = {
  unregistered: {
    rule: 'client is registered for CIBA',
    clause: 'ciba-core-4',
    error: 'unauthorized_client',
  },
  signed: {
    rule: 'is not signed without registration',
    clause: 'ciba-core-7.1.1',
    error: 'invalid_request',
  },
  noScope: { rule: 'has a scope', clause: 'ciba-core-7.1', error: 'invalid_request' },
  badScope: { rule: 'scope is well formed', clause: 'rfc6749-3.3', error: 'invalid_scope' },
  noOpenid: { rule: 'scope contains openid', clause: 'ciba-core-7.1', error: 'invalid_scope' },
  wideScope: {
    rule: 'scope is allowed to the client',
    clause: 'ciba-core-13',
    error: 'invalid_scope',
  },
  noHint: { rule: 'has a hint', clause: 'ciba-core-7.1', error: 'invalid_request' },
  hints: { rule: 'has only one hint', clause: 'ciba-core-7.2', error: 'invalid_request' },
  otherHint: {
    rule: 'hint is of a kind this provider reads',
    clause: 'ciba-core-7.2',
    error: 'invalid_request',
  },
  emptyHint: { rule: 'hint is not empty', clause: 'ciba-core-7.1', error: 'invalid_request' },
  expiry: {
    rule: 'requested_expiry is a positive whole number',
    clause: 'ciba-core-7.1',
    error: 'invalid_request',
  },
  message: {
    rule: 'binding_message can be shown',
    clause: 'ciba-core-13',
    error: 'invalid_binding_message',
  },
  nobody: {
    rule: 'hint names a known user',
    clause: 'ciba-core-7.2',
    error: 'unknown_user_id',
  },
} as const satisfies Record<string, Verdict>;

interface Fault {
  readonly title: string;
  readonly verdict: Verdict;
  readonly changes?: Changes;
  readonly outside?: Outside;
}

const token = 'eyJhbGciOiJub25lIn0.e30.';
const login_hint = null;

const faults: readonly Fault[] = [
  {
    title: 'a client without the CIBA grant (R-056)',
    verdict: verdicts.unregistered,
    outside: { client: webShop },
  },
  { title: 'a signed request', verdict: verdicts.signed, changes: { request: token } },
  { title: 'a missing scope (R-061)', verdict: verdicts.noScope, changes: { scope: null } },
  { title: 'an empty scope', verdict: verdicts.noScope, changes: { scope: '' } },
  ...['openid  email', ' openid', 'openid ', 'openid\temail', 'openid "x"', 'openid é'].map(
    (scope) => ({
      title: `the malformed scope ${JSON.stringify(scope)}`,
      verdict: verdicts.badScope,
      changes: { scope },
    }),
  ),
  {
    title: 'a scope without openid (R-062)',
    verdict: verdicts.noOpenid,
    changes: { scope: 'profile' },
  },
  {
    title: 'openid in another case',
    verdict: verdicts.noOpenid,
    changes: { scope: 'OpenID' },
  },
  {
    title: 'a scope that nobody registered (R-064)',
    verdict: verdicts.wideScope,
    changes: { scope: 'openid admin' },
  },
  {
    title: 'a scope that another client registered (R-064)',
    verdict: verdicts.wideScope,
    changes: { scope: 'openid payment' },
    outside: { client: kiosk },
  },
  { title: 'a request without a hint (R-065)', verdict: verdicts.noHint, changes: { login_hint } },
  ...[
    { login_hint: 'alice', login_hint_token: token },
    { login_hint: 'alice', id_token_hint: token },
    { login_hint, login_hint_token: token, id_token_hint: token },
  ].map((changes) => ({
    title: `two hints, ${Object.keys(changes).slice(-2).join(' and ')} (R-066)`,
    verdict: verdicts.hints,
    changes,
  })),
  {
    title: 'all three hints (R-067)',
    verdict: verdicts.hints,
    changes: { login_hint_token: token, id_token_hint: token },
  },
  {
    title: 'two hints of which one names nobody, as two hints and not as nobody (R-068)',
    verdict: verdicts.hints,
    changes: { login_hint: 'nobody', id_token_hint: token },
  },
  ...['login_hint_token', 'id_token_hint'].map((name) => ({
    title: `${name}, which this provider does not read (R-074, R-078)`,
    verdict: verdicts.otherHint,
    changes: { login_hint, [name]: token },
  })),
  {
    title: 'an empty hint, as a malformed request and not as an unknown person (R-069)',
    verdict: verdicts.emptyHint,
    changes: { login_hint: '' },
  },
  { title: 'a blank hint (R-069)', verdict: verdicts.emptyHint, changes: { login_hint: ' \t' } },
  { title: 'requested_expiry 0 (R-092)', verdict: verdicts.expiry, changes: expiry('0') },
  ...['-5', 'abc', '1.5', '', '1e9999', '+5', '05', ' 5', '1000000000'].map((text) => ({
    title: `requested_expiry ${JSON.stringify(text)} (R-093)`,
    verdict: verdicts.expiry,
    changes: expiry(text),
  })),
  {
    title: 'a binding_message over the limit (R-086)',
    verdict: verdicts.message,
    changes: message('x'.repeat(101)),
  },
  {
    title: 'an empty binding_message (R-089)',
    verdict: verdicts.message,
    changes: message(''),
  },
  { title: 'a blank binding_message', verdict: verdicts.message, changes: message('  ') },
  ...['\u0000', '\u001b[2J', 'a\nb', 'a\u2028b', '\u202egro', '\u2066x', '<b>', 'a>b'].map(
    (text) => ({
      title: `a binding_message that is not shown plainly, ${JSON.stringify(text)} (R-088)`,
      verdict: verdicts.message,
      changes: message(text),
    }),
  ),
  {
    title: 'a hint that names nobody (R-070)',
    verdict: verdicts.nobody,
    changes: { login_hint: 'nobody' },
  },
  {
    title: 'a hint that names somebody in another case',
    verdict: verdicts.nobody,
    changes: { login_hint: 'Alice' },
  },
];

function expiry(requested_expiry: string): Changes {
  return { requested_expiry };
}

function message(binding_message: string): Changes {
  return { binding_message };
}

export const backchannelRefusals: readonly RefusalCase[] = faults.map(
  ({ title, verdict, changes = {}, outside = {} }) => ({
    table: 'backchannel-authentication',
    title,
    status: 400,
    ...verdict,
    act: (simulation) => simulation.ask(authenticationRequest(changes, outside)),
  }),
);
