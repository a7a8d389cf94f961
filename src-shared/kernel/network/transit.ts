/**
 * Messages on their way, and the few things that can become of one: it arrives at another time, it is
 * held, it is lost. Who lets that happen, and why, is not decided here.
 */
import type { Wire } from '../../protocol/encoding/wire.ts';
import type { Loss } from '../../trace/network-entries.ts';
import type { Party } from '../../trace/party.ts';
import {
  type AgendaTask,
  cancel,
  type HoldReason,
  plan,
  plannedItem,
} from '../collections/agenda.ts';
import { mapDelete, mapSet } from '../collections/persistent-map.ts';
import { type Draft, headOf, planTask, write, writeWhole } from '../draft.ts';
import { dropFrozen, keepFrozen } from '../time/time-state.ts';
import type { MessageInTransit } from '../world.ts';
import { networkWith, type Sent, type Way } from './network.ts';

export interface Sending {
  readonly exchange?: string;
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  readonly about: string | undefined;
  /** How it leaves the simulation or came into it: nobody inside carries it, unless it is held up. */
  readonly way?: Way | undefined;
}

export interface Dispatched {
  readonly message: string;
  readonly exchange: string;
  /** True when the network has it in its hands, though it goes outside: the sender is done with it. */
  readonly isTaken: boolean;
}

interface Detour {
  /** How much later than usual it arrives. */
  readonly lateMs: number;
  readonly copyOf?: string;
}

/** Writes a message down and lets it travel; one for outside is taken only where it makes a detour. */
export function dispatch(draft: Draft, sending: Sending, detour?: Detour): Dispatched {
  const { from, to, wire, about, way } = sending;
  const message = `m${draft.nextSeq}`;
  const exchange = sending.exchange ?? `x${draft.nextSeq}`;
  const arrivesAt = arrivalOf(draft, way, detour);
  const said = {
    ...headOf(draft, 'message.sent', from, about),
    message,
    exchange,
    from,
    to,
    wire,
    arrivesAt,
  };
  const copyOf = detour?.copyOf;
  const sentBy = writeWhole(draft, copyOf === undefined ? said : { ...said, copyOf });
  if (arrivesAt === null) return { message, exchange, isTaken: false };
  const transit = { id: message, exchange, from, to, wire, sentBy, about };
  letTravel(draft, way === undefined ? transit : { ...transit, way }, arrivesAt);
  return { message, exchange, isTaken: true };
}

/** When it will be there; null for one that leaves at once by a real socket. */
function arrivalOf({ nowMs, setup }: Draft, way: Way | undefined, detour?: Detour): number | null {
  if (detour === undefined) return way === undefined ? nowMs + setup.latencyMs : null;
  return nowMs + detour.lateMs + (way === undefined ? setup.latencyMs : 0);
}

/** Puts a message on its way to arrive then. */
export function letTravel(draft: Draft, transit: MessageInTransit, arrivesAt: number): void {
  const { id, sentBy } = transit;
  draft.inTransit = mapSet(draft.inTransit, id, transit);
  planTask(draft, id, arrivesAt, sentBy, { kind: 'delivery', message: id });
}

/** A message that is under way or held arrives then; the number of the entry says so orders it. */
export function arriveAt(draft: Draft, { id }: MessageInTransit, dueAt: number, by: number): void {
  takeOffAgenda(draft, id);
  const task = { kind: 'delivery', message: id } as const;
  draft.agenda = plan(draft.agenda, { id, dueAt, order: by, cause: by, task });
}

/** Keeps a message until then, or until it is let go. */
export function hold(
  draft: Draft,
  transit: MessageInTransit,
  why: HoldReason,
  until: number,
): void {
  const { id: message, sentBy } = transit;
  takeOffAgenda(draft, message);
  const entry = { kind: 'message.held', party: 'workbench', ...aboutOf(transit) } as const;
  const by = write(draft, { ...entry, message, why, until }, sentBy);
  planTask(draft, message, until, by, { kind: 'hold-limit', message, why });
}

