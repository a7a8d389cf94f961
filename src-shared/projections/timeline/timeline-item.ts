/**
 * What stands on a timeline: bars that last, arrows from one party to another, and marks of a moment.
 * All times are the run's own, in milliseconds; every one names the entry that it stands for.
 */
import type { Party } from '../../trace/party.ts';
import type { MessageView } from '../message-view.ts';

export type BarKind =
  /** A request's life at the provider, from its acknowledgement on. */
  | 'request'
  /** The interval that a client has to let pass between two polls. */
  | 'rest'
  /** By how much a poll came too soon. */
  | 'early'
  /** A poll that the provider holds open. */
  | 'long-poll'
  /** A prompt on a device, from its arrival to its answer. */
  | 'prompt'
  /** What a person takes to make up their mind. */
  | 'think'
  /** How long a token, a code or a lock lasts. */
  | 'life'
  /** Any other timer. */
  | 'timer';

/** What a bar became, and from when on; the first phase is its beginning. */
export interface Phase {
  readonly seq: number;
  readonly at: number;
  readonly state: string;
}

/** The entry after which it was over. */
export interface End {
  readonly seq: number;
  readonly at: number;
  readonly how: string;
}

export interface Bar {
  readonly shape: 'bar';
  readonly kind: BarKind;
  /** What a timer waits for, as «polling rest»; of any other bar what it is. */
  readonly name: string;
  readonly seq: number;
  readonly party: Party;
  readonly about: string | undefined;
  readonly start: number;
  readonly title: string;
  readonly phases: Phase[];
  /** When it is to end by itself; undefined where that is open, as for a frozen timer. */
  due: number | undefined;
  end: End | undefined;
}

/** A stretch in which a message was held up; the last one may still be open. */
export interface Hold {
  readonly seq: number;
  readonly at: number;
  until: number | undefined;
}

export interface Arrow {
  readonly shape: 'arrow';
  readonly seq: number;
  readonly from: Party;
  readonly to: Party;
  about: string | undefined;
  readonly start: number;
  /** What it says; it changes where the message is edited on its way. */
  readonly says: Pick<MessageView, 'title' | 'detail' | 'tone'>;
  readonly isAnswer: boolean;
  readonly holds: Hold[];
  /** When it is to arrive; undefined while nobody can say. */
  due: number | undefined;
  end: (End & { readonly how: 'arrived' | 'lost' }) | undefined;
}

/** What a person does: an act of a moment, with whom it reaches. */
export interface Mark {
  readonly shape: 'mark';
  readonly seq: number;
  readonly party: Party;
  readonly to: Party;
  about: string | undefined;
  readonly start: number;
  readonly title: string;
}

export type Item = Bar | Arrow | Mark;

/** When it ends or is to end, seen from that time on; what is open lasts until then. */
export function endOf(item: Item, now: number): number {
  if (item.shape === 'mark') return item.start;
  return Math.max(item.start, item.end?.at ?? item.due ?? now);
}

/** The state of a bar after that entry: its last phase by then, or how it ended. */
export function stateOf({ phases, end }: Bar, cursor: number): string {
  if (end !== undefined && end.seq <= cursor) return end.how;
  return phases.findLast(({ seq }) => seq <= cursor)?.state ?? phases[0]?.state ?? '';
}

/** What became of a message by that entry. */
export function wayOf(
  { holds, end }: Arrow,
  cursor: number,
): 'flying' | 'held' | 'arrived' | 'lost' {
  if (end !== undefined && end.seq <= cursor) return end.how;
  const hold = holds.findLast(({ seq }) => seq <= cursor);
  return hold !== undefined && hold.until === undefined ? 'held' : 'flying';
}
