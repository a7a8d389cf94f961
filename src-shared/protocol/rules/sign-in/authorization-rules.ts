/**
 * What is asked of the request of a first sign-in (RFC 6749 §4.1.1, RFC 7636, OpenID Connect Core
 * §3.1.2). Until the address to return to is known to be the client’s, nothing is sent there.
 */
import { schemeOf } from '../../encoding/web-address.ts';
import { parseJsonObject } from '../../encoding/wire.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import { type AuthorizationCall, valueOf } from './authorization-call.ts';

/** Once this rule has passed, the client hears of every fault; before, only the person does. */
export const trustRule = 'returns to a registered address';

const trustRules: readonly Rule<AuthorizationCall>[] = [
  {
    name: 'sign-in can be read',
    clause: 'rfc6749-4.1.1',
    teaching: 'A broken escape could be read in two ways, so it is not read at all.',
    check: ({ form }) =>
      form === undefined
        ? refuse('invalid_request', 'The request is no readable query or form in UTF-8.')
        : passed,
  },
  {
    name: 'sign-in repeats no parameter',
    clause: 'rfc6749-4.1.1',
    teaching: 'Two addresses to return to: one could be checked and the other one used.',
    check: ({ form }) =>
      (form?.repeated ?? []).every((name) => name === 'resource')
        ? passed
        : refuse('invalid_request', 'A parameter was sent more than once.'),
  },
  {
    name: 'sign-in names a known client',
    clause: 'rfc6749-4.1.1',
    teaching: 'The person is told who asks, so it has to be somebody the provider knows.',
    check: ({ client }) =>
      client === undefined || client.disabled === true
        ? refuse('invalid_request', 'client_id names no client that this provider knows.')
        : passed,
  },
  {
    name: trustRule,
    clause: 'rfc6749-4.1.1',
    teaching:
      'The address is compared letter by letter; whoever could choose it would get the code.',
    check: (call) => {
      const uri = valueOf(call, 'redirect_uri');
      return schemeOf(uri) !== undefined && call.client?.redirect_uris.includes(uri) === true
        ? passed
        : refuse('invalid_request', 'redirect_uri is not one that the client registered.');
    },
  },
];

const requestRules: readonly Rule<AuthorizationCall>[] = [
  {
    name: 'sign-in is not signed',
    clause: 'oidc-core-3.1.2',
    teaching: 'This miniature reads plain parameters only, and says so.',
    check: (call) =>
      call.form?.values.has('request') === true
        ? refuse('request_not_supported', 'The first sign-in takes no signed requests.')
        : passed,
  },
  {
    name: 'sign-in refers to nothing elsewhere',
    clause: 'oidc-core-3.1.2',
    teaching: 'A request that stands elsewhere would have to be fetched; this one must be whole.',
    check: (call) =>
      call.form?.values.has('request_uri') === true
        ? refuse('request_uri_not_supported', 'Send the parameters themselves.')
        : passed,
  },
  {
    name: 'asks for an answer',
    clause: 'rfc6749-4.1.1',
    teaching: 'The response_type says what should come back; without it nothing can.',
    check: (call) =>
      valueOf(call, 'response_type') === ''
        ? refuse('invalid_request', 'response_type is missing.')
        : passed,
  },
  {
    name: 'asks for a code',
    clause: 'rfc6749-4.1.1',
    teaching: 'Tokens never travel through the browser; a code does, and it is worth little alone.',
    check: (call) =>
      valueOf(call, 'response_type') === 'code'
        ? passed
        : refuse('unsupported_response_type', 'This provider gives out codes and nothing else.'),
  },
  {
    name: 'takes the answer in the query',
    clause: 'oidc-core-3.1.2',
    teaching: 'There are other ways to bring the code back; here it comes in the query.',
    check: (call) =>
      ['', 'query'].includes(valueOf(call, 'response_mode'))
        ? passed
        : refuse('invalid_request', 'response_mode must be query.'),
  },
  {
    name: 'client may use the code flow',
    clause: 'rfc6749-4.1.1',
    teaching: 'A client that never registered the grant could not redeem the code.',
    check: ({ client }) =>
      client?.grant_types.includes('authorization_code') === true
        ? passed
        : refuse('unauthorized_client', 'This client is not registered for the code flow.'),
  },
  {
    name: 'sign-in asks for openid',
    clause: 'oidc-core-3.1.2',
    teaching: 'Without openid there is no ID token, and the ID token is what this is for.',
    check: (call) =>
      valueOf(call, 'scope').split(' ').includes('openid')
        ? passed
        : refuse('invalid_scope', 'scope must contain openid.'),
  },
  {
    name: 'sign-in keeps to the registered scope',
    clause: 'rfc6749-3.3',
    teaching: 'A client asks within what it registered, here as at the backchannel endpoint.',
    check: (call) => {
      const allowed = new Set((call.client?.scope ?? '').split(' '));
      return valueOf(call, 'scope')
        .split(' ')
        .every((word) => allowed.has(word))
        ? passed
        : refuse('invalid_scope', 'scope asks for more than the client registered.');
    },
  },
  {
    name: 'sign-in carries a challenge',
    clause: 'rfc7636-4.4.1',
    teaching: 'The code will only serve whoever knows the secret behind this hash.',
    check: (call) =>
      valueOf(call, 'code_challenge_method') === 'S256' &&
      /^[A-Za-z0-9_-]{43}$/.test(valueOf(call, 'code_challenge'))
        ? passed
        : refuse('invalid_request', 'Send code_challenge with code_challenge_method S256.'),
  },
  {
    name: 'sign-in asks for readable claims',
    clause: 'oidc-core-5.5',
    teaching: 'The claims parameter is a JSON object, here as everywhere.',
    check: ({ form }) => {
      const claims = form?.values.get('claims');
      return claims === undefined || parseJsonObject(claims) !== undefined
        ? passed
        : refuse('invalid_request', 'claims must be a JSON object.');
    },
  },
  {
    name: 'sign-in asks for no more than a sign-in',
    clause: 'rfc9396-5',
    teaching: 'A payment needs a decision on a device, which this page does not replace.',
    check: ({ form }) =>
      form?.values.has('authorization_details') === true
        ? refuse('invalid_authorization_details', 'The first sign-in takes none; use CIBA.')
        : passed,
  },
  {
    name: 'sign-in may show a page',
    clause: 'oidc-core-3.1.2',
    teaching: 'This provider keeps no session, so nobody is ever signed in without being asked.',
    check: (call) =>
      valueOf(call, 'prompt').split(' ').includes('none')
        ? refuse('login_required', 'Nobody is signed in; the person has to be asked.')
        : passed,
  },
  {
    name: 'person did not turn back',
    clause: 'oidc-core-3.1.2',
    teaching: 'Turning back is an answer too, and the client is told.',
    check: ({ isCancelled }) =>
      isCancelled ? refuse('access_denied', 'The person did not want to sign in.') : passed,
  },
];

export const authorizationRequestRules: readonly Rule<AuthorizationCall>[] = [
  ...trustRules,
  ...requestRules,
];
