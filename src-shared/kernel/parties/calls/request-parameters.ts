/**
 * The parameters of an authentication request (CIBA Core §7.1), by their names on the wire: from what
 * a person asked for, to a form or to the claims of a signed request.
 */
import type { PartyIntent } from '../../../intents.ts';
import { profiles } from '../../../profiles/profile-list.ts';
import type { Json, JsonObject } from '../../../protocol/token-recipe.ts';
import type { Draft } from '../../draft.ts';
import { personOfHint } from '../../provider/people.ts';
import type { SignIn } from '../relying-party-records.ts';
import { misbehaves } from '../relying-party-role.ts';

type SignInPressed = Extract<PartyIntent, { kind: 'sign-in.pressed' }>;

/** What the sign-in asks for. A user code is no part of it: that is sent once and forgotten. */
export function parametersOf(intent: SignInPressed): JsonObject {
  const { scope, loginHint, bindingMessage, request = {} } = intent;
  const { hint = { kind: 'login_hint', value: loginHint }, user_code, ...more } = request;
  const named = Object.entries(more).flatMap(([name, value]): (readonly [string, Json])[] =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    scope,
    [hint.kind]: hint.value,
    ...(bindingMessage === '' ? {} : { binding_message: bindingMessage }),
    ...Object.fromEntries(named),
  };
}

/** What is really sent: with the token for the notification, and the code if there is one. */
export function sentParameters(
  draft: Draft,
  { party, parameters, notificationToken }: SignIn,
  userCode: string | undefined,
): JsonObject {
  const { scope = '', ...rest } = inWords(draft, parameters);
  const leavesOut = misbehaves(draft, party, 'leaves-out-openid');
  const words = typeof scope === 'string' ? scope.split(' ') : [];
  const twoHints = misbehaves(draft, party, 'sends-two-hints') && 'login_hint' in rest;
  return {
    scope: leavesOut ? words.filter((word) => word !== 'openid').join(' ') : scope,
    ...rest,
    ...(twoHints ? { id_token_hint: 'e30.e30.AA' } : {}),
    ...(notificationToken === null ? {} : { client_notification_token: notificationToken }),
    ...(userCode === undefined ? {} : { user_code: userCode }),
  };
}

/**
 * A hint as its product wants it. Whoever calls such a product looked up its name for the person
 * before; a hint that is written so already, or that names nobody here, goes out as it is.
 */
function inWords({ setup, ...people }: Draft, parameters: JsonObject): JsonObject {
  const { login_hint: hint } = parameters;
  const way = profiles[setup.profile].loginHint ?? 'any-name';
  const user = typeof hint === 'string' ? personOfHint(people, hint) : undefined;
  if (way === 'any-name' || user === undefined) return parameters;
  const said = { format: 'iss_sub', iss: `${setup.issuer}/`, sub: user.sub };
  return { ...parameters, login_hint: JSON.stringify(said) };
}

/** As the pairs of a form: text as it is, all else as JSON, and a resource each (RFC 8707 §2). */
export function formPairs(parameters: JsonObject): [string, string][] {
  return Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
    if (name === 'resource' && Array.isArray(value))
      return value.map((one): [string, string] => [name, textOf(one)]);
    return [[name, textOf(value)]];
  });
}

/** CIBA Core §7.1.1: in a signed request every parameter is text, but for what has structure. */
export function requestClaims(parameters: JsonObject): JsonObject {
  const entries = Object.entries(parameters).map(([name, value]): [string, Json] => [
    name,
    typeof value === 'number' ? String(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
