/** The profile `keycloak`: CIBA as a realm of Keycloak has it, with its deviations by their names. */
import type { Profile } from '../profile.ts';
import { keycloakConsole } from './keycloak-console.ts';

const table = 'backchannel-authentication';
const edit = 'insert';

const connect = (path: string): readonly [string] => [
  `/realms/{realm}/protocol/openid-connect${path}`,
];

export const keycloak: Profile = {
  name: 'keycloak',
  title: 'Keycloak',
  summary: 'Poll and ping; a server of one’s own asks the person, over an HTTP channel.',
  issuer: 'https://keycloak.example',
  settings: {
    interval: 5,
    default_expires_in: 120,
    slow_down_seconds: 0,
    polls_too_soon_limit: 0,
    acknowledges_usual_life: true,
    access_token_lifetime: 300,
    access_token_format: 'jwt',
    issue_refresh_tokens: true,
    rotate_refresh_tokens: false,
    delivery_modes: ['poll', 'ping'],
    scopes_supported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'],
    binding_message_max_length: 50,
    binding_message_characters:
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._+/!?#',
    user_code_supported: false,
    request_signing_algorithms: ['PS256', 'ES256', 'RS256', 'EdDSA'],
    request_object_max_seconds: 3600,
  },
  rules: [
    { edit, table, after: 'has a hint', rule: 'no user_code is sent' },
    { edit, table, after: 'hint is not empty', rule: 'no notification token is sent in poll mode' },
    {
      edit,
      table,
      after: 'binding_message can be shown',
      rule: 'binding_message keeps to the characters of this product',
    },
  ],
  places: {
    discovery: [
      '/.well-known/openid-configuration',
      '/realms/{realm}/.well-known/openid-configuration',
    ],
    jwks: connect('/certs'),
    backchannelAuthentication: connect('/ext/ciba/auth'),
    token: connect('/token'),
    authorization: connect('/auth'),
    userinfo: connect('/userinfo'),
    introspection: connect('/token/introspect'),
    revocation: connect('/revoke'),
    registration: ['/realms/{realm}/clients-registrations/openid-connect'],
  },
  placeNames: { realm: 'workbench' },
  parameters: { login_hint_token: null, id_token_hint: null },
  wording: [
    { table, rule: 'hint names a known user', error: 'invalid_request', source: 'reference' },
    {
      table,
      rule: 'client is registered for CIBA',
      error: 'invalid_grant',
      status: 401,
      source: 'reference',
    },
    {
      table: 'token',
      rule: 'client may use the CIBA grant',
      error: 'invalid_grant',
      source: 'reference',
    },
  ],
  answers: {
    acknowledgement: ['auth_req_id', 'expires_in', 'interval'],
    tokens: ['access_token', 'expires_in', 'refresh_token', 'token_type', 'id_token', 'scope'],
  },
  deviceDoors: ['keycloak'],
  console: keycloakConsole,
  departures: [
    {
      row: 'R-169',
      sentence:
        'slow_down does not raise the interval; after it has passed, a poll is pending again.',
      source: 'reference',
    },
    {
      row: 'R-164',
      sentence:
        'The acknowledgement says the realm’s expires_in, although another one was requested and holds.',
      source: 'reference',
    },
    {
      row: 'R-070',
      sentence: 'An unknown person is invalid_request, so that nobody learns who has an account.',
      source: 'reference',
    },
    {
      row: 'R-100',
      sentence: 'A poll client that sends a client_notification_token is refused.',
      source: 'reference',
    },
  ],
  remarks: [
    'A user_code is refused, where CIBA would let it be ignored.',
    'The characters of a binding_message are those of the product’s source; its documents have no list.',
    'auth_req_id is an encrypted JWT in the product; here it is forty letters.',
    'A ping that is answered with anything but 200 or 204 turns into an error of the device’s callback in the product; here the person’s answer stands.',
    'The realm reads login_hint alone; other hints are ignored, and a request with nothing else has no hint.',
    'A server of Keycloak keeps an ended request for its life, its interval and ten seconds; here it is remembered for longer.',
    'What is answered while a setting of the CIBA policy is missing is our own: in the product every one has a default.',
    'A Keycloak elsewhere can ask the phones here: open the door to the devices, and set its channel to /api/authenticate/keycloak.',
  ],
};
