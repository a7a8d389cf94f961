/** What a trainer does to the network and to the messages on their way; judged before it is done. */
import type { NetworkIntent, NetworkIntentOf } from '../../intents/network-intents.ts';
import { assert, unreachable } from '../../protocol/assert.ts';
import type { FaultRule } from '../../protocol/setup/fault-rule.ts';
import type { Party } from '../../trace/party.ts';
import { cancel, plan, plannedItem } from '../collections/agenda.ts';
import { emptyMap, mapGet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import type { MessageInTransit } from '../world.ts';
import { breakOff, watch } from './consequences.ts';
import { sendAgain, sendCopy } from './copies.ts';
import { edit } from './edit.ts';
import { heldRule, networkOf, networkWith } from './network.ts';
import { aboutOf, arriveAt, hold, isHeld, release } from './transit.ts';

const usualHoldMs = 30_000;

type OnMessage = Exclude<
  NetworkIntent,
  { kind: 'faults.set' | 'device.switched' | 'message.replayed' }
>;

/** Carries out what somebody does to the network. */
export function carryOutNetworkIntent(draft: Draft, intent: NetworkIntent): void {
  switch (intent.kind) {
    case 'faults.set':
      return setRules(draft, intent.rules);
    case 'device.switched':
      return switchDevice(draft, `authentication-device/${intent.device}`, intent.on);
    case 'message.replayed':
      return replay(draft, intent);
    default:
      return handle(draft, intent);
  }
}

/** The limit of a hold has come; the message goes on. */
export function endHold(draft: Draft, message: string): void {
  const transit = mapGet(draft.inTransit, message);
  if (transit !== undefined) release(draft, transit, 'limit', draft.nowMs);
}

function handle(draft: Draft, intent: OnMessage): void {
  const transit = mapGet(draft.inTransit, intent.message);
  assert(transit !== undefined, 'an intent is judged before it is stepped');
  switch (intent.kind) {
    case 'message.held':
      watch(draft, transit);
      return hold(draft, transit, 'hand', draft.nowMs + (intent.limitMs ?? usualHoldMs));
    case 'message.released':
      return release(draft, transit, 'hand', draft.nowMs);
    case 'message.edited':
      return edit(draft, transit, intent);
    case 'message.delayed':
      return delay(draft, transit, intent.byMs);
    case 'message.dropped':
      return breakOff(draft, transit, intent.how ?? 'drop');
    case 'message.duplicated':
      return sendCopy(draft, transit, intent.times);
    case 'message.reordered':
      return putBefore(draft, transit, intent.before);
    default:
      return unreachable(intent);
  }
}

/** A rule that stays as it was goes on counting; every other one begins anew. */
export function setRules(draft: Draft, rules: readonly FaultRule[]): void {
  const network = networkOf(draft.network);
  const counted = new Map(network.rules.map((held) => [JSON.stringify(held.rule), held]));
  const held = rules.map((rule) => counted.get(JSON.stringify(rule)) ?? heldRule(rule));
  const asked = held.length === 0 ? emptyMap<never>() : network.asked;
  draft.network = networkWith({ ...network, rules: held, asked });
}

/** What waited for a device goes on when that is online again. */
export function switchDevice(draft: Draft, device: Party, on: boolean): void {
  const network = networkOf(draft.network);
  const others = network.offline.filter((one) => one !== device);
  draft.network = networkWith({ ...network, offline: on ? others : [...others, device] });
  if (!on) return;
  for (const message of network.parked) {
    const transit = mapGet(draft.inTransit, message);
    if (transit === undefined || (transit.to !== device && transit.from !== device)) continue;
    release(draft, transit, 'online', draft.nowMs + draft.setup.latencyMs);
  }
}

function delay(draft: Draft, transit: MessageInTransit, byMs: number): void {
  const dueAt = plannedItem(draft.agenda, transit.id)?.dueAt ?? draft.nowMs;
  const from = isHeld(draft, transit.id) ? draft.nowMs : dueAt;
  const arrivesAt = from + byMs;
  watch(draft, transit);
  arriveAt(draft, transit, arrivesAt, writeMove(draft, transit, arrivesAt));
}

/** It takes the other one's place, which comes right after it. */
function putBefore(draft: Draft, transit: MessageInTransit, before: string): void {
  const other = plannedItem(draft.agenda, before);
  assert(other !== undefined, 'an intent is judged before it is stepped');
  const { dueAt, order } = other;
  watch(draft, transit);
  const by = writeMove(draft, transit, dueAt, before);
  arriveAt(draft, transit, dueAt, by);
  const moved = plannedItem(draft.agenda, transit.id);
  draft.agenda = cancel(cancel(draft.agenda, transit.id), before);
  if (moved !== undefined) draft.agenda = plan(draft.agenda, { ...moved, order });
  draft.agenda = plan(draft.agenda, { ...other, order: by });
}

function writeMove(
  draft: Draft,
  transit: MessageInTransit,
  arrivesAt: number,
  before?: string,
): number {
  const { id: message, sentBy } = transit;
  const entry = {
    kind: 'message.moved',
    party: 'workbench',
    ...aboutOf(transit),
    message,
  } as const;
  return write(draft, { ...entry, arrivesAt, ...(before === undefined ? {} : { before }) }, sentBy);
}

function replay(draft: Draft, intent: NetworkIntentOf<'message.replayed'>): void {
  const { message: id, exchange, wire, about = null } = intent;
  const [from, to] = [intent.from, intent.to] as [Party, Party];
  sendAgain(draft, { id, exchange, from, to, wire, about, way: null });
}
