/** The profile `authlete`: the whole of CIBA, checked in the order of Authlete’s reference host. */
import type { Profile } from '../profile.ts';
import { authleteConsole } from './authlete-console.ts';

const table = 'backchannel-authentication';
const edit = 'insert';

export const authlete: Profile = {
  name: 'authlete',
  title: 'Authlete',
  summary: 'Poll, ping and push, user codes, signed requests; its host asks and finds the person.',
  issuer: 'https://authorization-server.example',
  settings: {
    delivery_modes: ['poll', 'ping', 'push'],
    user_code_supported: true,
    issue_refresh_tokens: true,
    expired_push_error: 'transaction_failed',
    request_signing_algorithms: ['ES256', 'PS256', 'RS256'],
  },
  rules: [
    { edit: 'omit', table, rule: 'binding_message can be shown' },
    { edit: 'omit', table, rule: 'login_hint_token has not expired' },
    {
      edit,
      table,
      after: 'hint is not empty',
      rule: 'carries a user code where both sides know them',
    },
    {
      edit,
      table,
      after: 'hint names a known user',
      rule: 'login_hint_token has not expired',
    },
    { edit, table, after: 'user code is right', rule: 'binding_message can be shown' },
  ],
  places: {
    jwks: ['/api/jwks'],
    backchannelAuthentication: ['/api/backchannel/authentication'],
    token: ['/api/token'],
    authorization: ['/api/authorization'],
    userinfo: ['/api/userinfo'],
    introspection: ['/api/introspection'],
    revocation: ['/api/revocation'],
    registration: ['/api/register'],
  },
  deviceDoors: ['sync', 'async', 'poll'],
  console: authleteConsole,
  story: 'call-centre',
  departures: [
    {
      row: 'R-104',
      sentence: 'A client that uses user codes has to send one, whether the person has one or not.',
      source: 'reference',
    },
    {
      row: 'R-242',
      sentence: 'A push client whose person does not answer hears transaction_failed.',
      source: 'reference',
    },
  ],
  remarks: [
    'Authlete is an API behind a host of one’s own; the paths are those of its reference host, the java-oauth-server.',
    'The host looks in this order: the person by the hint, the expiry of a login_hint_token, the user code, the binding message.',
    'The reasons that a host can fail a request with are EXPIRED_LOGIN_HINT_TOKEN, UNKNOWN_USER_ID, UNAUTHORIZED_CLIENT, MISSING_USER_CODE, INVALID_USER_CODE, INVALID_BINDING_MESSAGE, INVALID_TARGET, ACCESS_DENIED and SERVER_ERROR; each is the error of that name.',
    'Descriptions of errors begin with a code such as [A123456] in the product; which one belongs to which is not gathered here.',
    'The reference host gives the device less time than the request lives; here both end together, and a push client hears transaction_failed.',
    'FAPI-CIBA is asked for by the scope in the product; here the profiles fapi1-ciba-id1 and fapi2-ciba are its rules.',
    'Its guide says who starts may be somebody else than who approves: the story of the call centre shows it.',
  ],
};
