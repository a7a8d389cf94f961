/**
 * Every message of a run as a person would name it: who to whom, what in a few words, how it went.
 * Made from the record alone; the sequence diagram, the list and the inspector all stand on it.
 */
import { callbackPartyName } from '../protocol/callback-path.ts';
import { readForm } from '../protocol/encoding/form.ts';
import { decodeFormBody } from '../protocol/encoding/form-body.ts';
import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  type Wire,
} from '../protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { type FateEntry, fateText, isFate } from './message-fate.ts';

export type Tone = 'plain' | 'ok' | 'waiting' | 'refused';

export interface MessageView {
  /** The number of the entry that sent it: its identity on every screen. */
  readonly seq: number;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  /** As it arrives: what was edited on its way is here as it was edited. */
  wire: Wire;
  title: string;
  detail: string;
  tone: Tone;
  readonly at: number;
  arrivesAt: number | null;
  /** The entry that recorded its arrival, once there is one. */
  receivedSeq: number | undefined;
  /** The entry after which it would never arrive, and what became of it in a few words. */
  lost: { readonly seq: number; readonly text: string } | undefined;
  /** Set while it is kept on its way; null where only a device has to come online. */
  held: { readonly seq: number; readonly until: number | null } | undefined;
  /** What was sent, where something else arrives. */
  sentWire: Wire | undefined;
  /** The message that this one repeats. */
  readonly copyOf: string | undefined;
  /** The request this is about; filled in from the answer when the request itself had none. */
  about: string | undefined;
}

export interface Messages {
  readonly list: MessageView[];
  readonly bySeq: Map<number, MessageView>;
  readonly byId: Map<string, MessageView>;
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
function noteFate(message: MessageView | undefined, entry: FateEntry): void {
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
      message.sentWire ??= message.wire;
      message.wire = entry.wire;
      Object.assign(message, describeBetween(message));
      return;
    default:
  }
}

function add(messages: Messages, id: string, view: MessageView): MessageView {
  messages.list.push(view);
  messages.bySeq.set(view.seq, view);
  messages.byId.set(id, view);
  shareRequest(messages, view);
  return view;
}

/** Both halves of an exchange are about the same request, whichever of them first says so. */
function shareRequest({ exchanges }: Messages, view: MessageView): void {
  const halves = exchanges.get(view.exchange) ?? [];
  halves.push(view);
  exchanges.set(view.exchange, halves);
  const about = halves.find((half) => half.about !== undefined)?.about;
  for (const half of halves) half.about = about;
}

function viewOfSent(entry: EntryOf<'message.sent'>): MessageView {
  const { seq, exchange, from, to, wire, at, arrivesAt, about } = entry;
  const receivedSeq = arrivesAt === null ? seq : undefined;
  return {
    seq,
    exchange,
    from,
    to,
    wire,
    at,
    arrivesAt,
    about,
    receivedSeq,
    lost: undefined,
    held: undefined,
    sentWire: undefined,
    copyOf: entry.copyOf,
    ...describeBetween(entry),
  };
}

type Ends = Pick<MessageView, 'from' | 'to' | 'wire'>;

/** What a message is called, from who sent it, whom it is for and what it says. */
export function describeBetween(ends: Ends): Description {
  return isCallback(ends) ? describeCallback(ends.wire) : describe(ends.wire);
}

/** CIBA Core §10.2, §10.3: the one time that the provider asks and somebody answers the provider. */
function isCallback({ from, to, wire }: Ends): boolean {
  const asker = wire.kind === 'http.response' ? to : from;
  return wire.kind !== 'channel.note' && asker === 'provider';
}

function viewOfArrived(entry: EntryOf<'http.arrived'>): MessageView {
  const { seq, exchange, request, at, about, party } = entry;
  const called = calledParty(entry);
  const from = party === 'outside-provider' ? party : 'outside-client';
  const description = called === undefined ? describe(request) : describeCallback(request);
  const rest = { seq, exchange, from, to: called ?? 'provider', wire: request, at } as const;
  const usual = { held: undefined, sentWire: undefined, copyOf: undefined, lost: undefined };
  return { ...rest, about, arrivesAt: null, receivedSeq: seq, ...usual, ...description };
}

/** The relying party that a provider elsewhere called; undefined for what our own provider serves. */
export function calledParty({ party, request }: EntryOf<'http.arrived'>): Party | undefined {
  const name = party === 'outside-provider' ? callbackPartyName(request.target) : undefined;
  return name === undefined ? undefined : `relying-party/${name}`;
}

