/**
 * The simulated authentication device: shows the prompts that reach it and sends the person's
 * decision back over the provider's own channel.
 */

import type { PartyIntent } from '../../intents.ts';
import { authenticationDeviceMachine } from '../../machines/authentication-device-machine.ts';
import {
  type MachineMove,
  moveMachine,
  startMachine,
  stateName,
} from '../../machines/run-machine.ts';
import { bodyObject, isObject, note } from '../../protocol/encoding/wire.ts';
import type { JsonObject } from '../../protocol/token-recipe.ts';
import { nameOf, type Party } from '../../trace/party.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, headOf, recordMove, writeWhole } from '../draft.ts';
import { ignore } from '../network/transit.ts';
import { send } from '../sending.ts';
import type { MessageInTransit, Prompt } from '../world.ts';
import { phoneOf } from './device-records.ts';
import { noteRefusedLink, receiveLetter } from './letters.ts';
import { reportedContext } from './reached-context.ts';

type PromptIntent = Extract<PartyIntent, { prompt: string }>;

const eventOfIntent = {
  'prompt.opened': 'prompt.opened',
  'prompt.approved': 'approve.pressed',
  'prompt.denied': 'deny.pressed',
  'prompt.reported': 'report.pressed',
  'prompt.returned': 'step-up.left',
} as const;

/** The person tapped something on the device. */
export function tapPrompt(draft: Draft, intent: Pick<PromptIntent, 'kind' | 'prompt'>): void {
  movePrompt(draft, intent.prompt, { type: eventOfIntent[intent.kind] });
}

/** Nobody confirmed the decision: the person may press again, as long as the prompt lasts. */
export function missDecision(draft: Draft, id: string): void {
  const lapsesAt = mapGet(draft.prompts, id)?.lapsesAt ?? draft.nowMs;
  const remainingMs = Math.max(0, lapsesAt - draft.nowMs);
  movePrompt(draft, id, { type: 'decision.unanswered', remainingMs });
}

/** A timer of a prompt is due, the person tapped, or the provider answered. */
export function movePrompt(
  draft: Draft,
  id: string,
  event: { readonly type: string; readonly remainingMs?: number },
): void {
  const prompt = mapGet(draft.prompts, id);
  // A decided prompt is forgotten; an answer may still come for it.
  if (prompt === undefined) return;
  const move = moveMachine(authenticationDeviceMachine, prompt.machine, event);
  settle(draft, prompt, move, event.type, stateName(prompt.machine.value));
}

/** A note from the provider reached the device: a new prompt, or what became of a decision. */
export function receiveNote(draft: Draft, message: MessageInTransit): void {
  if (message.wire.kind !== 'channel.note') return;
  const body = bodyObject(message.wire) ?? {};
  if (isTurnedAway(draft, message)) return;
  if (message.wire.subject === 'prompt') receivePrompt(draft, message, body);
  else if (isLetter(message.wire.subject)) receiveLetter(draft, message);
  else if (message.wire.subject === 'link refused') noteRefusedLink(draft, message);
  else if (message.wire.subject === 'prompt withdrawn') withdraw(draft, message.to, body);
  else if (typeof body['prompt'] === 'string') {
    const accepted = body['result'] === 'accepted';
    movePrompt(draft, body['prompt'], {
      type: accepted ? 'decision.accepted' : 'decision.refused',
    });
  }
}

const letterSubjects: ReadonlySet<string> = new Set(['e-mail', 'text message']);

function isLetter(subject: string): boolean {
  return letterSubjects.has(subject);
}

/** Whoever switched such requests off on a device hears of none there. */
function isTurnedAway(draft: Draft, message: MessageInTransit): boolean {
  if (draft.phones.size === 0 || message.wire.kind !== 'channel.note') return false;
  const { subject } = message.wire;
  if (subject !== 'prompt' && !isLetter(subject)) return false;
  if (phoneOf(draft, nameOf(message.to)).transacts) return false;
  ignore(draft, message, 'CIBA transactions are switched off on this device.');
  return true;
}

function receivePrompt(
  draft: Draft,
  message: MessageInTransit,
  body: Record<string, unknown>,
): void {
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const authReqId = text('auth_req_id');
  const place = placeOf(message.to, authReqId);
  if (mapGet(draft.openPrompts, place) !== undefined)
    return ignore(draft, message, 'This device shows that prompt already.');
  const id = `p${draft.nextSeq}`;
  const bindingMessage =
    typeof body['binding_message'] === 'string' ? body['binding_message'] : null;
  const shown = { clientName: text('client_name'), bindingMessage };
  const acrValues = listOf(body['acr_values']).filter((value) => typeof value === 'string');
  writeWhole(draft, {
    ...headOf(draft, 'prompt.arrived', message.to, authReqId),
    prompt: id,
    clientName: shown.clientName,
    userName: text('user_name'),
    scope: text('scope'),
    bindingMessage,
    acrValues,
    authorizationDetails: listOf(body['authorization_details']).filter(isObject) as JsonObject[],
    badge: authReqId.slice(0, 4),
  });
  const expiresIn = typeof body['expires_in'] === 'number' ? body['expires_in'] : 0;
  const lifetimeMs = expiresIn * 1000;
  const move = startMachine(authenticationDeviceMachine, { lifetimeMs });
  const lapsesAt = draft.nowMs + lifetimeMs;
  const reports = draft.setup.deviceContexts === 'reported' && acrValues.length > 0;
  const asked = reports ? { contexts: acrValues } : {};
  const prompt = {
    id,
    party: message.to,
    authReqId,
    shown,
    machine: move.state,
    lapsesAt,
    ...asked,
  };
  settle(draft, prompt, move, 'prompt.arrived', null);
  // Whoever followed a link has the page before them.
  if (body['page'] === true) movePrompt(draft, id, { type: 'prompt.opened' });
}

/** Somebody else decided, or the request ended: its open prompt here is over. */
function withdraw(draft: Draft, device: Party, body: Record<string, unknown>): void {
  const id = mapGet(draft.openPrompts, placeOf(device, String(body['auth_req_id'])));
  if (id !== undefined) movePrompt(draft, id, { type: 'request.withdrawn' });
}

function placeOf(device: Party, authReqId: string): string {
  return `${device} ${authReqId}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function settle(
  draft: Draft,
  prompt: Prompt,
  move: MachineMove<Prompt['machine']['context']>,
  event: string,
  from: string | null,
): void {
  const { id, party, authReqId: about } = prompt;
  const isOver = authenticationDeviceMachine.states[stateName(move.state.value)]?.type === 'final';
  const place = placeOf(party, about);
  draft.prompts = isOver
    ? mapDelete(draft.prompts, id)
    : mapSet(draft.prompts, id, { ...prompt, machine: move.state });
  if (from === null) draft.openPrompts = mapSet(draft.openPrompts, place, id);
  else if (isOver && mapGet(draft.openPrompts, place) === id)
    draft.openPrompts = mapDelete(draft.openPrompts, place);
  recordMove(
    draft,
    { machine: 'authentication-device', instance: id, party, about, event, from },
    move,
  );
  if (!move.actions.includes('sendDecision')) return;
  const { decision: chosen, reported } = move.state.context;
  const decision = {
    auth_req_id: about,
    prompt: id,
    decision: chosen,
    ...(reported ? { reported } : {}),
    ...(chosen === 'approve' ? reportedContext(draft, prompt) : {}),
  };
  send(draft, { from: party, to: 'provider', wire: note('decision', decision), about });
}
