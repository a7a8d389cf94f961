/**
 * The backchannel authentication endpoint (CIBA Core §7): judges the request, keeps it, prompts the
 * person's device and acknowledges with an auth_req_id.
 */
import { type Draft, recordMove, send, write } from '../kernel/draft.ts';
import { mapGet, mapSet } from '../kernel/persistent-map.ts';
import type { ProviderCall } from '../kernel/provider.ts';
import { authenticationRequestMachine } from '../machines/authentication-request-machine.ts';
import { startMachine } from '../machines/run-machine.ts';
import { coreProfile } from '../profiles/core.ts';
import { assert } from '../protocol/assert.ts';
import { type HttpResponse, jsonResponse, note } from '../protocol/encoding/wire.ts';
import type { BackchannelCall } from '../protocol/rules/backchannel-rules.ts';
import { readClientCall } from '../protocol/rules/client-authentication-rules.ts';
import type { Client, User } from '../protocol/run-setup.ts';
import { judgeAndRecord, refusalResponse } from './judgement.ts';

interface AcceptedRequest {
  readonly client: Client;
  readonly user: User;
  readonly scope: string;
  readonly bindingMessage: string | undefined;
  readonly expiresIn: number;
}

/** Judges a backchannel authentication request and answers it. */
export function answerBackchannelAuthentication(draft: Draft, { exchange, request }: ProviderCall) {
  const clientCall = readClientCall(request, (id) => mapGet(draft.clients, id));
  const hint = clientCall.form?.values.get('login_hint') ?? '';
  const settings = draft.setup.provider;
  const context = { ...clientCall, settings, user: mapGet(draft.usersByHint, hint) };
  const rules = coreProfile.tables['backchannel-authentication'];
  const { refusal } = judgeAndRecord(draft, {
    table: 'backchannel-authentication',
    rules,
    context,
    exchange,
  });
  if (refusal !== undefined) return { response: refusalResponse(refusal) };
  return openRequest(draft, readAccepted(context));
}

function readAccepted({ client, user, form, settings }: BackchannelCall): AcceptedRequest {
  assert(client !== undefined && user !== undefined && form !== undefined, 'the rules passed');
  const requested = form.values.get('requested_expiry');
  return {
    client,
    user,
    scope: form.values.get('scope') ?? '',
    bindingMessage: form.values.get('binding_message'),
    expiresIn: Math.min(Number(requested ?? settings.default_expires_in), settings.max_expires_in),
  };
}

function openRequest(
  draft: Draft,
  accepted: AcceptedRequest,
): { response: HttpResponse; about: string } {
  const { client, user, scope, expiresIn } = accepted;
  const { interval, slow_down_seconds } = draft.setup.provider;
  const authReqId = draft.identifiers.authReqId();
  const device = `authentication-device/${user.device}` as const;
  write(draft, {
    kind: 'request.opened',
    party: 'provider',
    about: authReqId,
    authReqId,
    clientId: client.client_id,
    sub: user.sub,
    scope,
    bindingMessage: accepted.bindingMessage ?? null,
    expiresAt: draft.nowMs + expiresIn * 1000,
    intervalMs: interval * 1000,
  });
  const timing = {
    lifetimeMs: expiresIn * 1000,
    intervalMs: interval * 1000,
    slowDownMs: slow_down_seconds * 1000,
  };
  const move = startMachine(authenticationRequestMachine, timing);
  const held = { authReqId, clientId: client.client_id, user, device, scope, machine: move.state };
  draft.requests = mapSet(draft.requests, authReqId, held);
  const moving = {
    machine: 'authentication-request',
    instance: authReqId,
    party: 'provider',
    about: authReqId,
    event: 'request.accepted',
    from: null,
  } as const;
  recordMove(draft, moving, move);
  send(draft, {
    from: 'provider',
    to: device,
    wire: promptNote(authReqId, accepted),
    about: authReqId,
  });
  // CIBA Core §7.3: expires_in counts from the receipt of the request.
  const response = jsonResponse(200, { auth_req_id: authReqId, expires_in: expiresIn, interval });
  return { response, about: authReqId };
}

function promptNote(
  authReqId: string,
  { client, user, scope, bindingMessage, expiresIn }: AcceptedRequest,
) {
  return note('prompt', {
    auth_req_id: authReqId,
    client_name: client.client_name,
    user_name: user.name,
    scope,
    binding_message: bindingMessage,
    expires_in: expiresIn,
  });
}