export type Description = Pick<MessageView, 'title' | 'detail' | 'tone'>;

function describe(wire: Wire): Description {
  switch (wire.kind) {
    case 'http.request':
      return { title: titleOf(wire), detail: requestDetail(wire), tone: 'plain' };
    case 'http.response':
      return wire.status === 302
        ? describeRedirect(wire)
        : describeResponse(wire.status, bodyObject(wire) ?? {});
    default:
      return describeNote(wire.subject, bodyObject(wire) ?? {});
  }
}

/** The query of a sign-in is as long as a form, and stands in the message itself. */
function titleOf({ method, target }: HttpRequest): string {
  return `${method} ${target.split('?')[0] ?? ''}`;
}

/** The browser is sent back to the client, with a code or with what went wrong. */
function describeRedirect(wire: HttpResponse): Description {
  const location = headerOf(wire, 'location') ?? '';
  const brought = readForm(location.slice(location.indexOf('?') + 1))?.values;
  const error = brought?.get('error');
  return error === undefined
    ? { title: brought?.has('code') === true ? '302 code' : '302', detail: '', tone: 'ok' }
    : { title: `302 ${error}`, detail: '', tone: 'refused' };
}

/** A notification is named by what it brings; of its answer only the status counts. */
function describeCallback(wire: Wire): Description {
  if (wire.kind === 'http.response') {
    return { title: String(wire.status), detail: '', tone: wire.status < 300 ? 'ok' : 'refused' };
  }
  const { error, ...rest } = bodyObject(wire) ?? {};
  if (typeof error === 'string')
    return { title: 'push of an error', detail: error, tone: 'refused' };
  const result = resultTold(rest);
  if (result !== undefined) return { title: `result: ${result}`, detail: '', tone: 'plain' };
  return { title: 'access_token' in rest ? 'push of tokens' : 'ping', detail: '', tone: 'plain' };
}

/** What a server elsewhere hears of its request; whatever names an auth_req_id is for a client. */
function resultTold(said: Readonly<Record<string, unknown>>): string | undefined {
  const told = said['status'] ?? said['result'];
  return typeof told === 'string' && !('auth_req_id' in said) ? told : undefined;
}

function requestDetail(wire: Wire): string {
  const values = decodeFormBody(wire);
  return values?.get('binding_message') ?? values?.get('login_hint') ?? '';
}

function describeResponse(status: number, body: Record<string, unknown>): Description {
  const { error } = body;
  if (typeof error === 'string') {
    // CIBA Core §11: pending says that nothing is decided yet; slow_down, that the client was wrong.
    const tone = error === 'authorization_pending' ? 'waiting' : 'refused';
    return { title: `${status} ${error}`, detail: '', tone };
  }
  const title = `${status} ${namesOf(body)}`.trim();
  return { title, detail: '', tone: status < 300 ? 'ok' : 'refused' };
}

/** Names an answer by its most telling member. */
function namesOf(body: Record<string, unknown>): string {
  const telling = ['id_token', 'auth_req_id', 'keys', 'issuer', 'active', 'client_id', 'sub'];
  const found = telling.find((name) => name in body);
  return found === 'id_token' ? 'access_token, id_token' : (found ?? '');
}

function describeNote(subject: string, body: Record<string, unknown>): Description {
  if (subject === 'prompt') {
    const message = body['binding_message'];
    return { title: 'prompt', detail: typeof message === 'string' ? message : '', tone: 'plain' };
  }
  if (subject === 'decision') {
    return { title: `decision: ${String(body['decision'])}`, detail: '', tone: 'plain' };
  }
  if (isNamedBySubject(subject)) return subjectOf(subject, body);
  const accepted = body['result'] === 'accepted';
  return {
    title: `decision ${accepted ? 'accepted' : 'refused'}`,
    detail: '',
    tone: accepted ? 'ok' : 'refused',
  };
}

const lettersAndLinks: ReadonlySet<string> = new Set([
  'prompt withdrawn',
  'link followed',
  'link refused',
  'e-mail',
  'text message',
]);

function isNamedBySubject(subject: string): boolean {
  return lettersAndLinks.has(subject);
}

function subjectOf(subject: string, body: Record<string, unknown>): Description {
  const said = body['subject'] ?? body['reason'];
  const tone = subject === 'link refused' ? 'refused' : 'plain';
  return { title: subject, detail: typeof said === 'string' ? said : '', tone };
}
