/**
 * Approving with a PIN, a face or a finger: the device judges by itself whether it is its own person,
 * and only then does the decision leave it. A PIN never does.
 */
import type { Gesture } from '../../intents/device-intents.ts';
import type { PartyIntent } from '../../intents.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import { tapPrompt } from './authentication-device.ts';
import { deviceOf, phoneOf, pinTriesLeft } from './device-records.ts';

type Approval = Extract<PartyIntent, { kind: 'prompt.approved' }>;

/** The person approves, if the gesture shows that it is them. */
export function approveWith(draft: Draft, intent: Approval): void {
  const { gesture, kind, prompt } = intent;
  if (gesture === undefined || isRecognised(draft, intent, gesture))
    tapPrompt(draft, { kind, prompt });
}

function isRecognised(draft: Draft, { device, prompt }: Approval, gesture: Gesture): boolean {
  const isPin = gesture.kind === 'pin';
  const recognised = isPin
    ? gesture.pin === deviceOf(draft.setup, device)?.pin
    : gesture.recognised;
  if (isPin) countPin(draft, device, recognised);
  const about = mapGet(draft.prompts, prompt)?.authReqId;
  draft.cause = write(draft, {
    kind: 'gesture.judged',
    party: `authentication-device/${device}`,
    ...(about === undefined ? {} : { about }),
    prompt,
    gesture: gesture.kind,
    recognised,
    triesLeft: isPin ? pinTriesLeft(draft, device) : null,
  });
  return recognised;
}

function countPin(draft: Draft, device: string, recognised: boolean): void {
  const phone = phoneOf(draft, device);
  const wrongPins = recognised ? 0 : phone.wrongPins + 1;
  draft.phones = mapSet(draft.phones, device, { ...phone, wrongPins });
}
