/**
 * The prompts of a request on the provider's own channel to devices (CIBA Core §8 leaves it open):
 * how they go out, and how they are taken back once there is nothing to decide.
 */
import { note } from '../../protocol/encoding/wire.ts';
import type { Party } from '../../trace/party.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { recall, send } from '../sending.ts';
import type { AuthenticationRequest } from './records.ts';

/** Prompts a device. */
export function sendPrompt(
  draft: Draft,
  device: Party,
  prompt: { readonly auth_req_id: string },
): void {
  const { auth_req_id: about } = prompt;
  const wire = note('prompt', { ...prompt });
  const { message } = send(draft, { from: 'provider', to: device, wire, about });
  draft.promptMessages = mapSet(draft.promptMessages, placeOf(device, about), message);
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
    const wire = note('prompt withdrawn', { auth_req_id: authReqId });
    send(draft, { from: 'provider', to: device, wire, about: authReqId });
  }
  forgetPrompts(draft, held);
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
