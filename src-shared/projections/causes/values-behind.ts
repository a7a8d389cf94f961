/**
 * Which parameters and settings an entry is a consequence of: the interval of a rest, the lifetime of
 * a request, the values that a refusing rule looked at, the message that a prompt shows.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import {
  misbehavioursOf,
  type NamedValue,
  parameterOf,
  parameterOrNone,
  type SettingName,
  settingOf,
} from './named-values.ts';
import { askedIn, openingOf, type TraceIndex } from './trace-index.ts';

/** The named values that this entry follows from. */
export function valuesBehind(index: TraceIndex, entry: Entry): readonly NamedValue[] {
  switch (entry.kind) {
    case 'timer.set':
      return valuesOfTimer(index, entry);
    case 'rules.judged':
      return valuesOfRefusal(index, entry);
    case 'message.sent':
      return valuesOfMessage(index, entry);
    case 'request.opened':
      return [...valuesOfLife(index, entry), ...settings(index, entry.seq, ['interval'])];
    case 'tokens.issued':
      return settings(index, entry.seq, ['access_token_lifetime']);
    case 'user.locked':
      return settings(index, entry.seq, ['user_code_attempts', 'user_code_lock_seconds']);
    default:
      return [];
  }
}

function settings(
  index: TraceIndex,
  seq: number,
  names: readonly SettingName[],
): readonly NamedValue[] {
  return names.flatMap((name) => settingOf(index, seq, name) ?? []);
}

/** A timer's event is named for its delay and its machine: «xstate.after.rest.polling.resting». */
function valuesOfTimer(index: TraceIndex, timer: EntryOf<'timer.set'>): readonly NamedValue[] {
  const [, , delay, machine] = timer.event.split('.');
  if (delay === 'lifetime') return valuesOfLife(index, timer);
  if (delay === 'longPoll') return settings(index, timer.seq, ['long_poll_seconds']);
  if (delay === 'pause') return settings(index, timer.seq, ['callback_attempts']);
  return machine === 'relying-party'
    ? valuesOfClientRest(index, timer)
    : valuesOfRest(index, timer);
}

function valuesOfClientRest(index: TraceIndex, timer: EntryOf<'timer.set'>): readonly NamedValue[] {
  const heard = intervalHeard(index, timer);
  const rest = heard === undefined ? valuesOfRest(index, timer) : [heard];
  const habit = misbehavioursOf(index, timer);
  return habit === undefined ? rest : [habit, ...rest];
}

function valuesOfRest(index: TraceIndex, timer: EntryOf<'timer.set'>): readonly NamedValue[] {
  const opened = openingOf(index, timer)?.opened;
  const isLonger = opened !== undefined && timer.dueAt - timer.at > opened.intervalMs;
  // A request keeps the interval that it was opened with, whatever is set later.
  const interval = settings(index, opened?.seq ?? timer.seq, ['interval']);
  return isLonger ? [...interval, ...settings(index, timer.seq, ['slow_down_seconds'])] : interval;
}

/** What the client was told in an acknowledgement that somebody changed on its way. */
function intervalHeard(index: TraceIndex, timer: EntryOf<'timer.set'>): NamedValue | undefined {
  const opening = openingOf(index, timer);
  const halves = index.messages.exchanges.get(opening?.asked.exchange ?? '') ?? [];
  const told = halves.find(({ sentWire }) => sentWire !== undefined);
  return told?.wire.kind === 'http.response' ? parameterOf(told, 'interval') : undefined;
}

/** How long a request lives: what the client asked for, capped, or what the provider gives. */
function valuesOfLife(
  index: TraceIndex,
  entry: Pick<Entry, 'seq' | 'about'>,
): readonly NamedValue[] {
  const opening = openingOf(index, entry);
  if (opening === undefined) return [];
  const requested = parameterOf(opening.asked, 'requested_expiry');
  const { seq } = opening.opened;
  if (requested === undefined) return settings(index, seq, ['default_expires_in']);
  const given = (opening.opened.expiresAt - opening.opened.at) / 1000;
  const isCapped = Number(requested.value.replaceAll(/[«»]/g, '')) > given;
  return [requested, ...(isCapped ? settings(index, seq, ['max_expires_in']) : [])];
}

