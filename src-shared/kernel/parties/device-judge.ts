/** Whether what somebody wants of their device can be done; if not, the sentence that says why. */
import type { AddressOpened, DeviceSet, LinkFollowed } from '../../intents/device-intents.ts';
import type { PartyIntent } from '../../intents.ts';
import { expiringGet } from '../collections/expiring-map.ts';
import type { World } from '../world.ts';
import { deviceOf, phoneOf, pinTriesLeft } from './device-records.ts';

const names = { pin: 'PIN', face: 'face', finger: 'finger' } as const;

/** The reason why an approval cannot be tried like that. */
export function judgeGesture(
  world: World,
  { device, gesture }: Extract<PartyIntent, { kind: 'prompt.approved' }>,
): string | undefined {
  if (gesture === undefined || gesture.kind === 'press') return undefined;
  if (!phoneOf(world, device).authenticators.includes(gesture.kind))
    return `No ${names[gesture.kind]} is enrolled on this device; enrol it in its settings, or use another way.`;
  return gesture.kind === 'pin' && pinTriesLeft(world, device) === 0
    ? 'The PIN is locked after too many wrong ones; unlock it in the settings, or use another way.'
    : undefined;
}

/** The reason why the device cannot be set like that. */
export function judgeDeviceSet({ setup }: World, intent: DeviceSet): string | undefined {
  const device = deviceOf(setup, intent.device);
  if (device === undefined) return `This run has no device «${intent.device}».`;
  return intent.authenticators?.includes('pin') === true && device.pin === undefined
    ? 'This device was set up without a PIN, so none can be enrolled.'
    : undefined;
}

/** The reason why that link cannot be followed. */
export function judgeLink(world: World, { device, letter }: LinkFollowed): string | undefined {
  const held = expiringGet(world.letters, letter, world.nowMs);
  return held?.device === `authentication-device/${device}`
    ? undefined
    : 'This device has no such message any more.';
}

/** The reason why nobody can open that address on that device. */
export function judgeAddress({ setup }: World, { device }: AddressOpened): string | undefined {
  return deviceOf(setup, device) === undefined ? `This run has no device «${device}».` : undefined;
}
