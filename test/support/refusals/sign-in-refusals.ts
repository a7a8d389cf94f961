/** The refusals of the first sign-in: shown on a page at first, and then told to the client. */

import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { ErrorCode } from '#shared/protocol/rules/error-codes.ts';
import { authorizationRequest, choice, signInSetup } from '../core/first-sign-in.ts';
import { formPost } from '../core/outside-request.ts';
import type { RefusalCase } from './refusal-case.ts';

interface Fault {
  readonly title: string;
  readonly rule: string;
  readonly clause?: string;
  readonly error?: ErrorCode;
  readonly request: HttpRequest;
}

type Changes = Parameters<typeof authorizationRequest>[0];

function twice(name: string, value: string): HttpRequest {
  const request = authorizationRequest();
  return { ...request, target: `${request.target}&${name}=${encodeURIComponent(value)}` };
}

/** The person hears of these; the client cannot be told, because it is not known who it is. */
const pageFaults: readonly Fault[] = [
  {
    title: 'a broken escape',
    rule: 'sign-in can be read',
    request: { ...authorizationRequest(), target: `${paths.authorization}?client_id=%zz` },
  },
  {
    title: 'a post of JSON',
    rule: 'sign-in can be read',
    request: formPost(paths.authorization, [], { contentType: 'application/json' }),
  },
  {
    title: 'a second redirect_uri',
    rule: 'sign-in repeats no parameter',
    request: twice('redirect_uri', 'https://evil.example/'),
  },
  {
    title: 'a second client_id',
    rule: 'sign-in repeats no parameter',
    request: twice('client_id', 'till'),
  },
  ...[null, 'nobody'].map((client_id) => ({
    title: `the client ${client_id}`,
    rule: 'sign-in names a known client',
    request: authorizationRequest({ client_id }),
  })),
  ...[
    null,
    'https://evil.example/cb',
    'https://web-shop.example/cb/',
    'https://web-shop.example/cb?x=1',
    'HTTPS://web-shop.example/cb',
    'https://web-shop.example/cb#',
  ].map((redirect_uri) => ({
    title: `the redirect_uri ${redirect_uri}`,
    rule: 'returns to a registered address',
    request: authorizationRequest({ redirect_uri }),
  })),
];

function told(changes: Changes, fault: Omit<Fault, 'request' | 'title'>): Fault {
  const title = JSON.stringify(changes);
  return { ...fault, title, request: authorizationRequest(changes) };
}

const tellingFaults: readonly Fault[] = [
  told(
    { request: 'e30.e30.x' },
    {
      rule: 'sign-in is not signed',
      clause: 'oidc-core-3.1.2',
      error: 'request_not_supported',
    },
  ),
  told(
    { request_uri: 'https://client.example/r' },
    {
      rule: 'sign-in refers to nothing elsewhere',
      clause: 'oidc-core-3.1.2',
      error: 'request_uri_not_supported',
    },
  ),
  told({ response_type: null }, { rule: 'asks for an answer' }),
  ...['token', 'code id_token', 'none'].map((response_type) =>
    told({ response_type }, { rule: 'asks for a code', error: 'unsupported_response_type' }),
  ),
  told(
    { response_mode: 'form_post' },
    { rule: 'takes the answer in the query', clause: 'oidc-core-3.1.2' },
  ),
  told(
    { client_id: 'reader', redirect_uri: 'https://reader.example/cb' },
    { rule: 'client may use the code flow', error: 'unauthorized_client' },
  ),
  ...[null, '', 'profile'].map((scope) =>
    told(
      { scope },
      { rule: 'sign-in asks for openid', clause: 'oidc-core-3.1.2', error: 'invalid_scope' },
    ),
  ),
  told(
    { scope: 'openid everything' },
    {
      rule: 'sign-in keeps to the registered scope',
      clause: 'rfc6749-3.3',
      error: 'invalid_scope',
    },
  ),
  ...[
    { code_challenge: null },
    { code_challenge: 'short' },
    { code_challenge_method: null },
    { code_challenge_method: 'plain' },
  ].map((changes) =>
    told(changes, { rule: 'sign-in carries a challenge', clause: 'rfc7636-4.4.1' }),
  ),
  told({ claims: '[]' }, { rule: 'sign-in asks for readable claims', clause: 'oidc-core-5.5' }),
  told(
    { authorization_details: '[]' },
    {
      rule: 'sign-in asks for no more than a sign-in',
      clause: 'rfc9396-5',
      error: 'invalid_authorization_details',
    },
  ),
  told(
    { prompt: 'none' },
    { rule: 'sign-in may show a page', clause: 'oidc-core-3.1.2', error: 'login_required' },
  ),
  {
    title: 'a person who turns back',
    rule: 'person did not turn back',
    clause: 'oidc-core-3.1.2',
    error: 'access_denied',
    request: choice({ decision: 'cancel' }),
  },
];

const reader = {
  ...signInSetup,
  clients: signInSetup.clients.flatMap((client) =>
    client.client_id === 'till'
      ? [client, { ...client, client_id: 'reader', redirect_uris: ['https://reader.example/cb'] }]
      : [client],
  ),
};

function refusalsOf(faults: readonly Fault[], status: number): readonly RefusalCase[] {
  return faults.map(
    ({ request, clause = 'rfc6749-4.1.1', error = 'invalid_request', ...fault }) => ({
      table: 'authorization',
      clause,
      error,
      status,
      options: { setup: reader },
      ...fault,
      act: (simulation) => simulation.ask(request),
    }),
  );
}

export const signInPageRefusals = refusalsOf(pageFaults, 400);
export const signInRefusals = refusalsOf(tellingFaults, 302);
