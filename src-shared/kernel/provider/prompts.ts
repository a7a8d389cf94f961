/**
 * The prompts of a request on the provider's own channel to devices (CIBA Core §8 leaves it open):
 * how they go out, as a push or as a message with a link, and how they are taken back once there is
 * nothing to decide.
 */
import { note } from '../../protocol/encoding/wire.ts';
import { nameOf, type Party } from '../../trace/party.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { channelOf, deviceOf } from '../parties/device-records.ts';
import { recall, send } from '../sending.ts';
import { newLink } from './approval-links.ts';
import type { AuthenticationRequest } from './records.ts';

interface PromptNote {
  readonly auth_req_id: string;
  readonly client_name: string;
}

interface Prompting {
  /** Whose the device is. */
  readonly sub: string;
  /** The device’s own way unless one was chosen. */
  readonly by?: 'push' | 'email' | 'sms' | undefined;
  /** The path at which the request was made. */
  readonly askedAt?: string;
}

/** Prompts a device. */
export function sendPrompt(
  draft: Draft,
  device: Party,
  prompt: PromptNote,
  { sub, by, askedAt = '' }: Prompting,
): void {
  const { auth_req_id: about } = prompt;
  const channel = by ?? channelOf(draft.setup, device);
  const { message } =
    channel === 'push'
      ? send(draft, { from: 'provider', to: device, wire: note('prompt', { ...prompt }), about })
      : sendLink(draft, { device, channel, prompt, sub, askedAt });
  draft.promptMessages = mapSet(draft.promptMessages, placeOf(device, about), message);
}

interface LinkToSend {
  readonly device: Party;
  readonly channel: 'email' | 'sms';
  readonly prompt: PromptNote;
  readonly sub: string;
  readonly askedAt: string;
}

/** Anybody may read such a message on its way: it says who asks, and nothing of what for. */
function sendLink(draft: Draft, { device, channel, prompt, sub, askedAt }: LinkToSend) {
  const { auth_req_id: authReqId, client_name: clientName } = prompt;
  const link = newLink(draft, { authReqId, device }, askedAt);
  const user = mapGet(draft.users, sub);
  const address = channel === 'email' ? user?.email : user?.phone_number;
  const body = {
    mailbox: nameOf(device),
    from: channel === 'email' ? 'approvals@provider.example' : 'Provider',
    to: address ?? user?.username ?? nameOf(device),
    subject: `${clientName} asks you to confirm a sign-in`,
    text: `${clientName} asks you to confirm a sign-in. Follow the link only if you began it yourself.`,
    link,
  };
  const wire = note(channel === 'email' ? 'e-mail' : 'text message', body);
  return send(draft, { from: 'provider', to: `channel/${channel}`, wire, about: authReqId });
}

/**
 * Two devices of one person may race: the slower one is told that there is nothing left to decide,
 * unless its prompt can be taken back on its way.
 */
export function withdrawPrompts(draft: Draft, held: AuthenticationRequest): void {
  const { authReqId, devices, decision } = held;
  for (const device of devices) {
    if (device === decision?.device) continue;
    const message = mapGet(draft.promptMessages, placeOf(device, authReqId));
    // Whoever was given the link by a client was not prompted, and has nothing to take back.
    if (message === undefined || recall(draft, message)) continue;
    const wire = note('prompt withdrawn', { auth_req_id: authReqId, ...whereDecided(draft, held) });
    send(draft, { from: 'provider', to: device, wire, about: authReqId });
  }
  forgetPrompts(draft, held);
}

function whereDecided({ setup }: Draft, { decision }: AuthenticationRequest): object {
  if (setup.withdrawals !== 'named' || decision === null) return {};
  const decidedOn = deviceOf(setup, nameOf(decision.device as Party))?.title;
  return {
    decision: decision.kind,
    ...(decidedOn === undefined ? {} : { decided_on: decidedOn }),
  };
}

/** What expired needs no word: the prompt lapses at the same moment. */
export function forgetPrompts(
  draft: Draft,
  { authReqId, devices }: Pick<AuthenticationRequest, 'authReqId' | 'devices'>,
): void {
  for (const device of devices)
    draft.promptMessages = mapDelete(draft.promptMessages, placeOf(device, authReqId));
}

function placeOf(device: Party, authReqId: string): string {
  return `${device} ${authReqId}`;
}
