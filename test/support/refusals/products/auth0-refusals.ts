/** What Auth0 refuses beyond its console: messages, hints, sizes, rates, channels, and its own API. */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { castSetup } from '../../clients/cast.ts';
import { till } from '../../core/setup.ts';
import type { Simulation } from '../../core/simulation.ts';
import { issuerAndSubject, productRequest } from '../../products/product-request.ts';
import type { RefusalCase } from '../refusal-case.ts';

const table = 'backchannel-authentication';
const limits = { table, clause: 'workbench-limits', status: 400 } as const;

function options(provider: Partial<ProviderSettings> = {}, client: Partial<Client> = {}) {
  const setup = castSetup({ profile: 'auth0', provider });
  const clients = setup.clients.map((one) =>
    one.client_id === 'till' ? { ...one, ...client } : one,
  );
  return { setup: { ...setup, clients } };
}

const asking = (changes: Record<string, string | null>) => (simulation: Simulation) =>
  simulation.ask(productRequest('auth0', changes));

const type = 'urn:auth0:schemas:authorization-details:v1:order';

const sizes: readonly RefusalCase[] = [
  { title: 'more than five objects', details: Array.from({ length: 6 }, () => ({ type })) },
  { title: 'a text of 256 characters', details: [{ type, text: 'x'.repeat(256) }] },
  { title: 'a name with a space', details: [{ type, 'two words': 1 }] },
  {
    title: 'eleven members',
    details: [
      { type, ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`m${at}`, at])) },
    ],
  },
  { title: 'a sixth level', details: [{ type, a: { b: { c: { d: { e: {} } } } } }] },
  {
    title: 'more than five kilobytes',
    details: Array.from({ length: 5 }, () => ({
      type,
      ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`m${at}`, 'x'.repeat(200)])),
    })),
  },
].map(({ title, details }) => ({
  ...limits,
  title: `under auth0, authorization_details with ${title}`,
  rule: 'authorization_details keep to the limits',
  error: 'invalid_authorization_details',
  options: options({ authorization_details_types: [type] }),
  act: asking({ authorization_details: JSON.stringify(details) }),
}));

const messages: readonly RefusalCase[] = [
  {
    ...limits,
    title: 'under auth0, a request without a binding_message',
    rule: 'has a binding_message',
    error: 'invalid_request',
    options: options(),
    act: asking({ binding_message: null }),
  },
  {
    ...limits,
    title: 'under auth0, a binding_message with an exclamation mark',
    rule: 'binding_message keeps to the characters of this product',
    error: 'invalid_binding_message',
    options: options(),
    act: asking({ binding_message: 'Buy now!' }),
  },
  {
    table,
    clause: 'ciba-core-13',
    title: 'under auth0, a binding_message of 65 characters',
    rule: 'binding_message can be shown',
    error: 'invalid_binding_message',
    status: 400,
    options: options(),
    act: asking({ binding_message: 'x'.repeat(65) }),
  },
];

const hints: readonly RefusalCase[] = [
  { title: 'a name that is no JSON', hint: 'alice' },
  { title: 'another format', hint: issuerAndSubject('u-1', undefined, 'email') },
  { title: 'another issuer', hint: issuerAndSubject('u-1', 'https://elsewhere.example/') },
  { title: 'no object', hint: '"u-1"' },
].map(({ title, hint }) => ({
  table,
  clause: 'ciba-core-7.2',
  status: 400,
  title: `under auth0, a login_hint with ${title}`,
  rule: 'hint can be read and believed',
  error: 'invalid_request',
  options: options(),
  act: asking({ login_hint: hint }),
}));

const reached: readonly RefusalCase[] = [
  {
    ...limits,
    title: 'under auth0, the sixth request a minute for one person (R-115)',
    rule: 'person is asked at a bearable rate',
    error: 'temporarily_unavailable',
    status: 429,
    options: options(),
    act: (simulation) => {
      for (let at = 0; at < 5; at += 1) simulation.ask(productRequest('auth0'));
      return simulation.ask(productRequest('auth0'));
    },
  },
  {
    table,
    clause: 'ciba-core-8',
    title: 'under auth0, a request of ten minutes of a client without e-mail',
    rule: 'a way to the person is open',
    error: 'access_denied',
    status: 403,
    options: options(),
    act: asking({ requested_expiry: '600' }),
  },
];

const members: readonly RefusalCase[] = [
  { member: 'is_first_party', rule: 'application is a first-party one' },
  { member: 'oidc_conformant', rule: 'application is OIDC-conformant' },
].map(({ member, rule }) => ({
  table,
  clause: 'product-auth0',
  title: `under auth0, a client with ${member} false`,
  rule,
  error: 'unauthorized_client',
  status: 403,
  options: options({}, { [member]: false }),
  act: asking({}),
}));

export const managementToken = 'the-management-token-of-this-run';

/** The guide’s call, with its body and its token. */
export function changeOfClient(
  body: object,
  {
    id = 'till',
    token = managementToken,
  }: { readonly id?: string; readonly token?: string | null } = {},
): HttpRequest {
  const authorization =
    token === null ? [] : [['Authorization', `Bearer ${token}`] as [string, string]];
  return {
    kind: 'http.request',
    method: 'PATCH',
    target: `/api/v2/clients/${id}`,
    headers: [['Host', 'provider.example'], ['Content-Type', 'application/json'], ...authorization],
    body: Buffer.from(JSON.stringify(body)).toString('base64'),
  };
}

const grants = { grant_types: [...till.grant_types] };

const managed: readonly RefusalCase[] = [
  {
    title: 'a change of a client without a token',
    rule: 'carries a management token',
    clause: 'rfc6750-2',
    error: 'invalid_token',
    status: 401,
    request: changeOfClient(grants, { token: null }),
  },
  {
    title: 'a change of a client with a wrong token',
    rule: 'management token is good',
    clause: 'rfc6750-3.1',
    error: 'invalid_token',
    status: 401,
    request: changeOfClient(grants, { token: 'another-token' }),
  },
  {
    title: 'a change of a client that is not there',
    rule: 'managed client is known',
    clause: 'rfc7592-2',
    error: 'invalid_client_metadata',
    status: 404,
    request: changeOfClient(grants, { id: 'nobody' }),
  },
  {
    title: 'a change of a member that nobody knows',
    rule: 'change is one that can be made',
    clause: 'rfc7592-2',
    error: 'invalid_client_metadata',
    status: 400,
    request: changeOfClient({ colour: 'red' }),
  },
].map(({ request, error, ...rest }) => ({
  table: 'client-management',
  ...rest,
  error: error as RefusalCase['error'],
  options: {
    setup: castSetup({ profile: 'auth0', provider: { management_token: managementToken } }),
  },
  act: (simulation) => simulation.ask(request),
}));

export const auth0Refusals: readonly RefusalCase[] = [
  ...messages,
  ...hints,
  ...sizes,
  ...reached,
  ...members,
  ...managed,
];
