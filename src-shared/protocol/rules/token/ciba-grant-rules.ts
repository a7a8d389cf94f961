/**
 * What the token endpoint asks of a poll, in order. Every way that a poll can end without tokens
 * is one line here, and the order decides which one a client hears.
 */
import { cibaGrantType } from '../../metadata.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import type { TokenCall } from './token-call.ts';

export const grantTypeRules: readonly Rule<TokenCall>[] = [
  {
    name: 'names a grant type',
    clause: 'rfc6749-4.5',
    teaching: 'One endpoint serves many grants; grant_type says which one is meant.',
    check: ({ form }) =>
      (form?.values.get('grant_type') ?? '') === ''
        ? refuse('invalid_request', 'grant_type is missing.')
        : passed,
  },
  {
    name: 'asks for a grant that is served here',
    clause: 'rfc6749-4.5',
    teaching: 'The endpoint knows a few grants, and what it does not know it does not guess.',
    check: ({ form }) =>
      form?.values.get('grant_type') === cibaGrantType
        ? passed
        : refuse('unsupported_grant_type', 'This provider does not serve that grant type.'),
  },
];

export const cibaGrantRules: readonly Rule<TokenCall>[] = [
  {
    name: 'client does not wait for a push',
    clause: 'ciba-core-11',
    teaching: 'A push client is sent its tokens; it has nothing to ask for here.',
    check: ({ client }) =>
      client?.backchannel_token_delivery_mode === 'push'
        ? refuse('unauthorized_client', 'This client is registered for push.')
        : passed,
  },
  {
    name: 'client may use the CIBA grant',
    clause: 'ciba-core-11',
    teaching: 'A client without the grant cannot redeem, even an auth_req_id it came by.',
    check: ({ client }) =>
      client?.grant_types.includes(cibaGrantType) === true
        ? passed
        : refuse('unauthorized_client', 'This client is not registered for CIBA.'),
  },
  {
    name: 'carries an auth_req_id',
    clause: 'ciba-core-10.1',
    teaching: 'The auth_req_id is the receipt: it says which request is being asked about.',
    check: ({ form }) =>
      (form?.values.get('auth_req_id') ?? '') === ''
        ? refuse('invalid_request', 'auth_req_id is missing.')
        : passed,
  },
  {
    name: 'auth_req_id is known',
    clause: 'ciba-core-11',
    teaching: 'A receipt that was never given out, or that is garbled, is an invalid grant.',
    check: ({ request }) =>
      request === undefined ? refuse('invalid_grant', 'The auth_req_id is not valid.') : passed,
  },
  {
    name: 'auth_req_id belongs to this client',
    clause: 'ciba-core-10.1',
    teaching:
      'A stolen receipt is worthless: only the client that opened the request may redeem it.',
    check: ({ request, client }) =>
      request?.clientId === client?.client_id
        ? passed
        : refuse('invalid_grant', 'The auth_req_id is not valid.'),
  },
  {
    name: 'auth_req_id was not redeemed before',
    clause: 'ciba-core-10.1',
    teaching: 'An auth_req_id gives tokens once; a second redemption is a replay.',
    check: ({ request }) =>
      request?.state === 'redeemed' || request?.state === 'abandoned'
        ? refuse('invalid_grant', 'The auth_req_id is not valid.')
        : passed,
  },
  {
    name: 'auth_req_id is alive',
    clause: 'ciba-core-11',
    teaching: 'After expires_in nothing helps but a new request, even if the person agreed.',
    check: ({ request }) =>
      request?.state === 'expired'
        ? refuse('expired_token', 'The auth_req_id has expired.')
        : passed,
  },
  {
    name: 'person did not refuse',
    clause: 'ciba-core-11',
    teaching: 'A no is final: the client stops polling and says so to its user.',
    check: ({ request }) =>
      request?.state === 'denied' || request?.state === 'failed'
        ? refuse('access_denied', 'The request was refused.')
        : passed,
  },
  {
    name: 'does not poll without end',
    clause: 'ciba-core-11',
    teaching: 'A client that will not slow down loses its request for good.',
    check: ({ request, settings }) =>
      request?.state === 'pending' &&
      request.resting &&
      settings.polls_too_soon_limit > 0 &&
      request.tooSoon >= settings.polls_too_soon_limit
        ? refuse('invalid_request', 'Polled too soon too often; this auth_req_id is dead.')
        : passed,
  },
  {
    name: 'waits for the interval',
    clause: 'ciba-core-11',
    teaching:
      'Polling too soon costs five more seconds between polls; the first poll is always free.',
    check: ({ request, settings }) =>
      request?.state === 'pending' && request.resting
        ? refuse(
            'slow_down',
            'Polled too soon; wait longer between polls from now on.',
            settings.slow_down_tells_interval === true
              ? longerInterval(request.longerIntervalSeconds ?? settings.interval)
              : {},
          )
        : passed,
  },
  {
    name: 'person has decided',
    clause: 'ciba-core-11',
    teaching: 'Pending is not a failure: the client waits for its interval and asks again.',
    check: ({ request }) =>
      request?.state === 'pending'
        ? refuse('authorization_pending', 'The person has not decided yet.')
        : passed,
  },
  {
    name: 'person may still sign in',
    clause: 'rfc6749-5.2',
    teaching: 'Whoever was locked or removed after agreeing gets no tokens any more.',
    check: ({ request }) =>
      request?.personIsActive === false
        ? refuse('invalid_grant', 'The person can no longer sign in.')
        : passed,
  },
];

function longerInterval(seconds: number) {
  return { retryAfterSeconds: seconds, intervalSeconds: seconds };
}
