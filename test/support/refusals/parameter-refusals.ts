/** The refusals of the plain parameters of a backchannel authentication request. */
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { castSetup, pinger, pusher, signingTill } from '../clients/cast.ts';
import { signed } from '../clients/signed-request.ts';
import { buildClient, kiosk, till, webShop } from '../core/setup.ts';
import {
  type BackchannelFault,
  backchannelCases,
  type Changes,
  type Verdict,
} from './backchannel-fault.ts';

const verdicts = {
  unregistered: {
    rule: 'client is registered for CIBA',
    clause: 'ciba-core-4',
    error: 'unauthorized_client',
  },
  noScope: { rule: 'has a scope', clause: 'ciba-core-7.1', error: 'invalid_request' },
  badScope: { rule: 'scope is well formed', clause: 'rfc6749-3.3', error: 'invalid_scope' },
  noOpenid: { rule: 'scope contains openid', clause: 'ciba-core-7.1', error: 'invalid_scope' },
  wideScope: {
    rule: 'scope is allowed to the client',
    clause: 'ciba-core-13',
    error: 'invalid_scope',
  },
  noToken: {
    rule: 'carries a notification token',
    clause: 'ciba-core-7.1',
    error: 'invalid_request',
  },
  badToken: {
    rule: 'notification token is a bearer token',
    clause: 'ciba-core-7.1',
    error: 'invalid_request',
  },
  noHint: { rule: 'has a hint', clause: 'ciba-core-7.1', error: 'invalid_request' },
  hints: { rule: 'has only one hint', clause: 'ciba-core-7.2', error: 'invalid_request' },
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
  context: {
    rule: 'request_context is an object',
    clause: 'fapi-ciba-id1-5.3',
    error: 'invalid_request',
  },
  claims: { rule: 'claims is an object', clause: 'oidc-core-5.5', error: 'invalid_request' },
} as const satisfies Record<string, Verdict>;

function fault(
  verdict: keyof typeof verdicts,
  title: string,
  changes: Changes,
  client: Client = till,
): BackchannelFault {
  return { ...verdicts[verdict], title, changes, outside: { client } };
}

const token = 'eyJhbGciOiJub25lIn0.e30.';
const login_hint = null;

const modeless = buildClient('modeless', { backchannel_token_delivery_mode: undefined });
const cast = castSetup();

const clientFaults: readonly BackchannelFault[] = [
  fault('unregistered', 'a client without the CIBA grant (R-056)', {}, webShop),
  {
    ...fault('unregistered', 'a client without a delivery mode (R-056)', {}, modeless),
    options: { setup: { ...cast, clients: [...cast.clients, modeless] } },
  },
  {
    ...fault('unregistered', 'a client in a mode that is switched off (R-056)', {}, pusher),
    provider: { delivery_modes: ['poll', 'ping'] },
  },
];

const scopeFaults: readonly BackchannelFault[] = [
  fault('noScope', 'a missing scope (R-061)', { scope: null }),
  fault('noScope', 'an empty scope', { scope: '' }),
  ...['openid  email', ' openid', 'openid ', 'openid\temail', 'openid "x"', 'openid é'].map(
    (scope) => fault('badScope', `the malformed scope ${JSON.stringify(scope)}`, { scope }),
  ),
  fault('noOpenid', 'a scope without openid (R-062)', { scope: 'profile' }),
  fault('noOpenid', 'openid in another case', { scope: 'OpenID' }),
  fault('wideScope', 'a scope that nobody registered (R-064)', { scope: 'openid admin' }),
  fault(
    'wideScope',
    'a scope that another client registered (R-064)',
    { scope: 'openid payment' },
    kiosk,
  ),
  {
    ...fault('noScope', 'a scope that stands only outside the signed request (R-150)', {}),
    changes: { ...signed(signingTill, { claims: { scope: undefined } }), scope: 'openid' },
    outside: { client: signingTill },
  },
];

const tokenFaults: readonly BackchannelFault[] = [
  ...[pinger, pusher].flatMap((client) => {
    const mode = client.backchannel_token_delivery_mode ?? '';
    return [
      fault('noToken', `a ${mode} client without a notification token (R-095)`, {}, client),
      fault(
        'noToken',
        `an empty notification token of a ${mode} client (R-095, R-098)`,
        { client_notification_token: '' },
        client,
      ),
    ];
  }),
  ...['foo bar', 'foo:bar', 'foo,bar', 'foo=bar', '=', 'é', 'a\r\nX: y', 'a"b'].map((text) =>
    fault(
      'badToken',
      `the notification token ${JSON.stringify(text)} (R-098)`,
      { client_notification_token: text },
      pinger,
    ),
  ),
  fault(
    'badToken',
    'a notification token of 1025 characters (R-097)',
    { client_notification_token: 'x'.repeat(1025) },
    pinger,
  ),
];

const pairs = [
  { login_hint: 'alice', login_hint_token: token },
  { login_hint: 'alice', id_token_hint: token },
  { login_hint, login_hint_token: token, id_token_hint: token },
];

