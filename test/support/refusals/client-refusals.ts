/**
 * The refusals that all form endpoints share: the call is no form, cannot be read, or does not come
 * from the client that it names. Assertions and certificates have lists of their own.
 */
import { closedShop, post, stranger, vault } from '../clients/cast.ts';
import { asserted } from '../clients/client-assertion.ts';
import { basic, type Pairs } from '../core/outside-request.ts';
import { kiosk, till } from '../core/setup.ts';
import { atEveryEndpoint, type ClientFault } from './form-endpoints.ts';

const rules = {
  form: { rule: 'is a form post', clause: 'form', error: 'invalid_request' },
  utf8: { rule: 'can be read as UTF-8', clause: 'form', error: 'invalid_request' },
  credentials: {
    rule: 'carries client credentials',
    clause: 'rfc6749-2.3.1',
    error: 'invalid_client',
  },
  oneWay: { rule: 'authenticates one way only', clause: 'rfc6749-2.3', error: 'invalid_client' },
  known: { rule: 'comes from a known client', clause: 'rfc6749-5.2', error: 'invalid_client' },
  oneClient: {
    rule: 'names one client throughout',
    clause: 'rfc6749-2.3',
    error: 'invalid_client',
  },
  method: { rule: 'uses its registered method', clause: 'ciba-core-7.2', error: 'invalid_client' },
  confidential: {
    rule: 'is a confidential client',
    clause: 'ciba-core-7.2',
    error: 'invalid_client',
  },
  secret: { rule: 'proves the client secret', clause: 'rfc6749-2.3.1', error: 'invalid_client' },
  repeated: { rule: 'repeats no parameter', clause: 'repeated', error: 'invalid_request' },
} as const satisfies Record<string, Pick<ClientFault, 'rule' | 'clause' | 'error'>>;

function inBody({ client_id, client_secret }: { client_id: string; client_secret: string }): Pairs {
  return [
    ['client_id', client_id],
    ['client_secret', client_secret],
  ];
}

function named(clientId: string): Pairs {
  return [['client_id', clientId]];
}

const formFaults: readonly ClientFault[] = [
  {
    ...rules.form,
    title: 'JSON (R-038)',
    outside: { contentType: 'application/json', body: Buffer.from('{"scope":"openid"}') },
  },
  {
    ...rules.form,
    title: 'a form that says it is JSON (R-038)',
    outside: { contentType: 'application/json' },
  },
  { ...rules.form, title: 'a body of no type', outside: { contentType: '' } },
  {
    ...rules.form,
    title: 'a type that only begins like a form',
    outside: { contentType: 'application/x-www-form-urlencoded-and-more' },
  },
  {
    ...rules.form,
    title: 'a multipart form',
    outside: { contentType: 'multipart/form-data; boundary=x' },
  },
  ...[
    ['an escape that is no UTF-8 (R-116)', Buffer.from('scope=openid&login_hint=%ff')],
    ['a raw byte that is no UTF-8 (R-116)', Buffer.from([0x61, 0x3d, 0xc0, 0xaf])],
    ['half a surrogate pair in UTF-8 (R-116)', Buffer.from('login_hint=%ed%a0%80')],
    ['a broken escape', Buffer.from('scope=%zz')],
  ].map(([title, body]) => ({
    ...rules.utf8,
    title: String(title),
    outside: { body: Buffer.from(body ?? '') },
  })),
];

const credentialFaults: readonly ClientFault[] = [
  {
    ...rules.credentials,
    title: 'a call without credentials (R-042)',
    outside: { authorization: null },
  },
  {
    ...rules.credentials,
    title: 'a bearer token in place of credentials',
    outside: { authorization: 'Bearer abc' },
  },
  {
    ...rules.credentials,
    title: 'Basic credentials that are no base64',
    outside: { authorization: 'Basic a:b' },
  },
  {
    ...rules.credentials,
    title: 'an assertion that names nobody (R-047)',
    outside: { authorization: null },
    more: Object.entries(asserted(vault, { claims: { iss: undefined, sub: undefined } })),
  },
  {
    ...rules.oneWay,
    title: 'a secret in the header and in the body',
    more: inBody(till),
  },
  {
    ...rules.oneWay,
    title: 'a secret beside an assertion',
    more: Object.entries(asserted(vault)),
  },
  {
    ...rules.known,
    title: 'an unknown client (R-039)',
    outside: { authorization: basic({ ...till, client_id: 'nobody' }) },
  },
  {
    ...rules.known,
    title: 'an unknown client_id and nothing to prove it (R-039)',
    outside: { authorization: null },
    more: named('nobody'),
  },
  {
    ...rules.known,
    title: 'a client that was switched off, whose secret is right (R-059)',
    outside: { client: closedShop },
  },
  {
    ...rules.oneClient,
    title: 'credentials of one client with the client_id of another',
    more: named(kiosk.client_id),
  },
  {
    ...rules.method,
    title: 'a secret in the body, when Basic was registered (R-041)',
    outside: { authorization: null },
    more: inBody(till),
  },
  {
    ...rules.method,
    title: 'Basic, when a secret in the body was registered (R-041)',
    outside: { client: post },
  },
  {
    ...rules.method,
    title: 'a plain secret, when an assertion was registered (R-041)',
    outside: { client: vault },
  },
  {
    ...rules.method,
    title: 'an assertion, when Basic was registered (R-041)',
    outside: { authorization: null },
    more: Object.entries(asserted(till)),
  },
  {
    ...rules.method,
    title: 'a client that names itself and proves nothing (R-042)',
    outside: { authorization: null },
    more: named(till.client_id),
  },
  {
    ...rules.confidential,
    title: 'a public client (R-055)',
    outside: { authorization: null },
    more: named(stranger.client_id),
  },
  {
    ...rules.secret,
    title: 'a wrong secret (R-040, R-188)',
    outside: { authorization: basic({ ...till, client_secret: 'wrong' }) },
  },
  {
    ...rules.secret,
    title: 'an empty secret',
    outside: { authorization: basic({ ...till, client_secret: '' }) },
  },
  {
    ...rules.secret,
    title: 'a secret that only begins right',
    outside: { authorization: basic({ ...till, client_secret: `${till.client_secret}!` }) },
  },
  {
    ...rules.secret,
    title: 'the secret of another client',
    outside: { authorization: basic({ ...till, client_secret: kiosk.client_secret }) },
  },
  {
    ...rules.secret,
    title: 'a wrong secret in the body',
    outside: { authorization: null },
    more: inBody({ ...post, client_secret: 'wrong' }),
  },
];

const repetitionFaults: readonly ClientFault[] = [
  ['a repeated parameter, even of the same value (R-083, R-195)', 'scope', 'openid', 'openid'],
  ['a repeated parameter of another value (R-083, R-195)', 'login_hint', 'alice', 'bruno'],
  ['a repeated client_id', 'client_id', 'till', 'till'],
  ['a repeated parameter that nobody knows', 'foo', '1', '2'],
  ['a repeated parameter whose name cannot be shown', '"\\é', '1', '2'],
].map(([title = '', name = '', first = '', second = '']) => ({
  ...rules.repeated,
  title,
  more: [
    [name, first],
    [name, second],
  ],
}));

export const clientRefusals = atEveryEndpoint([
  ...formFaults,
  ...credentialFaults,
  ...repetitionFaults,
]);
