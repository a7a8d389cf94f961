/**
 * A Keycloak elsewhere asks a person of ours by its HTTP authentication channel: it hears 201 at once,
 * and the decision later at its callback, under the token that it sent.
 */
import type { Draft } from '../../kernel/draft.ts';
import { secondsOf } from '../../kernel/time/time-of.ts';
import { keycloakAsk } from '../../protocol/device-door.ts';
import { readUnverifiedJwt } from '../../protocol/encoding/jwt.ts';
import { bodyObject, headerOf, jsonResponse } from '../../protocol/encoding/wire.ts';
import { refuse } from '../../protocol/rules/rule.ts';
import type { ProviderCall } from '../surroundings.ts';
import { openFor, refused } from './device-ask.ts';

/** Prompts the person; Keycloak takes whatever is not 201 for a failure. */
export function askForKeycloak(draft: Draft, { request }: ProviderCall) {
  const { device_door_callback: callback = '', ...settings } = draft.setup.provider;
  if (callback === '')
    return refused(refuse('invalid_request', 'device_door_callback names no address to call.'));
  const [, bearer] =
    /^Bearer +([\w.~+/=-]{1,8000})$/i.exec(headerOf(request, 'authorization') ?? '') ?? [];
  if (bearer === undefined)
    return refused(
      refuse('invalid_request', 'Send the bearer token for the callback.', { status: 401 }),
    );
  const asked = keycloakAsk.safeParse(bodyObject(request));
  if (!asked.success)
    return refused(refuse('invalid_request', 'Send JSON with login_hint and scope.'));
  const { login_hint: hint, scope, binding_message: message, acr_values: contexts } = asked.data;
  const opened = openFor(draft, {
    name: 'Keycloak',
    hint,
    message,
    timeout: lifetimeOf(draft, bearer),
    scope,
    acrValues: contexts.split(' ').filter((one) => settings.acr_values_supported.includes(one)),
    door: { kind: 'keycloak', bearer },
  });
  if (typeof opened !== 'string') return opened;
  return { response: jsonResponse(201, {}), about: opened };
}

/** The message has no expiry, but the token for its callback has; only its Keycloak can verify that. */
function lifetimeOf(draft: Draft, bearer: string): number {
  const { default_expires_in: usual, max_expires_in: longest } = draft.setup.provider;
  const end = readUnverifiedJwt(bearer)?.claims['exp'];
  if (typeof end !== 'number') return usual;
  return Math.min(longest, Math.max(1, Math.floor(end - secondsOf(draft, 'provider'))));
}
