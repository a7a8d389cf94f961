/**
 * What became of each message, step by step: held, edited, late, lost, never sent at all. From the
 * record alone; it grows entry by entry, and tells of an attempt also where nothing ever came of it.
 * Each says when: whoever looks at the past leaves out what is later.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { type FateEntry, fateText, isFate } from '../message-fate.ts';

export interface Fate {
  readonly seq: number;
  readonly at: number;
  readonly text: string;
  /** It is the end of the message: it reaches nobody. */
  readonly isLoss: boolean;
}

export interface MessageFates {
  /** By the entry that sent it. */
  readonly bySeq: Map<number, readonly Fate[]>;
  readonly seqById: Map<string, number>;
  /** The request that an exchange began with. */
  readonly askedBy: Map<string, number>;
}

/** Nothing has become of anything. */
export function createMessageFates(): MessageFates {
  return { bySeq: new Map(), seqById: new Map(), askedBy: new Map() };
}

/** Takes in one entry. */
export function addToMessageFates(fates: MessageFates, entry: Entry): void {
  switch (entry.kind) {
    case 'message.sent':
      return begin(fates, entry, entry.message);
    case 'http.arrived':
      return begin(fates, entry, `in-${entry.exchange}`);
    case 'message.received':
      return note(fates, entry.message, { ...stamp(entry), text: 'arrived', isLoss: false });
    case 'exchange.lost':
      return noteExchange(fates, entry.exchange, {
        ...stamp(entry),
        text: 'nobody waits for the answer any more',
        isLoss: false,
      });
    case 'call.ended':
      return noteCall(fates, entry);
    default:
      if (isFate(entry)) note(fates, entry.message, fateOf(entry));
  }
}

function begin(
  { seqById, askedBy }: MessageFates,
  { seq, exchange }: { readonly seq: number; readonly exchange: string },
  id: string,
): void {
  seqById.set(id, seq);
  if (!askedBy.has(exchange)) askedBy.set(exchange, seq);
}

function stamp({ seq, at }: Entry): Pick<Fate, 'seq' | 'at'> {
  return { seq, at };
}

function fateOf(entry: FateEntry): Fate {
  const isLoss = entry.kind === 'message.lost' || entry.kind === 'message.recalled';
  return { ...stamp(entry), text: fateText(entry), isLoss };
}

function note({ bySeq, seqById }: MessageFates, message: string, fate: Fate): void {
  const seq = seqById.get(message);
  if (seq !== undefined) bySeq.set(seq, [...(bySeq.get(seq) ?? []), fate]);
}

function noteExchange({ bySeq, askedBy }: MessageFates, exchange: string, fate: Fate): void {
  const seq = askedBy.get(exchange);
  if (seq !== undefined) bySeq.set(seq, [...(bySeq.get(seq) ?? []), fate]);
}

const callPrefix = 'call-';

const ends = {
  refused: 'never left: the address may not be called',
  failed: 'got no answer: the call failed',
  'timed-out': 'got no answer in time',
} as const;

/** A call to an outside address that came to nothing; one that was refused never left. */
function noteCall(fates: MessageFates, entry: EntryOf<'call.ended'>): void {
  const { effect, outcome } = entry;
  if (outcome.kind === 'answered' || !effect.startsWith(callPrefix)) return;
  const text = `${ends[outcome.kind]} (${outcome.reason})`;
  noteExchange(fates, effect.slice(callPrefix.length), { ...stamp(entry), text, isLoss: true });
}
