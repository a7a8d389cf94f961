/** The profile `okta`: Okta Identity Engine with a Custom Authenticator, as its guides set it up. */
import type { Profile } from '../profile.ts';
import { oktaConsole } from './okta-console.ts';

const backchannel = 'backchannel-authentication';

export const okta: Profile = {
  name: 'okta',
  title: 'Okta',
  summary:
    'Poll only, for web applications; a custom authenticator asks, once eleven steps are done.',
  issuer: 'https://your-org.okta.example',
  settings: {
    interval: 5,
    default_expires_in: 300,
    max_expires_in: 300,
    delivery_modes: ['poll'],
    scopes_supported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'],
    binding_message_max_length: 1000,
    user_code_supported: false,
    request_signing_algorithms: ['RS256', 'PS256', 'ES256'],
    request_object_max_seconds: 3600,
    client_assertion_algorithms: ['RS256', 'PS256', 'ES256', 'HS256'],
    token_endpoint_auth_methods: [
      'client_secret_basic',
      'client_secret_post',
      'client_secret_jwt',
      'private_key_jwt',
    ],
    access_token_format: 'jwt',
  },
  rules: [],
  places: {
    discovery: [
      '/.well-known/openid-configuration',
      '/oauth2/{authorizationServerId}/.well-known/openid-configuration',
    ],
    serverMetadata: [
      '/.well-known/oauth-authorization-server',
      '/oauth2/{authorizationServerId}/.well-known/oauth-authorization-server',
    ],
    jwks: ['/oauth2/{authorizationServerId}/v1/keys', '/oauth2/v1/keys'],
    backchannelAuthentication: [
      '/oauth2/{authorizationServerId}/v1/bc/authorize',
      '/oauth2/v1/bc/authorize',
    ],
    token: ['/oauth2/{authorizationServerId}/v1/token', '/oauth2/v1/token'],
    authorization: ['/oauth2/{authorizationServerId}/v1/authorize', '/oauth2/v1/authorize'],
    userinfo: ['/oauth2/{authorizationServerId}/v1/userinfo', '/oauth2/v1/userinfo'],
    introspection: ['/oauth2/{authorizationServerId}/v1/introspect', '/oauth2/v1/introspect'],
    revocation: ['/oauth2/{authorizationServerId}/v1/revoke', '/oauth2/v1/revoke'],
    registration: ['/oauth2/v1/clients'],
  },
  doors: {
    applications: ['/api/v1/apps'],
    application: ['/api/v1/apps/{id}'],
    enrolment: ['/idp/myaccount/app-authenticators/{id}'],
  },
  placeNames: { authorizationServerId: 'default' },
  parameters: {
    request_expiry: 'requested_expiry',
    requested_expiry: null,
    login_hint_token: null,
    user_code: null,
    client_notification_token: null,
  },
  wording: [
    {
      table: backchannel,
      rule: 'client is registered for CIBA',
      error: 'invalid_client',
      status: 401,
      source: 'reference',
    },
    { table: backchannel, rule: 'has a scope', error: 'invalid_scope', source: 'reference' },
    {
      table: backchannel,
      rule: 'is not signed without registration',
      error: 'invalid_client',
      status: 401,
      description: 'No signing algorithm for authentication requests is configured.',
      source: 'reference',
    },
    {
      table: backchannel,
      rule: 'request is in time',
      error: 'invalid_request_object',
      source: 'reference',
    },
    {
      table: 'token',
      rule: 'auth_req_id is known',
      error: 'expired_token',
      description: 'The auth_req_id is invalid or has expired.',
      source: 'reference',
    },
    {
      table: 'token',
      rule: 'auth_req_id is alive',
      description: 'The auth_req_id is invalid or has expired.',
      source: 'reference',
    },
    {
      table: 'token',
      rule: 'person did not refuse',
      description: 'The authorization server denied the request.',
      source: 'reference',
    },
    {
      table: 'token',
      rule: 'person has decided',
      description:
        "The authorization request is still pending as the user hasn't yet been authenticated.",
      source: 'guide',
    },
  ],
  answers: {
    acknowledgement: ['auth_req_id', 'expires_in', 'interval'],
    tokens: ['token_type', 'expires_in', 'access_token', 'scope', 'id_token'],
  },
  identifier: 'letters-34',
  console: oktaConsole,
  departures: [
    {
      row: 'R-090',
      sentence: 'The life of a request is asked for by request_expiry, not by requested_expiry.',
      source: 'reference',
    },
    {
      row: 'R-180',
      sentence: 'An auth_req_id that was never given out is answered expired_token as well.',
      source: 'reference',
    },
  ],
  remarks: [
    'The guide says that the default of interval is five minutes; its own example says 5, which is seconds.',
    'One example of the guide lacks the backslashes between its --data lines, so a shell runs only its first half.',
    'No limit for binding_message is published; here it is 1,000 characters, and short ones are read best.',
    'The reference lists unknown_user_id, while its catalogue of errors shows invalid_request for people who are not assigned: be ready for both.',
    'Okta also takes requests signed by HMAC with the client secret, which CIBA forbids; here they are refused.',
    'A call of the Apps API that adds the grant does three steps of the console for every application; in the product each application has its own.',
    'Where in the body of the enrolment API transactionTypes stands is not shown by the guide; here it is methods.push.transactionTypes, and an enrolment has the name of its person.',
    'The management token is the simulator’s own, as SSWS or Bearer; in the product the two APIs take tokens of different people.',
    'What is answered while Transaction Verification is off, or while no policy rule lists the grant, is not published; here it is our own.',
  ],
};
