/**
 * Parameters and settings by name, value and clause, as they were when an entry was written. Values
 * that are secrets are never told, only that they were sent.
 */
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { bodyObject, type Wire } from '../../protocol/encoding/wire.ts';
import { providerSettings } from '../../protocol/setup/provider-settings.ts';
import { readJwt } from '../jwt-view.ts';
import type { MessageView } from '../message-view.ts';
import { parameterMeanings } from '../parameter-cards/meanings.ts';
import { beginningAt, type TraceIndex } from './trace-index.ts';

export interface NamedValue {
  /** The entry that carried it: the message, or the beginning of the run. */
  readonly seq: number;
  readonly name: string;
  readonly value: string;
  /** Where a specification speaks of it; undefined where it is a choice of the workbench. */
  readonly clause: string | undefined;
  readonly sentence: string;
  readonly origin: 'message' | 'setting';
}

const request = 'CIBA Core 1.0 §7.1';
const acknowledgement = 'CIBA Core 1.0 §7.3';
const slowDown = 'CIBA Core 1.0 §11';

const clausesOfNames: Readonly<Record<string, string>> = {
  scope: request,
  login_hint: request,
  login_hint_token: request,
  id_token_hint: request,
  binding_message: request,
  requested_expiry: request,
  acr_values: request,
  client_notification_token: request,
  user_code: 'CIBA Core 1.0 §7.1.2',
  user_code_supported: 'CIBA Core 1.0 §7.1.2',
  binding_message_max_length: 'CIBA Core 1.0 §13',
  interval: acknowledgement,
  expires_in: acknowledgement,
  default_expires_in: acknowledgement,
  max_expires_in: acknowledgement,
  slow_down_seconds: slowDown,
  polls_too_soon_limit: slowDown,
  long_poll_seconds: 'CIBA Core 1.0 §10.1',
  callback_attempts: 'CIBA Core 1.0 §10.2',
  delivery_modes: 'CIBA Core 1.0 §4',
  auth_req_id: 'CIBA Core 1.0 §10.1',
  grant_type: 'CIBA Core 1.0 §10.1',
  request_object_max_seconds: 'FAPI-CIBA ID1 §5.2.2',
  require_signed_requests: 'FAPI-CIBA ID1 §5.2.2',
  resource: 'RFC 8707 §2',
};

/** Where a specification speaks of a parameter or a setting. */
export function clauseOfName(name: string): string | undefined {
  return clausesOfNames[name];
}

const secret: ReadonlySet<string> = new Set([
  'user_code',
  'client_notification_token',
  'login_hint_token',
  'id_token_hint',
]);

export type SettingName = keyof typeof providerSettings.shape;

/** A parameter or member of a message, or undefined when the message has none of that name. */
export function parameterOf(message: MessageView, name: string): NamedValue | undefined {
  const found = valueIn(message.wire, name);
  return found === undefined
    ? undefined
    : { ...named(message.seq, name, found), origin: 'message' };
}

/** A parameter, also where it was left out: that it is missing is what a rule found. */
export function parameterOrNone(message: MessageView, name: string): NamedValue {
  return (
    parameterOf(message, name) ?? { ...named(message.seq, name, undefined), origin: 'message' }
  );
}

/** A setting of the provider as it was then. */
export function settingOf(
  index: TraceIndex,
  seq: number,
  name: SettingName,
): NamedValue | undefined {
  const value = beginningAt(index, seq)?.setup.provider[name];
  const since = sinceWhen(index, seq, name);
  return since === undefined ? undefined : { ...named(since, name, value), origin: 'setting' };
}

/** The entry that brought the value: the beginning of the run, or a change of its set-up. */
function sinceWhen({ beginnings }: TraceIndex, seq: number, name: SettingName): number | undefined {
  const held = beginnings.filter((beginning) => beginning.seq <= seq);
  const textAt = (at: number): string => JSON.stringify(held.at(at)?.setup.provider[name]);
  let at = held.length - 1;
  while (at > 0 && textAt(at - 1) === textAt(at)) at -= 1;
  return held[at]?.seq;
}

/** The misbehaviours that were switched on for that party. */
export function misbehavioursOf(
  index: TraceIndex,
  { seq, party }: { readonly seq: number; readonly party: string },
): NamedValue | undefined {
  const beginning = beginningAt(index, seq);
  const role = beginning?.setup.relyingParties.find(
    ({ name }) => `relying-party/${name}` === party,
  );
  const on = role?.misbehaviours ?? [];
  if (beginning === undefined || on.length === 0) return undefined;
  const value = on.join(', ');
  const sentence = `This relying party was told to misbehave: ${value}.`;
  const made = { seq: beginning.seq, name: 'misbehaviours', value, clause: undefined, sentence };
  return { ...made, origin: 'setting' };
}

function named(seq: number, name: string, found: unknown): Omit<NamedValue, 'origin'> {
  const value = shown(name, found);
  const what = meaningOf(name);
  const clause = clausesOfNames[name];
  const says = found === undefined ? `${name} was not sent` : `${name} is ${value}`;
  const sentence = `${says}${what === '' ? '.' : `: ${what}`}${clause === undefined ? '' : ` (${clause})`}`;
  return { seq, name, value, clause, sentence };
}

const longestValue = 120;

function shown(name: string, value: unknown): string {
  if (value === undefined) return 'not sent';
  if (secret.has(name)) return 'kept to itself';
  const text = typeof value === 'string' ? `«${value}»` : JSON.stringify(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}

/** What it means, in the sentence that the screens already have for it. */
function meaningOf(name: string): string {
  const shape: Readonly<Record<string, { readonly description?: string | undefined }>> =
    providerSettings.shape;
  return shape[name]?.description ?? parameterMeanings[name] ?? '';
}

/** From the form, from the signed request in it, or from a JSON body. */
function valueIn(wire: Wire, name: string): unknown {
  const form = decodeFormBody(wire);
  if (form === undefined) return bodyObject(wire)?.[name];
  return readJwt(form.get('request'))?.claims[name] ?? form.get(name);
}
