/**
 * Limits of products that no specification gives, each by a setting that every profile may set. They
 * stand in the core under their names, and a profile puts them into its table.
 */
import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { Json } from '../../token-recipe.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import { detailsOf } from './authorization-rules.ts';
import { type BackchannelCall, textOf } from './backchannel-call.ts';
import { channelChosen } from './reach.ts';

export const limitRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'has a binding_message',
    clause: 'workbench-limits',
    teaching: 'Some products ask nobody without words by which a request can be known again.',
    check: (call) =>
      call.settings.binding_message_required === true &&
      (textOf(call, 'binding_message') ?? '') === ''
        ? refuse('invalid_request', 'binding_message is missing.')
        : passed,
  },
  {
    name: 'binding_message keeps to the characters of this product',
    clause: 'workbench-limits',
    teaching: 'A short list of characters is the surest way that two screens show the same.',
    check: (call) => {
      const { binding_message_characters: allowed = '' } = call.settings;
      const message = Array.from(textOf(call, 'binding_message') ?? '');
      const odd = allowed !== '' && message.some((letter) => !allowed.includes(letter));
      return odd
        ? refuse('invalid_binding_message', 'binding_message holds characters not allowed here.')
        : passed;
    },
  },
  {
    name: 'authorization_details keep to the limits',
    clause: 'workbench-limits',
    teaching: 'What a person is to read on a phone has to be small, and flat enough to be shown.',
    check: (call) => {
      const limits = call.settings.authorization_details_limits;
      const details = detailsOf(call);
      if (limits === undefined || details === null) return passed;
      const bytes = encodeUtf8(JSON.stringify(details)).length;
      const fits =
        isWithin(bytes, limits.bytes) &&
        isWithin(details.length, limits.entries) &&
        details.every((one) => isSmall(one, limits, 1));
      return fits
        ? passed
        : refuse('invalid_authorization_details', 'authorization_details exceed a limit.');
    },
  },
  {
    name: 'person is asked at a bearable rate',
    clause: 'workbench-limits',
    teaching: 'So many requests a minute for one person, whichever client they come from.',
    check: ({ limits, settings }) => {
      const most = settings.requests_per_minute_per_user ?? 0;
      return most === 0 || (limits.asksOfUserThisMinute ?? 0) < most
        ? passed
        : refuse('temporarily_unavailable', `A person is asked ${most} times a minute at most.`, {
            status: 429,
            retryAfterSeconds: limits.userMinuteEndsInSeconds ?? 60,
          });
    },
  },
  {
    name: 'a way to the person is open',
    clause: 'ciba-core-8',
    teaching:
      'Long requests go by e-mail: the client has to allow it, and the address be verified.',
    check: (call) =>
      channelChosen(call) === 'none'
        ? refuse('access_denied', 'No notification channel reaches this person.', { status: 403 })
        : passed,
  },
  {
    name: 'no login_hint_token is sent',
    clause: 'ciba-core-7.1',
    teaching: 'A product need not know every kind of hint; it says so before it looks for anybody.',
    check: ({ parameters }) =>
      parameters.has('login_hint_token')
        ? refuse('invalid_request', 'login_hint_token is not supported here.')
        : passed,
  },
  {
    name: 'no user_code is sent',
    clause: 'ciba-core-7.1',
    teaching: 'Where codes are unknown, CIBA lets one be ignored; this product refuses it.',
    check: ({ parameters }) =>
      parameters.has('user_code')
        ? refuse('invalid_request', 'user_code is not supported here.')
        : passed,
  },
  {
    name: 'no notification token is sent in poll mode',
    clause: 'ciba-core-7.1',
    teaching: 'A poll client is never called, so its token would be of no use to anybody.',
    check: ({ parameters, client }) =>
      parameters.has('client_notification_token') &&
      client?.backchannel_token_delivery_mode === 'poll'
        ? refuse('invalid_request', 'A poll client sends no client_notification_token.')
        : passed,
  },
  {
    name: 'notification_channel is an enabled one',
    clause: 'workbench-limits',
    teaching: 'A client may choose among the channels that were enabled for it, and no others.',
    check: ({ parameters, notices }) =>
      parameters.has('notification_channel') && notices?.taken.length === 0
        ? refuse('invalid_request', 'This notification_channel is not enabled.')
        : passed,
  },
  {
    name: 'a notification channel leads to the person',
    clause: 'ciba-core-8',
    teaching: 'A link needs an address: a verified one for e-mail, a number for text messages.',
    check: ({ notices }) =>
      notices !== undefined && notices.open.length === 0
        ? refuse('invalid_request', 'No notification channel leads to this person.')
        : passed,
  },
  {
    name: 'carries a user code where both sides know them',
    clause: 'ciba-core-7.1.2',
    teaching: 'Where provider and client use codes, one is asked for before anybody is looked up.',
    check: (call) =>
      call.settings.user_code_supported &&
      call.client?.backchannel_user_code_parameter === true &&
      (textOf(call, 'user_code') ?? '') === ''
        ? refuse('missing_user_code', 'This client uses user codes; ask for one and send it.')
        : passed,
  },
];

type DetailLimits = NonNullable<BackchannelCall['settings']['authorization_details_limits']>;

/** Every object within the limits, however deep it stands. */
function isSmall(value: Json, limits: DetailLimits, depth: number): boolean {
  if (typeof value === 'string') return isWithin(value.length, limits.characters);
  if (typeof value !== 'object' || value === null) return true;
  if (!isWithin(depth, limits.depth)) return false;
  const isDeepSmall = (inner: Json): boolean => isSmall(inner, limits, depth + 1);
  if (Array.isArray(value)) return value.every(isDeepSmall);
  const members = Object.entries(value);
  return (
    isWithin(members.length, limits.properties) &&
    members.every(
      ([name, inner]) =>
        isWithin(name.length, limits.characters) && /^[\w.-]+$/.test(name) && isDeepSmall(inner),
    )
  );
}

function isWithin(size: number, most: number | undefined): boolean {
  return most === undefined || size <= most;
}
