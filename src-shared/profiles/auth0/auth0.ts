/** The profile `auth0`: CIBA with Guardian pushes and e-mail, as its guides and its reference have it. */
import type { Profile } from '../profile.ts';
import { auth0Console } from './auth0-console.ts';
import { auth0Wording } from './auth0-wording.ts';

const backchannel = 'backchannel-authentication';

export const auth0: Profile = {
  name: 'auth0',
  title: 'Auth0',
  summary: 'Poll only; a Guardian push for five minutes, an e-mail for up to three days.',
  issuer: 'https://your-tenant.auth0.example',
  settings: {
    interval: 5,
    default_expires_in: 300,
    max_expires_in: 259_200,
    push_expires_in_max: 300,
    slow_down_seconds: 5,
    slow_down_tells_interval: true,
    polls_too_soon_limit: 0,
    access_token_lifetime: 86_400,
    id_token_lifetime: 36_000,
    delivery_modes: ['poll'],
    scopes_supported: ['openid', 'profile', 'email', 'phone', 'address', 'offline_access'],
    binding_message_required: true,
    binding_message_max_length: 64,
    binding_message_characters:
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.,:# ',
    user_code_supported: false,
    authorization_details_limits: {
      bytes: 5120,
      entries: 5,
      properties: 10,
      characters: 255,
      depth: 5,
    },
    request_signing_algorithms: [],
    client_assertion_algorithms: ['RS256', 'PS256', 'ES256'],
    token_endpoint_auth_methods: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'tls_client_auth',
      'self_signed_tls_client_auth',
      'none',
    ],
    access_token_format: 'jwt',
    requests_per_minute_per_user: 5,
  },
  rules: [
    insert('has only one hint', 'has a binding_message'),
    insert(
      'binding_message can be shown',
      'binding_message keeps to the characters of this product',
    ),
    insert('authorization_details hold their fields', 'authorization_details keep to the limits'),
    insert('person has not blocked the client', 'a way to the person is open'),
    insert('person is not asked too often', 'person is asked at a bearable rate'),
  ],
  places: {
    jwks: ['/.well-known/jwks.json'],
    backchannelAuthentication: ['/bc-authorize'],
    token: ['/oauth/token'],
    authorization: ['/authorize'],
    userinfo: ['/userinfo'],
    revocation: ['/oauth/revoke'],
    registration: ['/oidc/register'],
  },
  doors: { clientManagement: ['/api/v2/clients/{id}'] },
  parameters: {
    audience: 'resource',
    login_hint_token: null,
    id_token_hint: null,
    user_code: null,
    client_notification_token: null,
  },
  loginHint: 'iss-sub',
  wording: auth0Wording,
  answers: {
    acknowledgement: ['auth_req_id', 'expires_in', 'interval'],
    tokens: ['access_token', 'refresh_token', 'id_token', 'token_type', 'expires_in', 'scope'],
  },
  console: auth0Console,
  departures: [
    {
      row: 'R-060',
      sentence: 'A request without a binding_message is refused.',
      source: 'reference',
    },
    {
      row: 'R-072',
      sentence: 'login_hint is the only hint: a JSON text with the format iss_sub.',
      source: 'reference',
    },
    {
      row: 'R-177',
      sentence: 'A poll after the end hears access_denied, in the words of a refusal.',
      source: 'reference',
    },
  ],
  remarks: [
    'The list of characters for binding_message has no space, while the examples of the same documents have some; here spaces are taken.',
    'The guides allow a requested_expiry of up to 259,200 seconds, the reference of the API only 300; here the guides are followed, and more is capped.',
    'What is answered to somebody with neither a push enrolment nor a verified e-mail is not published; here it is our own.',
    'An application that names no async_approval_notification_channels has pushes alone, as exported tenants show; a longer request needs «email» among them.',
    'A person counts as verified unless the claim email_verified of theirs is false.',
    'Pushes show exactly one object of a type urn:auth0:schemas:authorization-details:v1:…; here every object is shown, and types are known once the settings list them.',
    'The issuer of the product ends in a slash and ours does not; in login_hint both are taken.',
    'An audience may be any name in the product; here it has to be an absolute URI, and the access token is a JWT with or without one.',
    'The e-mail’s link leads to /bc-verify in the product, and to our own approval page here.',
    'How the grant’s restrictions are worded, and what a sixth request a minute for one person hears, is not published; here it is our own.',
    'The management token is the simulator’s own; in the product it is a JWT with the scope update:clients.',
  ],
};

function insert(after: string, rule: string) {
  return { edit: 'insert', table: backchannel, after, rule } as const;
}
