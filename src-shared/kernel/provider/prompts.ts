/**
 * The prompts of a request on the provider's own channel to devices (CIBA Core §8 leaves it open):
 * how they go out, as a push or as a message with a link, and how they are taken back once there is
 * nothing to decide.
 */
import { note } from '../../protocol/encoding/wire.ts';
import { nameOf, type Party } from '../../trace/party.ts';
import { expiringSet } from '../collections/expiring-map.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { channelOf, deviceOf, keptMs } from '../parties/device-records.ts';
import { recall, send } from '../sending.ts';
import type { AuthenticationRequest } from './records.ts';

interface PromptNote {
  readonly auth_req_id: string;
  readonly client_name: string;
}

/** Prompts a device; `sub` is whose it is, and the way is the device’s own unless one was chosen. */
export function sendPrompt(
  draft: Draft,
  device: Party,
  prompt: PromptNote,
  { sub, by }: { readonly sub: string; readonly by?: 'push' | 'email' | undefined },
): void {
  const { auth_req_id: about } = prompt;
  const channel = by ?? channelOf(draft.setup, device);
  const { message } =
    channel === 'push'
      ? send(draft, { from: 'provider', to: device, wire: note('prompt', { ...prompt }), about })
      : sendLink(draft, { device, channel, prompt, sub });
  draft.promptMessages = mapSet(draft.promptMessages, placeOf(device, about), message);
}

interface LinkToSend {
  readonly device: Party;
  readonly channel: 'email' | 'sms';
  readonly prompt: PromptNote;
  readonly sub: string;
}

/** Anybody may read such a message on its way: it says who asks, and nothing of what for. */
function sendLink(draft: Draft, { device, channel, prompt, sub }: LinkToSend) {
  const { auth_req_id: authReqId, client_name: clientName } = prompt;
  const ticket = draft.identifiers.token();
  const link = { value: { authReqId, device }, expiresAt: draft.nowMs + keptMs };
  draft.links = expiringSet(draft.links, ticket, link, draft.nowMs);
  const user = mapGet(draft.users, sub);
  const address = channel === 'email' ? user?.email : user?.phone_number;
  const body = {
    mailbox: nameOf(device),
    from: channel === 'email' ? 'approvals@provider.example' : 'Provider',
    to: address ?? user?.username ?? nameOf(device),
    subject: `${clientName} asks you to confirm a sign-in`,
    text: `${clientName} asks you to confirm a sign-in. Follow the link only if you began it yourself.`,
    link: `${draft.setup.issuer}/approve?ticket=${ticket}`,
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
    if (message !== undefined && recall(draft, message)) continue;
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
