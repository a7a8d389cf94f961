/** What the token endpoint asks of a code (RFC 6749 §4.1.3, RFC 7636 §4.6). */
import { equalInConstantTime } from '../../encoding/basic-credentials.ts';
import { hashOfText } from '../../encoding/hash-text.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import type { TokenCall } from '../token/token-call.ts';

export interface CodeCall extends TokenCall {
  readonly code:
    | {
        readonly clientId: string;
        readonly redirectUri: string;
        readonly codeChallenge: string;
        readonly isRedeemed: boolean;
        readonly personIsActive: boolean;
      }
    | undefined;
}

const invalid = refuse('invalid_grant', 'The code is not valid.');

function valueOf({ form }: CodeCall, name: string): string {
  return form?.values.get(name) ?? '';
}

export const codeRules: readonly Rule<CodeCall>[] = [
  {
    name: 'client may redeem codes',
    clause: 'rfc6749-4.1.3',
    teaching: 'A client without the grant cannot redeem, even a code it came by.',
    check: ({ client }) =>
      client?.grant_types.includes('authorization_code') === true
        ? passed
        : refuse('unauthorized_client', 'This client is not registered for the code flow.'),
  },
  {
    name: 'carries a code',
    clause: 'rfc6749-4.1.3',
    teaching: 'The code is what the browser brought back.',
    check: (call) =>
      valueOf(call, 'code') === '' ? refuse('invalid_request', 'code is missing.') : passed,
  },
  {
    name: 'code is known',
    clause: 'rfc6749-4.1.3',
    teaching: 'A code lives for a minute; garbled and expired ones sound alike.',
    check: ({ code }) => (code === undefined ? invalid : passed),
  },
  {
    name: 'code belongs to this client',
    clause: 'rfc6749-4.1.3',
    teaching: 'A stolen code is worth nothing in another client’s hands.',
    check: ({ code, client }) => (code?.clientId === client?.client_id ? passed : invalid),
  },
  {
    name: 'code was not used before',
    clause: 'rfc6749-4.1.3',
    teaching: 'Whoever comes second has a copy, or the thief was first: all tokens of it end.',
    check: ({ code }) => (code?.isRedeemed === true ? invalid : passed),
  },
  {
    name: 'code was sent to that address',
    clause: 'rfc6749-4.1.3',
    teaching: 'The client repeats where it waited, so a code that was led astray is found out.',
    check: (call) =>
      call.code?.redirectUri === valueOf(call, 'redirect_uri')
        ? passed
        : refuse('invalid_grant', 'redirect_uri is not the one that the code was sent to.'),
  },
  {
    name: 'carries a verifier',
    clause: 'rfc7636-4.6',
    teaching: 'The verifier is the secret whose hash began the sign-in.',
    check: (call) =>
      /^[A-Za-z0-9._~-]{43,128}$/.test(valueOf(call, 'code_verifier'))
        ? passed
        : refuse('invalid_request', 'code_verifier is missing or malformed.'),
  },
  {
    name: 'verifier fits the challenge',
    clause: 'rfc7636-4.6',
    teaching: 'Who saw the code pass by does not know the secret behind the hash.',
    check: (call) =>
      equalInConstantTime(
        call.code?.codeChallenge ?? '',
        hashOfText(valueOf(call, 'code_verifier')),
      )
        ? passed
        : refuse('invalid_grant', 'code_verifier does not fit the challenge.'),
  },
  {
    name: 'signed-in person may still sign in',
    clause: 'rfc6749-4.1.3',
    teaching: 'Who was switched off within that minute gets no tokens.',
    check: ({ code }) => (code?.personIsActive === true ? passed : invalid),
  },
];
