/** What is switched off at a moment: the authentication channel, and devices without a network. */
import type { PartyIntent } from '../../intents.ts';
import type { Entry } from '../../trace/entry.ts';

export interface Outages {
  isChannelUp: boolean;
  /** The names of the devices that are offline. */
  offline: ReadonlySet<string>;
}

/** Everything is on. */
export function createOutages(): Outages {
  return { isChannelUp: true, offline: new Set() };
}

/** Takes in one entry. */
export function addToOutages(outages: Outages, entry: Entry): void {
  if (entry.kind === 'run.continued') restore(outages, entry.state);
  if (entry.kind !== 'intent.given') return;
  const { intent } = entry;
  if (intent.kind === 'channel.switched') outages.isChannelUp = intent.on;
  const on = switchOf(intent);
  if (on === undefined || !('device' in intent) || intent.device === undefined) return;
  const offline = new Set(outages.offline);
  if (on) offline.delete(intent.device);
  else offline.add(intent.device);
  outages.offline = offline;
}

/** By the trainer, or on the device itself. */
function switchOf(intent: PartyIntent): boolean | undefined {
  if (intent.kind === 'device.switched') return intent.on;
  return intent.kind === 'device.set' ? intent.online : undefined;
}

/** A run that goes on has what the other one had switched off. */
function restore(outages: Outages, state: Readonly<Record<string, unknown>>): void {
  const { channelUp, network } = state;
  outages.isChannelUp = channelUp !== false;
  if (typeof network !== 'object' || network === null || !('offline' in network)) return;
  const parties: readonly unknown[] = Array.isArray(network.offline) ? network.offline : [];
  const names = parties.map((party) => String(party).replace(/^authentication-device\//, ''));
  outages.offline = new Set(names);
}