const hintFaults: readonly BackchannelFault[] = [
  fault('noHint', 'a request without a hint (R-065)', { login_hint }),
  ...pairs.map((changes) => {
    const names = Object.keys(changes).slice(-2).join(' and ');
    return fault('hints', `two hints, ${names} (R-066)`, changes);
  }),
  fault('hints', 'all three hints (R-067)', { login_hint_token: token, id_token_hint: token }),
  fault('hints', 'two hints of which one names nobody, as two hints and not as nobody (R-068)', {
    login_hint: 'nobody',
    id_token_hint: token,
  }),
  ...pairs.map((changes) => ({
    ...verdicts.hints,
    title: `two hints inside a signed request, ${Object.keys(changes).join(' and ')} (R-149)`,
    changes: signed(signingTill, {
      claims: { ...changes, login_hint: changes.login_hint ?? undefined },
    }),
    outside: { client: signingTill },
  })),
  ...['', ' \t'].flatMap((blank) =>
    ['login_hint', 'login_hint_token', 'id_token_hint'].map((name) =>
      fault('emptyHint', `the ${name} ${JSON.stringify(blank)} (R-069)`, {
        login_hint,
        [name]: blank,
      }),
    ),
  ),
];

const expiries = ['-5', 'abc', '1.5', '', '1e9999', '+5', '05', ' 5', '0x10', '1e3'];

const expiryFaults: readonly BackchannelFault[] = [
  fault('expiry', 'requested_expiry 0 (R-092)', { requested_expiry: '0' }),
  ...expiries.map((text) =>
    fault('expiry', `requested_expiry ${JSON.stringify(text)} (R-093)`, { requested_expiry: text }),
  ),
  ...[0, -5, 1.5, true, null, [300], '300.0'].map((requested_expiry) => ({
    ...verdicts.expiry,
    title: `requested_expiry ${JSON.stringify(requested_expiry)} inside a signed request (R-092, R-093)`,
    changes: signed(signingTill, { claims: { requested_expiry } }),
    outside: { client: signingTill },
  })),
];

const hidden = [
  ['\u0000', '\u001b[2J', 'a\nb', 'a\r\nb', 'a\tb', 'a\u0085b', 'a\u2028b', 'a\u2029b'],
  ['\u202egro', '\u2066x', 'x\u200f', '<b>', 'a>b', 'a\u00adb', 'a\u200bb', 'a\ufeffb'],
  ['a\u3164b', 'a\u2800b', 'a\u{e0041}b'],
].flat();

const messageFaults: readonly BackchannelFault[] = [
  fault('message', 'a binding_message over the limit (R-086)', {
    binding_message: 'x'.repeat(101),
  }),
  fault('message', 'a binding_message over the limit in emoji (R-086)', {
    binding_message: '🐢'.repeat(101),
  }),
  fault('message', 'an empty binding_message (R-089)', { binding_message: '' }),
  fault('message', 'a blank binding_message', { binding_message: '  ' }),
  fault('message', 'a binding_message of joiners alone', { binding_message: '\u200d\ufe0f' }),
  ...hidden.map((text) =>
    fault('message', `a binding_message not shown plainly, ${JSON.stringify(text)} (R-088)`, {
      binding_message: text,
    }),
  ),
  {
    ...verdicts.message,
    title: 'a binding_message with half an emoji, which only JSON can hold (R-087)',
    changes: signed(signingTill, { claims: { binding_message: 'pay \ud83d' } }),
    outside: { client: signingTill },
  },
];

const structures = ['garbage', '', '[]', '[{}]', 'null', '7', '"{}"', '{', '{"a":1e999}'];

const structureFaults: readonly BackchannelFault[] = [
  ...structures.map((request_context) =>
    fault('context', `the request_context ${request_context} (R-109)`, { request_context }),
  ),
  ...structures.map((claims) => fault('claims', `the claims ${claims}`, { claims })),
  ...['{"id_token":7}', '{"userinfo":[]}', '{"id_token":null}'].map((claims) =>
    fault('claims', `the claims ${claims}`, { claims }),
  ),
  fault('claims', 'claims nested without end', {
    claims: `{"id_token":{"a":${'['.repeat(3000)}${']'.repeat(3000)}}}`,
  }),
  ...(['request_context', 'claims'] as const).flatMap((name) =>
    ['{}', [], 7].map((value) => ({
      ...verdicts[name === 'claims' ? 'claims' : 'context'],
      title: `${name} as ${JSON.stringify(value)} inside a signed request (R-109)`,
      changes: signed(signingTill, { claims: { [name]: value } }),
      outside: { client: signingTill },
    })),
  ),
];

export const parameterRefusals = backchannelCases([
  ...clientFaults,
  ...scopeFaults,
  ...tokenFaults,
  ...hintFaults,
  ...expiryFaults,
  ...messageFaults,
  ...structureFaults,
]);
