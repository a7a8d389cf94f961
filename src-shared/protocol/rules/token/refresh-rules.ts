/** What the token endpoint asks of a refresh (RFC 6749 §6, RFC 9700 §4.14). */
import { passed, type Rule, refuse } from '../rule.ts';
import type { TokenCall } from './token-call.ts';

export interface RefreshCall extends TokenCall {
  readonly refresh:
    | {
        readonly clientId: string;
        readonly scope: string;
        readonly isNewest: boolean;
        readonly isAlive: boolean;
        readonly personIsActive: boolean;
      }
    | undefined;
}

const invalid = refuse('invalid_grant', 'The refresh token is not valid.');

export const refreshRules: readonly Rule<RefreshCall>[] = [
  {
    name: 'carries a refresh token',
    clause: 'rfc6749-6',
    teaching: 'Without the token there is nothing to refresh.',
    check: ({ form }) =>
      (form?.values.get('refresh_token') ?? '') === ''
        ? refuse('invalid_request', 'refresh_token is missing.')
        : passed,
  },
  {
    name: 'refresh token is known',
    clause: 'rfc6749-6',
    teaching: 'Garbled, expired and revoked tokens sound alike: invalid_grant.',
    check: ({ refresh }) => (refresh?.isAlive === true ? passed : invalid),
  },
  {
    name: 'refresh token belongs to this client',
    clause: 'rfc6749-6',
    teaching: 'A refresh token is worth nothing in another client’s hands.',
    check: ({ refresh, client }) => (refresh?.clientId === client?.client_id ? passed : invalid),
  },
  {
    name: 'refresh token was not used before',
    clause: 'rfc6749-6',
    teaching: 'A rotated token that comes back was copied; the whole grant ends with it.',
    check: ({ refresh }) => (refresh?.isNewest === true ? passed : invalid),
  },
  {
    name: 'refresh asks for no more',
    clause: 'rfc6749-6',
    teaching: 'A refresh may narrow the scope, never widen what the person agreed to.',
    check: ({ refresh, form }) => {
      const granted = new Set(refresh?.scope.split(' '));
      const asked = form?.values.get('scope');
      return asked === undefined || asked.split(' ').every((word) => granted.has(word))
        ? passed
        : refuse('invalid_scope', 'scope asks for more than was granted.');
    },
  },
  {
    name: 'refreshing person may still sign in',
    clause: 'rfc6749-6',
    teaching: 'Who was switched off meanwhile gets no new tokens.',
    check: ({ refresh }) => (refresh?.personIsActive === true ? passed : invalid),
  },
];
