/**
 * What the backchannel authentication endpoint asks of a request once the client is known, in
 * order: the client's right, the parameters, and last the person, so that a broken request never
 * learns whether an account exists.
 */

import { cibaGrantType } from '../metadata.ts';
import type { ProviderSettings, User } from '../run-setup.ts';
import type { ClientCall } from './client-authentication-rules.ts';
import { passed, type Rule, refuse } from './rule.ts';

export interface BackchannelCall extends ClientCall {
  readonly settings: ProviderSettings;
  readonly user: User | undefined;
}

const hintNames = ['login_hint', 'login_hint_token', 'id_token_hint'] as const;

function parameter({ form }: ClientCall, name: string): string | undefined {
  return form?.values.get(name);
}

function hintsOf(call: ClientCall): readonly string[] {
  return hintNames.filter((name) => parameter(call, name) !== undefined);
}

export const backchannelRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'client is registered for CIBA',
    clause: 'ciba-core-4',
    teaching: 'Knowing the client is not enough: it must have registered the CIBA grant.',
    check: ({ client }) =>
      client?.grant_types.includes(cibaGrantType) === true
        ? passed
        : refuse('unauthorized_client', 'This client is not registered for CIBA.'),
  },
  {
    name: 'is not signed without registration',
    clause: 'ciba-core-7.1.1',
    teaching: 'Whoever wants to send signed requests registers the algorithm first.',
    check: (call) =>
      parameter(call, 'request') === undefined
        ? passed
        : refuse('invalid_request', 'This client registered no algorithm for signed requests.'),
  },
  {
    name: 'has a scope',
    clause: 'ciba-core-7.1',
    teaching: 'The scope says what the person will be asked to agree to.',
    check: (call) =>
      (parameter(call, 'scope') ?? '').trim() === ''
        ? refuse('invalid_request', 'scope is missing.')
        : passed,
  },
  {
    name: 'scope is well formed',
    clause: 'rfc6749-3.3',
    teaching: 'Scope words are printable ASCII without quotes and backslashes, one space between.',
    check: (call) =>
      /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(
        parameter(call, 'scope') ?? '',
      )
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
    name: 'has a hint',
    clause: 'ciba-core-7.1',
    teaching: 'There is no browser to ask in: the request itself must say who the person is.',
    check: (call) =>
      hintsOf(call).length > 0
        ? passed
        : refuse('invalid_request', 'Send login_hint, so that the person can be found.'),
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
    name: 'hint is of a kind this provider reads',
    clause: 'ciba-core-7.2',
    teaching: 'This provider finds people by login_hint; the two token hints are not switched on.',
    check: (call) =>
      hintsOf(call)[0] === 'login_hint'
        ? passed
        : refuse('invalid_request', 'This provider reads login_hint only.'),
  },
  {
    name: 'hint is not empty',
    clause: 'ciba-core-7.1',
    teaching: 'An empty hint names nobody; it is a malformed request, not an unknown user.',
    check: (call) =>
      (parameter(call, 'login_hint') ?? '').trim() === ''
        ? refuse('invalid_request', 'login_hint is empty.')
        : passed,
  },
  {
    name: 'requested_expiry is a positive whole number',
    clause: 'ciba-core-7.1',
    teaching: 'The client may ask for a lifetime; the provider caps it, but does not mend it.',
    check: (call) => {
      const expiry = parameter(call, 'requested_expiry');
      return expiry === undefined || /^[1-9][0-9]{0,8}$/.test(expiry)
        ? passed
        : refuse('invalid_request', 'requested_expiry must be a positive whole number.');
    },
  },
  {
    name: 'binding_message can be shown',
    clause: 'ciba-core-13',
    teaching: 'The message is compared by eye on two screens: short, plain, nothing invisible.',
    check: (call) => {
      const message = parameter(call, 'binding_message');
      return message === undefined
        ? passed
        : judgeBindingMessage(message, call.settings.binding_message_max_length);
    },
  },
  {
    name: 'hint names a known user',
    clause: 'ciba-core-7.2',
    teaching: 'Last of all, and only for a faultless request: is there such a person?',
    check: ({ user }) =>
      user === undefined ? refuse('unknown_user_id', 'The hint does not identify a user.') : passed,
  },
];

function scopeWords(call: ClientCall): readonly string[] {
  return (parameter(call, 'scope') ?? '').split(' ');
}

// Control characters, line separators and the bidirectional overrides that can reorder what is read.
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069<>]/u;

function judgeBindingMessage(message: string, longest: number) {
  const length = Array.from(message).length;
  if (message.trim() === '') return refuse('invalid_binding_message', 'binding_message is empty.');
  if (length > longest) {
    const sentence = `binding_message has ${length} characters; this provider shows ${longest}.`;
    return refuse('invalid_binding_message', sentence);
  }
  return invisible.test(message)
    ? refuse(
        'invalid_binding_message',
        'binding_message holds characters that are not shown plainly.',
      )
    : passed;
}