/** A prompt shows what the client asked to be shown; an acknowledgement tells two settings. */
function valuesOfMessage(
  index: TraceIndex,
  { seq, about, wire, exchange }: EntryOf<'message.sent'>,
): readonly NamedValue[] {
  const opening = openingOf(index, { about });
  if (opening === undefined) return [];
  if (wire.kind === 'channel.note' && wire.subject === 'prompt') {
    const message = parameterOf(opening.asked, 'binding_message');
    return message === undefined ? [] : [message];
  }
  const isAcknowledgement = wire.kind === 'http.response' && opening.asked.exchange === exchange;
  if (!isAcknowledgement) return [];
  return [...valuesOfLife(index, { seq, about }), ...settings(index, seq, ['interval'])];
}

interface LookedAt {
  readonly parameters?: readonly string[];
  readonly settings?: readonly SettingName[];
}

const scope: LookedAt = { parameters: ['scope'] };
const hints: LookedAt = { parameters: ['login_hint', 'login_hint_token', 'id_token_hint'] };
const userCode: LookedAt = { parameters: ['user_code'] };
const notificationToken: LookedAt = { parameters: ['client_notification_token'] };

/** What those rules look at, by their names. */
export const lookedAtByRule: Readonly<Record<string, LookedAt>> = {
  'has a scope': scope,
  'scope is well formed': scope,
  'scope contains openid': scope,
  'scope is allowed to the client': scope,
  'carries a notification token': notificationToken,
  'notification token is a bearer token': notificationToken,
  'has a hint': hints,
  'has only one hint': hints,
  'hint is not empty': hints,
  'hint names a known user': hints,
  'requested_expiry is a positive whole number': { parameters: ['requested_expiry'] },
  'binding_message can be shown': {
    parameters: ['binding_message'],
    settings: ['binding_message_max_length'],
  },
  'has a binding_message': {
    parameters: ['binding_message'],
    settings: ['binding_message_required'],
  },
  'binding_message keeps to the characters of this product': {
    parameters: ['binding_message'],
    settings: ['binding_message_characters'],
  },
  'a way to the person is open': {
    parameters: ['requested_expiry'],
    settings: ['push_expires_in_max'],
  },
  'notification_channel is an enabled one': {
    parameters: ['notification_channel'],
    settings: ['channels'],
  },
  'a notification channel leads to the person': {
    parameters: ['notification_channel'],
    settings: ['channels'],
  },
  'person is asked at a bearable rate': { settings: ['requests_per_minute_per_user'] },
  'carries a user code where both sides know them': { parameters: ['user_code'] },
  'user codes are on offer': { ...userCode, settings: ['user_code_supported'] },
  'carries the user code': userCode,
  'user code is right': { ...userCode, settings: ['user_code_attempts'] },
  'person is not locked': { settings: ['user_code_attempts', 'user_code_lock_seconds'] },
  'client keeps to its rate': { settings: ['requests_per_minute_per_client'] },
  'person is not asked too often': { settings: ['max_pending_per_user'] },
  'client is registered for CIBA': { settings: ['delivery_modes'] },
  'is signed where everyone must sign': { settings: ['require_signed_requests'] },
  'request lives an hour at most': { settings: ['request_object_max_seconds'] },
  'resource names a known API': { parameters: ['resource'], settings: ['resources'] },
  'names a grant type': { parameters: ['grant_type'] },
  'asks for a grant that is served here': { parameters: ['grant_type'] },
  'carries an auth_req_id': { parameters: ['auth_req_id'] },
  'auth_req_id is known': { parameters: ['auth_req_id'] },
  'waits for the interval': { settings: ['interval', 'slow_down_seconds'] },
  'does not poll without end': { settings: ['polls_too_soon_limit'] },
};

function valuesOfRefusal(
  index: TraceIndex,
  verdict: EntryOf<'rules.judged'>,
): readonly NamedValue[] {
  const { refusal, exchange, seq } = verdict;
  if (refusal === undefined) return [];
  if (refusal.rule === 'auth_req_id is alive') return valuesOfLife(index, verdict);
  const looked = lookedAtByRule[refusal.rule];
  const asked = askedIn(index, exchange);
  const names = looked?.parameters ?? [];
  // Of several hints, those that came; of a single parameter, also that it is missing.
  const read = names.length > 1 ? parameterOf : parameterOrNone;
  const parameters = asked === undefined ? [] : names.flatMap((name) => read(asked, name) ?? []);
  return [...parameters, ...settings(index, seq, looked?.settings ?? [])];
}
