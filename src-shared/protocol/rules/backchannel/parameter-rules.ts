/**
 * What the backchannel authentication endpoint asks of the parameters, in order, before it looks
 * for the person: a broken request never learns whether an account exists.
 */
import { cibaGrantType } from '../../metadata.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import {
  type BackchannelCall,
  hintsOf,
  jsonOf,
  objectOf,
  scopeWords,
  textOf,
} from './backchannel-call.ts';
import { judgeBindingMessage } from './binding-message.ts';

export const clientRightRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'client is registered for CIBA',
    clause: 'ciba-core-4',
    teaching: 'Knowing the client is not enough: it must have registered a mode and the grant.',
    check: ({ client, settings }) => {
      const mode = client?.backchannel_token_delivery_mode;
      const hasGrant = mode === 'push' || client?.grant_types.includes(cibaGrantType) === true;
      return mode !== undefined && settings.delivery_modes.includes(mode) && hasGrant
        ? passed
        : refuse('unauthorized_client', 'This client is not registered for CIBA.');
    },
  },
  {
    name: 'client keeps to its rate',
    clause: 'workbench-limits',
    teaching: 'Every request disturbs a person; a client that asks without end is slowed down.',
    check: ({ limits, settings }) => {
      const most = settings.requests_per_minute_per_client;
      return most === 0 || limits.requestsThisMinute < most
        ? passed
        : refuse('temporarily_unavailable', `This client may send ${most} requests a minute.`, {
            status: 429,
            retryAfterSeconds: limits.minuteEndsInSeconds,
          });
    },
  },
];

export const parameterRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'has a scope',
    clause: 'ciba-core-7.1',
    teaching: 'The scope says what the person will be asked to agree to.',
    check: (call) =>
      (textOf(call, 'scope') ?? '').trim() === ''
        ? refuse('invalid_request', 'scope is missing.')
        : passed,
  },
  {
    name: 'scope is well formed',
    clause: 'rfc6749-3.3',
    teaching: 'Scope words are printable ASCII without quotes and backslashes, one space between.',
    check: (call) =>
      /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(textOf(call, 'scope') ?? '')
        ? passed
        : refuse('invalid_scope', 'scope is not a list of words with single spaces between.'),
  },
  {
    name: 'scope contains openid',
    clause: 'ciba-core-7.1',
    teaching: 'CIBA is OpenID Connect: without openid there is no ID token to give.',
    check: (call) =>
      scopeWords(call).includes('openid')
        ? passed
        : refuse('invalid_scope', 'scope must contain openid.'),
  },
  {
    name: 'scope is allowed to the client',
    clause: 'ciba-core-13',
    teaching:
      'A client asks within what it registered; the rest is refused before anyone is disturbed.',
    check: (call) => {
      const allowed = new Set((call.client?.scope ?? '').split(' '));
      return scopeWords(call).every((word) => allowed.has(word))
        ? passed
        : refuse('invalid_scope', 'scope asks for more than this client registered.');
    },
  },
  {
    name: 'carries a notification token',
    clause: 'ciba-core-7.1',
    teaching: 'Ping and push clients say with which bearer token the provider is to call them.',
    check: (call) =>
      call.client?.backchannel_token_delivery_mode !== 'poll' &&
      (textOf(call, 'client_notification_token') ?? '') === ''
        ? refuse('invalid_request', 'client_notification_token is missing.')
        : passed,
  },
  {
    name: 'notification token is a bearer token',
    clause: 'ciba-core-7.1',
    teaching: 'It will travel in an Authorization header: 1024 characters at most, and no spaces.',
    check: (call) => {
      const token = textOf(call, 'client_notification_token');
      if (token === undefined || call.client?.backchannel_token_delivery_mode === 'poll')
        return passed;
      return token.length <= 1024 && /^[A-Za-z0-9\-._~+/]+=*$/.test(token)
        ? passed
        : refuse('invalid_request', 'client_notification_token is no bearer token of this length.');
    },
  },
  {
    name: 'has a hint',
    clause: 'ciba-core-7.1',
    teaching: 'There is no browser to ask in: the request itself must say who the person is.',
    check: (call) =>
      hintsOf(call).length > 0
        ? passed
        : refuse('invalid_request', 'Send login_hint, login_hint_token or id_token_hint.'),
  },
  {
    name: 'has only one hint',
    clause: 'ciba-core-7.2',
    teaching: 'Two hints could name two people, so even two that agree are refused.',
    check: (call) =>
      hintsOf(call).length === 1
        ? passed
        : refuse('invalid_request', 'Send exactly one hint, not several.'),
  },
  {
    name: 'hint is not empty',
    clause: 'ciba-core-7.1',
    teaching: 'An empty hint names nobody; it is a malformed request, not an unknown user.',
    check: (call) =>
      hintsOf(call).every((name) => (textOf(call, name) ?? '').trim() === '')
        ? refuse('invalid_request', 'The hint is empty.')
        : passed,
  },
  {
    name: 'requested_expiry is a positive whole number',
    clause: 'ciba-core-7.1',
    teaching: 'The client may ask for a lifetime; the provider caps it, but does not mend it.',
    check: ({ parameters }) => {
      const expiry = parameters.get('requested_expiry');
      return expiry === undefined || /^[1-9][0-9]{0,15}$/.test(shownNumber(expiry))
        ? passed
        : refuse('invalid_request', 'requested_expiry must be a positive whole number.');
    },
  },
  {
    name: 'binding_message can be shown',
    clause: 'ciba-core-13',
    teaching: 'The message is compared by eye on two screens: short, plain, nothing invisible.',
    check: (call) => {
      const message = textOf(call, 'binding_message');
      return message === undefined
        ? passed
        : judgeBindingMessage(message, call.settings.binding_message_max_length);
    },
  },
  {
    name: 'request_context is an object',
    clause: 'fapi-ciba-id1-5.3',
    teaching: 'It describes where the request comes from, for engines that look for fraud.',
    check: (call) =>
      call.parameters.has('request_context') && objectOf(call, 'request_context') === undefined
        ? refuse('invalid_request', 'request_context must be a JSON object.')
        : passed,
  },
  {
    name: 'claims is an object',
    clause: 'oidc-core-5.5',
    teaching:
      'Single claims are asked for by a JSON object with the members id_token and userinfo.',
    check: (call) =>
      call.parameters.has('claims') && !holdsClaims(jsonOf(call, 'claims'))
        ? refuse('invalid_request', 'claims must be a JSON object of objects.')
        : passed,
  },
];

function shownNumber(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

function holdsClaims(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  return ['id_token', 'userinfo'].every(
    (name) => value[name] === undefined || isPlainObject(value[name]),
  );
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
