/**
 * What the network of a run is set to do: its fault rules with what they have counted, and the devices
 * that are offline. A world in which it does nothing holds none, so that a message costs a null check.
 */
import type { HttpResponse, Wire } from '../../protocol/encoding/wire.ts';
import type { FaultRule } from '../../protocol/setup/fault-rule.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import type { Party } from '../../trace/party.ts';
import { emptyMap, mapDelete, mapGet, type PersistentMap } from '../collections/persistent-map.ts';
import type { PendingCall } from '../provider/records.ts';

/** A rule with its counts. */
export interface HeldRule {
  readonly rule: FaultRule;
  /** How many messages matched, and to how many of them it did something. */
  readonly seen: number;
  readonly applied: number;
  /** What the ordinals of its match have counted. */
  readonly ordinals: readonly number[];
  /** The message that matched last, for a rule that sends it again. */
  readonly last: Sent | null;
}

/** A message as it was sent, by which it can be sent again. */
export interface Sent {
  readonly id: string;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  readonly about: string | null;
  readonly way: Way | null;
}

export interface Network {
  readonly rules: readonly HeldRule[];
  /** The requests of open exchanges, since an answer is known by what it answers. */
  readonly asked: PersistentMap<Sent>;
  readonly offline: readonly Party[];
  /** The messages that wait until their device is online again. */
  readonly parked: readonly string[];
}

/** How a message leaves the simulation, or came into it; absent for one that stays inside. */
export type Way =
  | { readonly kind: 'answer' }
  | { readonly kind: 'call'; readonly origin: string; readonly purpose: PendingCall['purpose'] }
  | { readonly kind: 'called'; readonly call: PendingCall };

/** What the network answers in place of whom the request was for. */
export interface Fate {
  readonly kind: 'answered';
  readonly response: HttpResponse;
}

/** The network that a run begins with. */
export function openNetwork({ faults = [] }: RunSetup): Network | null {
  return networkWith({ rules: faults.map(heldRule), asked: emptyMap(), offline: [], parked: [] });
}

/** A rule that has counted nothing yet. */
export function heldRule(rule: FaultRule): HeldRule {
  return { rule, seen: 0, applied: 0, ordinals: [], last: null };
}

/** The network, or none where it would do nothing. */
export function networkWith(network: Network): Network | null {
  const { rules, offline, parked } = network;
  return rules.length + offline.length + parked.length === 0 ? null : network;
}

/** The network to be changed, whether or not there was one. */
export function networkOf(held: Network | null): Network {
  return held ?? { rules: [], asked: emptyMap(), offline: [], parked: [] };
}

/** The network once that exchange is answered, or will never be. */
export function withoutAsked(network: Network | null, exchange: string): Network | null {
  return network === null || mapGet(network.asked, exchange) === undefined
    ? network
    : { ...network, asked: mapDelete(network.asked, exchange) };
}

/** Under which name a request from outside is kept. */
export function arrivalOf(exchange: string): string {
  return `in-${exchange}`;
}
