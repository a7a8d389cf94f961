/** The profile `asgardeo`: CIBA of Asgardeo and the WSO2 Identity Server, by links, as its guide has it. */
import type { Profile } from '../profile.ts';
import { asgardeoConsole } from './asgardeo-console.ts';

const table = 'backchannel-authentication';
const edit = 'insert';

/** With and without the organisation: Asgardeo’s addresses begin with it, those of a server need not. */
const both = (path: string): [string, ...string[]] => [path, `/t/{organisation}${path}`];

export const asgardeo: Profile = {
  name: 'asgardeo',
  title: 'Asgardeo and WSO2 Identity Server',
  summary: 'Poll only; a link by e-mail and text message, or handed to the client as auth_url.',
  issuer: 'https://api.asgardeo.example',
  settings: {
    interval: 2,
    default_expires_in: 120,
    max_expires_in: 3600,
    slow_down_seconds: 3,
    channels: ['email', 'sms', 'external'],
    delivery_modes: ['poll'],
    scopes_supported: ['openid', 'profile', 'email', 'phone', 'address', 'offline_access'],
    user_code_supported: false,
    issue_refresh_tokens: true,
    request_signing_algorithms: ['RS256', 'PS256', 'ES256'],
    client_assertion_algorithms: ['RS256', 'PS256', 'ES256'],
    token_endpoint_auth_methods: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'tls_client_auth',
    ],
  },
  rules: [
    { edit, table, after: 'has a hint', rule: 'no login_hint_token is sent' },
    { edit, table, after: 'hint is not empty', rule: 'notification_channel is an enabled one' },
    {
      edit,
      table,
      after: 'person is not locked',
      rule: 'a notification channel leads to the person',
    },
  ],
  places: {
    discovery: [
      '/.well-known/openid-configuration',
      ...both('/oauth2/token/.well-known/openid-configuration'),
    ],
    jwks: both('/oauth2/jwks'),
    backchannelAuthentication: both('/oauth2/ciba'),
    token: both('/oauth2/token'),
    authorization: both('/oauth2/authorize'),
    userinfo: both('/oauth2/userinfo'),
    introspection: both('/oauth2/introspect'),
    revocation: both('/oauth2/revoke'),
    registration: both('/api/identity/oauth2/dcr/v1.1/register'),
  },
  doors: { approvalPage: both('/oauth2/ciba_authorize') },
  approvalLink: { parameter: 'authCodeKey', look: 'uuid' },
  parameters: {
    transaction_context: 'request_context',
    user_code: null,
    client_notification_token: null,
  },
  answers: {
    acknowledgement: ['auth_req_id', 'interval', 'auth_url', 'expires_in'],
    tokens: ['access_token', 'refresh_token', 'scope', 'id_token', 'token_type', 'expires_in'],
  },
  identifier: 'uuid',
  console: asgardeoConsole,
  departures: [
    {
      row: 'R-169',
      sentence: 'slow_down adds three seconds to the interval, where CIBA has five.',
      source: 'reported',
    },
  ],
  remarks: [
    'What is answered while a step of the console is not done is not published; here it is our own.',
    'The guide sends e-mail and text message by themselves when both are enabled; that one of them goes out alone when the other leads nowhere is our own.',
    'The expiry time is the application’s in the product and the provider’s here; a requested_expiry is capped at 3600 seconds, the most that the code knows.',
    'A person’s e-mail counts as verified unless their claim email_verified is false.',
    'transaction_context is a JSON object here, and is shown like a request_context; actor_token is ignored.',
    'The longest binding_message is not published; here it is our own.',
    'auth_url has the host at which this provider answers; in the product it is api.asgardeo.io, or the region’s.',
    'A used or expired link leads to device_success.do?error=invalid.authCodeKey in the product, and to a page that says so here.',
    'Some versions answered a missing hint with unauthorized_user and a redeemed auth_req_id with invalid_request; here both are answered as CIBA says.',
    'A person of another identity provider has to be asked by a named channel in the product; here everybody is its own.',
  ],
};
