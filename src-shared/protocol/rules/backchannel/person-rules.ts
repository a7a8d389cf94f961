/**
 * What is asked once the request itself is faultless: that the hint names a person, that the person
 * may be asked, and that they have not been asked too often already.
 */
import { equalInConstantTime } from '../../encoding/basic-credentials.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import { type BackchannelCall, textOf } from './backchannel-call.ts';

/** Whether this request has to carry the person’s code. */
export function needsUserCode({ settings, client, user }: BackchannelCall): boolean {
  return (
    settings.user_code_supported &&
    client?.backchannel_user_code_parameter === true &&
    user?.user_code !== undefined
  );
}

export const personRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'hint can be read and believed',
    clause: 'ciba-core-7.2',
    teaching: 'A hint token is worth the signature on it: forged, foreign or garbled is refused.',
    check: ({ hint }) =>
      hint === 'malformed' || hint === 'invalid'
        ? refuse('invalid_request', 'The hint could not be validated.')
        : passed,
  },
  {
    name: 'login_hint_token has not expired',
    clause: 'ciba-core-13',
    teaching: 'A hint token is fresh by design, and being stale has a code of its own.',
    check: ({ hint }) =>
      hint === 'expired'
        ? refuse('expired_login_hint_token', 'login_hint_token has expired.')
        : passed,
  },
  {
    name: 'hint names a known user',
    clause: 'ciba-core-7.2',
    teaching: 'Last of all, and only for a faultless request: is there such a person?',
    check: ({ user }) =>
      user === undefined ? refuse('unknown_user_id', 'The hint does not identify a user.') : passed,
  },
  {
    name: 'person has not blocked the client',
    clause: 'ciba-core-13',
    teaching:
      'Who may ask is settled before anybody is: a person who blocked a shop hears no more.',
    check: ({ user, client }) =>
      client !== undefined && user?.blocked_clients?.includes(client.client_id) === true
        ? refuse('access_denied', 'This person may not be asked by this client.', { status: 403 })
        : passed,
  },
  {
    name: 'person is not locked',
    clause: 'workbench-limits',
    teaching: 'After too many wrong codes nobody may try for a while, not even the right person.',
    check: (call) =>
      needsUserCode(call) && call.limits.lockedForSeconds > 0
        ? refuse('access_denied', 'Too many wrong user codes; try again later.', {
            status: 429,
            retryAfterSeconds: call.limits.lockedForSeconds,
          })
        : passed,
  },
  {
    name: 'carries the user code',
    clause: 'ciba-core-7.1.2',
    teaching: 'The code proves that the person wants to be asked, so strangers cannot pester them.',
    check: (call) =>
      needsUserCode(call) && (textOf(call, 'user_code') ?? '') === ''
        ? refuse('missing_user_code', 'This person has a user code; ask for it and send it.')
        : passed,
  },
  {
    name: 'user code is right',
    clause: 'ciba-core-7.1.2',
    teaching: 'The code is compared in constant time, and wrong ones are counted.',
    check: (call) =>
      needsUserCode(call) &&
      !equalInConstantTime(call.user?.user_code ?? '', textOf(call, 'user_code') ?? '')
        ? refuse('invalid_user_code', 'user_code is wrong.')
        : passed,
  },
  {
    name: 'person is not asked too often',
    clause: 'workbench-limits',
    teaching: 'Prompt after prompt wears people down until they press yes: only so many may wait.',
    check: ({ limits, settings }) => {
      const most = settings.max_pending_per_user;
      return most === 0 || limits.pendingOfUser < most
        ? passed
        : refuse('temporarily_unavailable', 'Too many requests already wait for this person.', {
            status: 429,
            retryAfterSeconds: settings.interval,
          });
    },
  },
  {
    name: 'person can be reached',
    clause: 'ciba-core-8',
    teaching: 'If no device can be prompted the request is turned away, and nothing stays behind.',
    check: ({ limits }) =>
      limits.channelUp
        ? passed
        : refuse(
            'temporarily_unavailable',
            'The authentication channel is down; try again later.',
            {
              status: 503,
              retryAfterSeconds: 30,
            },
          ),
  },
];
