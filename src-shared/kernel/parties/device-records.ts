/** What is kept of authentication devices: their settings, and the links that lead to a prompt. */
import {
  type Channel,
  type DeviceSetup,
  pinAttemptsOf,
  type StepUpHabit,
} from '../../protocol/setup/device.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { nameOf, type Party } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { World } from '../world.ts';

/** A device as it is set at this moment. */
export interface Phone {
  readonly notifies: boolean;
  readonly transacts: boolean;
  readonly authenticators: NonNullable<DeviceSetup['authenticators']>;
  readonly wrongPins: number;
  /** Absent: it asks for the stronger gesture. */
  readonly stepUp?: StepUpHabit;
}

/** Where a link leads. */
export interface Link {
  readonly authReqId: string;
  readonly device: Party;
}

/** A message with a link as a device keeps it. */
export interface Letter {
  readonly device: Party;
  readonly ticket: string;
  readonly about: string | null;
}

/** How long a device keeps a message, and a link is remembered. */
export const keptMs = 86_400_000;

/** How that device is set. */
export function phoneOf({ phones, setup }: Pick<World, 'phones' | 'setup'>, name: string): Phone {
  return mapGet(phones, name) ?? phoneAtFirst(deviceOf(setup, name));
}

function phoneAtFirst({ authenticators = [], stepUp }: Partial<DeviceSetup> = {}): Phone {
  const habit = stepUp === undefined ? {} : { stepUp };
  return { notifies: true, transacts: true, authenticators, wrongPins: 0, ...habit };
}

/** The device of that name, if the run has it. */
export function deviceOf({ devices }: RunSetup, name: string): DeviceSetup | undefined {
  return devices.find((device) => device.name === name);
}

/** How many PINs may still be wrong on it. */
export function pinTriesLeft(world: Pick<World, 'phones' | 'setup'>, name: string): number {
  const attempts = pinAttemptsOf(deviceOf(world.setup, name) ?? {});
  return Math.max(0, attempts - phoneOf(world, name).wrongPins);
}

// A service may have very many devices, and asks this of each prompt: once a set-up is enough.
const linked = new WeakMap<RunSetup, ReadonlyMap<string, Channel>>();

/** How a prompt gets to that device. */
export function channelOf(setup: RunSetup, device: Party): Channel {
  let known = linked.get(setup);
  if (known === undefined) {
    known = new Map(
      setup.devices.flatMap(({ name, channel = 'push' }) =>
        channel === 'push' ? [] : [[name, channel] as const],
      ),
    );
    linked.set(setup, known);
  }
  return known.size === 0 ? 'push' : (known.get(nameOf(device)) ?? 'push');
}
