/** What Okta’s two APIs refuse: calls without their token, applications that cannot be, enrolments. */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { castSetup } from '../../clients/cast.ts';
import type { RefusalCase } from '../refusal-case.ts';
import { managementToken } from './auth0-refusals.ts';

interface ApiCall {
  readonly method: string;
  readonly target: string;
  readonly token?: string | null;
}

function call({ method, target, token = managementToken }: ApiCall, body: object): HttpRequest {
  const authorization =
    token === null ? [] : [['Authorization', `SSWS ${token}`] as [string, string]];
  return {
    kind: 'http.request',
    method,
    target,
    headers: [['Host', 'provider.example'], ['Content-Type', 'application/json'], ...authorization],
    body: Buffer.from(JSON.stringify(body)).toString('base64'),
  };
}

const create = { method: 'POST', target: '/api/v1/apps' };
const enrol = { method: 'PATCH', target: '/idp/myaccount/app-authenticators/u-1' };

/** The guide’s application, with these settings otherwise; undefined leaves one out. */
const application = (changes: object = {}) => ({
  name: 'oidc_client',
  label: 'CIBA Client',
  signOnMode: 'OPENID_CONNECT',
  settings: {
    oauthClient: {
      grant_types: [cibaGrantType],
      application_type: 'web',
      backchannel_custom_authenticator_id: 'aut5ur07m58W2sQD01d7',
      ...changes,
    },
  },
});

const invalid = { clause: 'rfc7592-2', error: 'invalid_client_metadata', status: 400 } as const;
const missing = {
  title: 'without a token',
  rule: 'carries a management token',
  clause: 'rfc6750-2',
  error: 'invalid_token',
  status: 401,
} as const;
const wrong = {
  title: 'with a wrong token',
  rule: 'management token is good',
  clause: 'rfc6750-3.1',
  error: 'invalid_token',
  status: 401,
} as const;

const applications = [
  { ...missing, request: call({ ...create, token: null }, application()) },
  { ...wrong, request: call({ ...create, token: 'another' }, application()) },
  {
    ...invalid,
    status: 404,
    title: 'that nobody created',
    rule: 'managed application is known',
    request: call({ method: 'PUT', target: '/api/v1/apps/nobody' }, application()),
  },
  {
    ...invalid,
    title: 'that pushes its tokens',
    rule: 'application is one that can be kept',
    request: call(create, application({ backchannel_token_delivery_mode: 'push' })),
  },
  {
    ...invalid,
    title: 'with an authenticator and without the grant',
    rule: 'members of CIBA come with its grant',
    request: call(create, application({ grant_types: ['authorization_code'] })),
  },
  {
    ...invalid,
    title: 'that is native and has the grant',
    rule: 'CIBA is for web applications',
    request: call(create, application({ application_type: 'native' })),
  },
  {
    ...invalid,
    title: 'with the grant and without an authenticator',
    rule: 'CIBA names its authenticator',
    request: call(create, application({ backchannel_custom_authenticator_id: undefined })),
  },
] as const;

const types = { methods: { push: { transactionTypes: ['LOGIN', 'CIBA'] } } };

const enrolments = [
  { ...missing, request: call({ ...enrol, token: null }, types) },
  { ...wrong, request: call({ ...enrol, token: 'another' }, types) },
  {
    ...invalid,
    status: 404,
    title: 'of nobody',
    rule: 'enrolment is somebody’s',
    request: call({ ...enrol, target: '/idp/myaccount/app-authenticators/u-0' }, types),
  },
  {
    ...invalid,
    title: 'for a transaction that nobody knows',
    rule: 'transaction types can be read',
    request: call(enrol, { methods: { push: { transactionTypes: ['PAY'] } } }),
  },
] as const;

const options = {
  setup: castSetup({ profile: 'okta', provider: { management_token: managementToken } }),
};

const asCase =
  (table: RefusalCase['table'], what: string) =>
  ({ request, title, ...rest }: (typeof applications)[number] | (typeof enrolments)[number]) => ({
    table,
    ...rest,
    title: `under okta, ${what} ${title}`,
    options,
    act: (simulation: Parameters<RefusalCase['act']>[0]) => simulation.ask(request),
  });

export const oktaRefusals: readonly RefusalCase[] = [
  ...applications.map(asCase('application-management', 'an application')),
  ...enrolments.map(asCase('enrolment-management', 'an enrolment')),
];
