/**
 * The next world while one step is making it: a mutable copy of the top level, the entries written
 * so far, and the few moves that every party makes (write, send, plan, move a machine).
 * A draft never outlives its step.
 */
import { type MachineMove, stateName } from '../machines/run-machine.ts';
import type { Wire } from '../protocol/encoding/wire.ts';
import type { DerivedEntry, Entry } from '../trace/entry.ts';
import type { MachineName } from '../trace/machine-name.ts';
import type { Party } from '../trace/party.ts';
import { type AgendaItem, cancel, plan, plannedItem } from './collections/agenda.ts';
import { mapDelete, mapGet, mapSet } from './collections/persistent-map.ts';
import type { Effect } from './effect.ts';
import type { Identifiers } from './identifiers.ts';
import type { World } from './world.ts';

export type Draft = { -readonly [Field in keyof World]: World[Field] } & {
  readonly entries: Entry[];
  readonly effects: Effect[];
  readonly identifiers: Identifiers;
  /** The entry that whatever is written now follows from. */
  cause: number;
};

type WithoutStamp<Of> = Of extends DerivedEntry ? Omit<Of, 'seq' | 'at' | 'causedBy'> : never;

/** Writes a derived entry; it follows from the draft's cause and any others named. */
export function write(draft: Draft, body: WithoutStamp<DerivedEntry>, ...others: number[]): number {
  const seq = draft.nextSeq;
  draft.nextSeq += 1;
  const stamp = { seq, at: draft.nowMs, causedBy: [draft.cause, ...others] };
  draft.entries.push({ ...stamp, ...body } as DerivedEntry);
  return seq;
}

interface Sending {
  readonly exchange?: string;
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  readonly about: string | undefined;
  /** True when a real socket carries the message, so that no delivery is planned. */
  readonly outside?: boolean;
}

/** Sends a message: it is written down now and arrives after the network's latency. */
export function send(draft: Draft, sending: Sending): { message: string; exchange: string } {
  const { from, to, wire, about, outside = false } = sending;
  const message = `m${draft.nextSeq}`;
  const exchange = sending.exchange ?? `x${draft.nextSeq}`;
  const arrivesAt = outside ? null : draft.nowMs + draft.setup.latencyMs;
  const sentBy = write(draft, {
    kind: 'message.sent',
    party: from,
    ...(about === undefined ? {} : { about }),
    message,
    exchange,
    from,
    to,
    wire,
    arrivesAt,
  });
  if (arrivesAt === null) return { message, exchange };
  const transit = { id: message, exchange, from, to, wire, sentBy, about };
  draft.inTransit = mapSet(draft.inTransit, message, transit);
  planTask(draft, message, arrivesAt, sentBy, { kind: 'delivery', message });
  return { message, exchange };
}

/** Takes a message back that is still on its way; false when it has arrived. */
export function recall(draft: Draft, message: string): boolean {
  const transit = mapGet(draft.inTransit, message);
  if (transit === undefined) return false;
  const { from, about, sentBy } = transit;
  draft.inTransit = mapDelete(draft.inTransit, message);
  draft.agenda = cancel(draft.agenda, message);
  const of = about === undefined ? {} : { about };
  write(draft, { kind: 'message.recalled', party: from, ...of, message }, sentBy);
  return true;
}

interface Moving {
  readonly machine: MachineName;
  readonly instance: string;
  readonly party: Party;
  readonly about: string | undefined;
  readonly event: string;
  readonly from: string | null;
}

/** Records what a machine did, and puts its timers on the agenda or takes them off. */
export function recordMove(draft: Draft, moving: Moving, move: MachineMove<unknown>): void {
  const { machine, instance, party, event, from } = moving;
  const about = moving.about === undefined ? {} : { about: moving.about };
  const to = stateName(move.state.value);
  if (from !== to) {
    draft.cause = write(draft, {
      kind: 'machine.moved',
      party,
      ...about,
      machine,
      instance,
      from,
      to,
      event,
    });
  }
  for (const name of move.cancelled) {
    const timer = `${instance}:${name}`;
    if (plannedItem(draft.agenda, timer) === undefined) continue;
    draft.agenda = cancel(draft.agenda, timer);
    write(draft, { kind: 'timer.cancelled', party, ...about, timer });
  }
  for (const { id, event: timerEvent, delayMs } of move.timers) {
    const timer = `${instance}:${id}`;
    const dueAt = draft.nowMs + Math.round(delayMs);
    const cause = write(draft, {
      kind: 'timer.set',
      party,
      ...about,
      timer,
      instance,
      event: timerEvent,
      dueAt,
    });
    planTask(draft, timer, dueAt, cause, { kind: 'timer', machine, instance, event: timerEvent });
  }
}

function planTask(
  draft: Draft,
  id: string,
  dueAt: number,
  cause: number,
  task: AgendaItem['task'],
): void {
  // The number of the entry that plans it orders what is due at the same moment.
  draft.agenda = plan(draft.agenda, { id, dueAt, order: cause, cause, task });
}