/** Keeps a message for as long as somebody likes, with what it had left. */
export function freeze(
  draft: Draft,
  transit: MessageInTransit,
  task: Extract<AgendaTask, { kind: 'delivery' | 'hold-limit' }>,
  remaining: number,
): void {
  const { id: message, sentBy } = transit;
  takeOffAgenda(draft, message);
  const entry = { kind: 'message.held', party: 'workbench', ...aboutOf(transit) } as const;
  const told = { ...entry, message, why: 'frozen', until: null, remaining } as const;
  keepFrozen(draft, { id: message, cause: write(draft, told, sentBy) }, task, remaining);
}

/** Keeps a message until its device is online. */
export function park(draft: Draft, transit: MessageInTransit): void {
  const { id: message, sentBy } = transit;
  takeOffAgenda(draft, message);
  draft.inTransit = mapSet(draft.inTransit, message, transit);
  const entry = { kind: 'message.held', party: 'workbench', ...aboutOf(transit) } as const;
  write(draft, { ...entry, message, why: 'offline', until: null }, sentBy);
  const { network } = draft;
  if (network !== null) draft.network = { ...network, parked: [...network.parked, message] };
}

/** Lets a held message go on. */
export function release(
  draft: Draft,
  transit: MessageInTransit,
  why: 'hand' | 'limit' | 'online' | 'signature',
  arrivesAt: number,
): void {
  const { id: message, sentBy } = transit;
  const entry = { kind: 'message.released', party: 'workbench', ...aboutOf(transit) } as const;
  const by = write(draft, { ...entry, message, why, arrivesAt }, sentBy);
  arriveAt(draft, transit, arrivesAt, by);
}

/** A message never arrives. */
export function lose(draft: Draft, transit: MessageInTransit, how: Loss): void {
  const { id: message, sentBy } = transit;
  takeOut(draft, message);
  const entry = { kind: 'message.lost', party: 'workbench', ...aboutOf(transit) } as const;
  write(draft, { ...entry, message, how }, sentBy);
}

/** Another content under the same name. */
export function rewrite(draft: Draft, transit: MessageInTransit, wire: Wire): MessageInTransit {
  const { id: message, sentBy } = transit;
  const edited = { ...transit, wire };
  draft.inTransit = mapSet(draft.inTransit, message, edited);
  // Whom it is for sees what arrives, and so this as well.
  const entry = { kind: 'message.edited', party: transit.to, ...aboutOf(transit) } as const;
  write(draft, { ...entry, message, wire }, sentBy);
  return edited;
}

/** It reached somebody who does not wait for it. */
export function ignore(draft: Draft, transit: MessageInTransit, reason: string): void {
  const entry = { kind: 'message.ignored', party: transit.to, ...aboutOf(transit) } as const;
  write(draft, { ...entry, message: transit.id, reason });
}

/** A message as it can be sent again. */
export function sentOf({ id, exchange, from, to, wire, about, way }: MessageInTransit): Sent {
  return { id, exchange, from, to, wire, about: about ?? null, way: way ?? null };
}

/** What an entry says of a message's request. */
export function aboutOf({ about }: { readonly about: string | undefined }): { about?: string } {
  return about === undefined ? {} : { about };
}

/** Takes a message off its way, wherever it stands. */
export function takeOut(draft: Draft, message: string): void {
  takeOffAgenda(draft, message);
  draft.inTransit = mapDelete(draft.inTransit, message);
}

function takeOffAgenda(draft: Draft, id: string): void {
  draft.agenda = cancel(draft.agenda, id);
  dropFrozen(draft, id);
  const { network } = draft;
  if (network?.parked.includes(id) !== true) return;
  draft.network = networkWith({ ...network, parked: network.parked.filter((one) => one !== id) });
}

/** Whether a message is kept from travelling. */
export function isHeld(draft: Pick<Draft, 'agenda'>, id: string): boolean {
  return plannedItem(draft.agenda, id)?.task.kind !== 'delivery';
}
