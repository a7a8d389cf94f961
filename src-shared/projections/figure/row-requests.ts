/**
 * Which request a row is about, also where the row itself cannot know: a person presses «Sign in» before
 * the request has a name, and what a client looks up first is part of the same sign-in. Such a row waits
 * with the machine that it belongs to, and is told when that machine's request is.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { ArrowRow, Row } from '../sequence-diagram.ts';

export interface RowRequests {
  /** Rows that do not know yet, by the machine instance whose request they will be about. */
  readonly waiting: Map<string, ArrowRow[]>;
  /** The instance to which an exchange belongs that nobody has named a request in. */
  readonly exchanges: Map<string, string>;
  /** What moved last: what is sent because of it belongs to it. */
  moved: Pick<EntryOf<'machine.moved'>, 'seq' | 'instance'> | undefined;
}

/** Nobody waits. */
export function createRowRequests(): RowRequests {
  return { waiting: new Map(), exchanges: new Map(), moved: undefined };
}

/** A message that names no request belongs to whoever it was sent by, or to what it answers. */
export function noteRowOf(requests: RowRequests, row: ArrowRow, entry: Entry): void {
  const { message } = row;
  if (message === undefined || message.about !== undefined) return;
  const { moved, exchanges } = requests;
  const isOfMoved = moved !== undefined && entry.causedBy.includes(moved.seq);
  const instance = isOfMoved ? moved.instance : exchanges.get(message.exchange);
  if (instance === undefined) return;
  exchanges.set(message.exchange, instance);
  wait(requests, row, instance);
}

/** Takes in what follows from something: what it is about, its cause is about too. */
export function noteRequestOf(
  requests: RowRequests,
  cause: ArrowRow | undefined,
  entry: Entry,
): void {
  if (entry.about !== undefined && cause !== undefined) cause.about ??= entry.about;
  if (entry.kind !== 'machine.moved') return;
  requests.moved = entry;
  if (entry.about !== undefined) tell(requests, entry.instance, entry.about);
  else if (cause !== undefined && cause.about === undefined) wait(requests, cause, entry.instance);
}

function wait({ waiting }: RowRequests, row: ArrowRow, instance: string): void {
  waiting.set(instance, [...(waiting.get(instance) ?? []), row]);
}

function tell({ waiting }: RowRequests, instance: string, about: string): void {
  for (const row of waiting.get(instance) ?? []) row.about ??= about;
  waiting.delete(instance);
}

/** The request that a row is about; a fold is about one alone. */
export function requestOf(row: Row): string | undefined {
  const arrow = row.kind === 'fold' ? row.rows[0] : row;
  return arrow?.message?.about ?? arrow?.about;
}
