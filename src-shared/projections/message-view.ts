/**
 * Every message of a run as a person would name it: who to whom, what in a few words, how it went.
 * Made from the record alone; the sequence diagram, the list and the inspector all stand on it.
 */
import { callbackPartyName } from '../protocol/callback-path.ts';
import type { Wire } from '../protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { type FateEntry, fateText, isFate } from './message-fate.ts';
import type { Description } from './message-names.ts';
import { NamedMessage } from './named-message.ts';

/** With what it is called, which is made when somebody first reads it. */
export interface MessageView extends Description {
  /** The number of the entry that sent it: its identity on every screen. */
  readonly seq: number;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  /** As it arrives: what was edited on its way is here as it was edited. */
  readonly wire: Wire;
  readonly at: number;
  arrivesAt: number | null;
  /** The entry that recorded its arrival, once there is one. */
  receivedSeq: number | undefined;
  /** The entry after which it would never arrive, and what became of it in a few words. */
  lost: { readonly seq: number; readonly text: string } | undefined;
  /** Set while it is kept on its way; null where only a device has to come online. */
  held: { readonly seq: number; readonly until: number | null } | undefined;
  /** What was sent, where something else arrives. */
  readonly sentWire: Wire | undefined;
  /** The message that this one repeats. */
  readonly copyOf: string | undefined;
  /** The request this is about; filled in from the answer when the request itself had none. */
  about: string | undefined;
}

export interface Messages {
  readonly list: MessageView[];
  readonly bySeq: Map<number, MessageView>;
  readonly byId: Map<string, NamedMessage>;
  readonly exchanges: Map<string, MessageView[]>;
  readonly judgements: Map<string, EntryOf<'rules.judged'>>;
}

/** No messages yet. */
export function createMessages(): Messages {
  return {
    list: [],
    bySeq: new Map(),
    byId: new Map(),
    exchanges: new Map(),
    judgements: new Map(),
  };
}

/** Takes in one entry; answers the message it added, if it added one. */
export function addToMessages(messages: Messages, entry: Entry): MessageView | undefined {
  switch (entry.kind) {
    case 'message.sent':
      return add(messages, entry.message, viewOfSent(entry));
    case 'http.arrived':
      return add(messages, `in-${entry.exchange}`, viewOfArrived(entry));
    case 'message.received': {
      const message = messages.byId.get(entry.message);
      if (message !== undefined) message.receivedSeq = entry.seq;
      return undefined;
    }
    case 'rules.judged':
      messages.judgements.set(entry.exchange, entry);
      return undefined;
    default:
      if (isFate(entry)) noteFate(messages.byId.get(entry.message), entry);
      return undefined;
  }
}

/** Takes in what the network did to a message. */
function noteFate(message: NamedMessage | undefined, entry: FateEntry): void {
  if (message === undefined) return;
  const { seq } = entry;
  switch (entry.kind) {
    case 'message.recalled':
    case 'message.lost':
      message.lost = { seq, text: fateText(entry) };
      message.held = undefined;
      return;
    case 'message.held':
      message.held = { seq, until: entry.until };
      return;
    case 'message.released':
    case 'message.moved':
      message.held = undefined;
      message.arrivesAt = entry.arrivesAt;
      return;
    case 'message.edited':
      message.edit(entry.wire);
      return;
    default:
  }
}

function add(messages: Messages, id: string, view: NamedMessage): MessageView {
  messages.list.push(view);
  messages.bySeq.set(view.seq, view);
  messages.byId.set(id, view);
  shareRequest(messages, view);
  return view;
}

/** Both halves of an exchange are about the same request, whichever of them first says so. */
function shareRequest({ exchanges }: Messages, view: MessageView): void {
  const halves = exchanges.get(view.exchange);
  if (halves === undefined) {
    exchanges.set(view.exchange, [view]);
    return;
  }
  halves.push(view);
  const about = halves.find((half) => half.about !== undefined)?.about;
  for (const half of halves) half.about = about;
}

function viewOfSent(entry: EntryOf<'message.sent'>): NamedMessage {
  const { seq, exchange, from, to, wire, at, arrivesAt, about, copyOf } = entry;
  const receivedSeq = arrivesAt === null ? seq : undefined;
  const beginning = { seq, exchange, from, to, wire, at, arrivesAt, receivedSeq, copyOf, about };
  return new NamedMessage(beginning, false);
}

function viewOfArrived(entry: EntryOf<'http.arrived'>): NamedMessage {
  const { seq, exchange, request, at, about, party } = entry;
  const called = calledParty(entry);
  const from = party === 'outside-provider' ? party : 'outside-client';
  const ends = { from, to: called ?? 'provider', wire: request } as const;
  const arrival = { at, arrivesAt: null, receivedSeq: seq, copyOf: undefined };
  return new NamedMessage({ seq, exchange, ...ends, ...arrival, about }, called !== undefined);
}

/** The relying party that a provider elsewhere called; undefined for what our own provider serves. */
export function calledParty({ party, request }: EntryOf<'http.arrived'>): Party | undefined {
  const name = party === 'outside-provider' ? callbackPartyName(request.target) : undefined;
  return name === undefined ? undefined : `relying-party/${name}`;
}
