/**
 * Approving with a PIN, a face or a finger: the device judges by itself whether it is its own person,
 * and only then does the decision leave it. A PIN never does. What is too weak for what the client
 * asked is asked to be followed by more.
 */
import type { Gesture } from '../../intents/device-intents.ts';
import type { PartyIntent } from '../../intents.ts';
import { stateName } from '../../machines/run-machine.ts';
import type { Shown, StepUp } from '../../protocol/authentication-context.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import { movePrompt, tapPrompt } from './authentication-device.ts';
import { deviceOf, phoneOf, pinTriesLeft } from './device-records.ts';
import { neededStepUp } from './reached-context.ts';

type Approval = Extract<PartyIntent, { kind: 'prompt.approved' }>;

/** The person approves, if the gesture shows that it is them. */
export function approveWith(draft: Draft, intent: Approval): void {
  const { gesture, kind, prompt } = intent;
  if (gesture !== undefined && gesture.kind !== 'press' && !isRecognised(draft, intent, gesture))
    return;
  const stepUp = noteGesture(draft, prompt, gesture?.kind);
  if (stepUp === undefined) tapPrompt(draft, { kind, prompt });
  else askForMore(draft, prompt, stepUp);
}

/** Somebody who has no screen before them approves, and does whatever their device asks for. */
export function approveUnseen(draft: Draft, prompt: string): void {
  noteGesture(draft, prompt, undefined);
  tapPrompt(draft, { kind: 'prompt.approved', prompt });
}

/** Keeps what was shown beside what was shown before, and answers what is needed as well. */
function noteGesture(draft: Draft, id: string, shown: Shown | undefined): StepUp | undefined {
  const prompt = mapGet(draft.prompts, id);
  if (prompt?.contexts === undefined) return undefined;
  const { gestures = [], ...plain } = prompt;
  const before = stateName(prompt.machine.value) === 'prompted.steppingUp' ? gestures : [];
  const after = shown === undefined ? plain : { ...plain, gestures: [...before, shown] };
  draft.prompts = mapSet(draft.prompts, id, after);
  return neededStepUp(draft, after);
}

/** Says once what it asks for. */
function askForMore(draft: Draft, id: string, { by, acr }: StepUp): void {
  const prompt = mapGet(draft.prompts, id);
  if (prompt === undefined || stateName(prompt.machine.value) !== 'prompted.shown') return;
  const { party, authReqId: about } = prompt;
  draft.cause = write(draft, { kind: 'step-up.asked', party, about, prompt: id, by, acr });
  movePrompt(draft, id, { type: 'gesture.too-weak' });
}

type Recognisable = Exclude<Gesture, { kind: 'press' }>;

function isRecognised(draft: Draft, { device, prompt }: Approval, gesture: Recognisable): boolean {
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
