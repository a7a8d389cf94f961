/**
 * Another server asks a person of ours: the request is kept like one of our own, so that devices,
 * people and whoever decides for them see it as any other, but no client can redeem it.
 */
import { mapGet, mapSet } from '../../kernel/collections/persistent-map.ts';
import { type Draft, write } from '../../kernel/draft.ts';
import { personOfHint } from '../../kernel/provider/people.ts';
import { sendPrompt } from '../../kernel/provider/prompts.ts';
import type { AuthenticationRequest } from '../../kernel/provider/records.ts';
import { openRequest } from '../../kernel/provider/request-life.ts';
import { type DoorWay, deviceAsk } from '../../protocol/device-door.ts';
import { bodyObject, jsonResponse } from '../../protocol/encoding/wire.ts';
import { judgeBindingMessage } from '../../protocol/rules/backchannel/binding-message.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import { type Finding, passed, refuse } from '../../protocol/rules/rule.ts';
import { client } from '../../protocol/setup/client-metadata.ts';
import type { User } from '../../protocol/setup/user.ts';
import { promptOf } from '../prompt-note.ts';
import type { ProviderCall } from '../surroundings.ts';

/** Under this name a request of another server stands among ours. */
const asker = 'device-door';

/** The answer comes when the person has decided, or when the time is over. */
export function askAndWait(draft: Draft, call: ProviderCall) {
  const { exchange } = call;
  const asked = ask(draft, call, () => ({ kind: 'sync', exchange }));
  if (typeof asked !== 'string') return asked;
  const waiting = mapGet(draft.exchanges, exchange);
  if (waiting !== undefined)
    draft.exchanges = mapSet(draft.exchanges, exchange, { ...waiting, heldFor: asked });
  return undefined;
}

/** The answer is a name; the result is sent to the address that the settings give. */
export function askAndBeCalled(draft: Draft, call: ProviderCall) {
  if ((draft.setup.provider.device_door_callback ?? '') === '')
    return refused(refuse('invalid_request', 'device_door_callback names no address to call.'));
  return named(ask(draft, call, (state) => ({ kind: 'async', ...(state && { state }) })));
}

/** The answer is a name, under which the result can be asked for. */
export function askAndAskAgain(draft: Draft, call: ProviderCall) {
  return named(ask(draft, call, () => ({ kind: 'poll' })));
}

export type Answer = ReturnType<typeof refused>;

function named(asked: string | Answer): Answer {
  if (typeof asked !== 'string') return asked;
  return { response: jsonResponse(200, { request_id: asked }), about: asked };
}

export function refused(finding: Finding): {
  response: ReturnType<typeof jsonResponse>;
  about?: string;
} {
  const refusal =
    finding.kind === 'refused'
      ? finding.refusal
      : ({ error: 'invalid_request', description: 'The request cannot be read.' } as const);
  return { response: refusalResponse(refusal) };
}

/** Reads what Authlete’s simulator is sent, and opens the request. */
function ask(
  draft: Draft,
  { request }: ProviderCall,
  wayOf: (state: string | undefined) => DoorWay,
): string | Answer {
  const asked = deviceAsk.safeParse(bodyObject(request));
  if (!asked.success)
    return refused(refuse('invalid_request', 'Send JSON with user, message and timeout.'));
  const { workspace: name = 'Another server', user, state, ...rest } = asked.data;
  return openFor(draft, { ...rest, name, hint: user, door: wayOf(state) });
}

export interface Asked {
  /** Who asks, as the person is told. */
  readonly name: string;
  /** Any name of the person who is asked. */
  readonly hint: string;
  readonly message: string;
  /** Seconds. */
  readonly timeout: number;
  readonly scope?: string;
  readonly acrValues?: readonly string[];
  readonly door: DoorWay;
}

/** Opens a request of another server, and prompts every device; answers its name. */
export function openFor(draft: Draft, asked: Asked): string | Answer {
  const { name, hint, message, timeout } = asked;
  const user = personOfHint(draft, hint);
  if (user === undefined)
    return refused(refuse('unknown_user_id', 'Nobody here has that name.', { status: 404 }));
  const finding = judgeAsked(draft, message);
  if (finding.kind === 'refused') return refused(finding);
  const record = recordOf(draft, user, asked);
  writeOpened(draft, record);
  openRequest(draft, record, timeout * 1000);
  const as = client.parse({ client_id: asker, client_name: name });
  const prompt = promptOf(record, as, user, {
    expiresIn: timeout,
    contexts: record.acrValues,
  });
  // No link: its page belongs to our own provider.
  for (const device of record.devices)
    sendPrompt(draft, device, prompt, { sub: user.sub, by: 'push' });
  return record.authReqId;
}

/** As for a request of our own: the phones can be reached, and what they show can be shown. */
function judgeAsked({ setup, channelUp }: Draft, message: string): Finding {
  if (!channelUp)
    return refuse('temporarily_unavailable', 'The authentication channel is down.', {
      retryAfterSeconds: 30,
    });
  return message === ''
    ? passed
    : judgeBindingMessage(message, setup.provider.binding_message_max_length);
}

function recordOf(
  draft: Draft,
  user: User,
  { message, timeout, scope = 'openid', acrValues = [], door }: Asked,
): Omit<AuthenticationRequest, 'machine'> {
  return {
    authReqId: draft.identifiers.authReqId('uuid'),
    grant: draft.identifiers.short(),
    clientId: asker,
    sub: user.sub,
    devices: user.devices.map((name) => `authentication-device/${name}` as const),
    scope,
    deliveryMode: 'poll',
    notificationToken: null,
    bindingMessage: message === '' ? null : message,
    acrValues,
    authorizationDetails: null,
    claims: null,
    resources: [],
    requestContext: null,
    binding: {},
    expiresAt: draft.nowMs + timeout * 1000,
    intervalMs: draft.setup.provider.interval * 1000,
    decision: null,
    polling: null,
    heldPoll: null,
    door,
  };
}

function writeOpened(draft: Draft, request: Omit<AuthenticationRequest, 'machine'>): void {
  const { authReqId, clientId, sub, scope, bindingMessage, deliveryMode, acrValues } = request;
  const { authorizationDetails, expiresAt, intervalMs } = request;
  draft.cause = write(draft, {
    kind: 'request.opened',
    party: 'provider',
    about: authReqId,
    authReqId,
    clientId,
    sub,
    scope,
    bindingMessage,
    deliveryMode,
    acrValues,
    authorizationDetails,
    expiresAt,
    intervalMs,
  });
}
