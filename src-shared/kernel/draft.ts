/**
 * The next world while one step is making it: a mutable copy of the top level, the entries written
 * so far, and the few moves that every party makes (write, plan, move a machine).
 * A draft never outlives its step.
 */
import { type MachineMove, stateName } from '../machines/run-machine.ts';
import { assert } from '../protocol/assert.ts';
import type { DerivedEntry, Entry } from '../trace/entry.ts';
import type { MachineName } from '../trace/machine-name.ts';
import type { Party } from '../trace/party.ts';
import { type AgendaItem, cancel, plan, plannedItem } from './collections/agenda.ts';
import type { Effect } from './effect.ts';
import type { Identifiers } from './identifiers.ts';
import { dropFrozen } from './time/time-state.ts';
import type { World } from './world.ts';

export type Draft = { -readonly [Field in keyof World]: World[Field] } & {
  readonly entries: Entry[];
  readonly effects: Effect[];
  readonly identifiers: Identifiers;
  /** The entry that whatever is written now follows from. */
  cause: number;
  /** Entries on which what is judged next rests beside its message. */
  grounds?: readonly number[];
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

/** What a derived entry begins with, in the order in which entries are written down. */
interface EntryHead<Kind extends DerivedEntry['kind']> {
  readonly seq: number;
  readonly at: number;
  readonly causedBy: readonly number[];
  readonly kind: Kind;
  readonly party: Party;
  readonly about?: string;
}

/**
 * The head of an entry that every flow writes; `writeWhole` takes it with the rest behind it. V8
 * copies what a literal begins with in one go, and what is spread further on name by name: put
 * together so, an entry takes a ninth of the time that `write` takes.
 */
export function headOf<Kind extends DerivedEntry['kind']>(
  draft: Draft,
  kind: Kind,
  party: Party,
  about: string | undefined,
  ...others: number[]
): EntryHead<Kind> {
  const { nextSeq: seq, nowMs: at } = draft;
  const causedBy = [draft.cause, ...others];
  return about === undefined
    ? { seq, at, causedBy, kind, party }
    : { seq, at, causedBy, kind, party, about };
}

/** Writes an entry that begins with such a head, before anything else is written. */
export function writeWhole(draft: Draft, entry: DerivedEntry): number {
  assert(entry.seq === draft.nextSeq, 'an entry is written as soon as it is begun');
  draft.nextSeq += 1;
  draft.entries.push(entry);
  return entry.seq;
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
  const { machine, instance, party, about, event, from } = moving;
  const to = stateName(move.state.value);
  if (from !== to) {
    draft.cause = writeWhole(draft, {
      ...headOf(draft, 'machine.moved', party, about),
      machine,
      instance,
      from,
      to,
      event,
    });
  }
  for (const name of move.cancelled) {
    const timer = `${instance}:${name}`;
    if (plannedItem(draft.agenda, timer) !== undefined) draft.agenda = cancel(draft.agenda, timer);
    else if (!dropFrozen(draft, timer)) continue;
    writeWhole(draft, { ...headOf(draft, 'timer.cancelled', party, about), timer });
  }
  for (const { id, event: timerEvent, delayMs } of move.timers) {
    const timer = `${instance}:${id}`;
    const dueAt = draft.nowMs + Math.round(delayMs);
    const cause = writeWhole(draft, {
      ...headOf(draft, 'timer.set', party, about),
      timer,
      instance,
      event: timerEvent,
      dueAt,
    });
    planTask(draft, timer, dueAt, cause, { kind: 'timer', machine, instance, event: timerEvent });
  }
}

/** Puts a task on the agenda. */
export function planTask(
  draft: Draft,
  id: string,
  dueAt: number,
  cause: number,
  task: AgendaItem['task'],
): void {
  // The number of the entry that plans it orders what is due at the same moment.
  draft.agenda = plan(draft.agenda, { id, dueAt, order: cause, cause, task });
}
