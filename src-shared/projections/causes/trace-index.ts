/**
 * A run laid out for looking things up backwards: entries by number and by the request they are
 * about, messages by exchange, and what was switched. It grows entry by entry and explains nothing.
 */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { changedSetup } from '../../protocol/setup/setup-change.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { countUpTo } from '../checkpoints/checkpoints.ts';
import { addToMessages, createMessages, type Messages, type MessageView } from '../message-view.ts';

export interface TraceIndex {
  readonly bySeq: Map<number, Entry>;
  readonly messages: Messages;
  readonly byRequest: Map<string, Entry[]>;
  readonly opened: Map<string, EntryOf<'request.opened'>>;
  /** Every set-up the run had, and the entry that brought it. */
  readonly beginnings: { readonly seq: number; readonly setup: RunSetup }[];
  /** What people did to accounts and to the channel: it concerns no single request. */
  readonly switches: EntryOf<'intent.given'>[];
  /** By message: how often it was changed on its way, and to what. */
  readonly edits: Map<string, EntryOf<'message.edited'>[]>;
  /** What became of the clocks of parties. */
  readonly skews: EntryOf<'skew.changed'>[];
}

/** An index with nothing in it. */
export function createTraceIndex(): TraceIndex {
  return {
    bySeq: new Map(),
    messages: createMessages(),
    byRequest: new Map(),
    opened: new Map(),
    beginnings: [],
    switches: [],
    edits: new Map(),
    skews: [],
  };
}

/** Takes in one entry at the live edge. */
export function addToTraceIndex(index: TraceIndex, entry: Entry): void {
  index.bySeq.set(entry.seq, entry);
  addToMessages(index.messages, entry);
  if (entry.about !== undefined) {
    const held = index.byRequest.get(entry.about);
    if (held === undefined) index.byRequest.set(entry.about, [entry]);
    else held.push(entry);
  }
  if (entry.kind === 'message.edited') noteEdit(index, entry);
  if (entry.kind === 'request.opened') index.opened.set(entry.authReqId, entry);
  if (entry.kind === 'run.began' || entry.kind === 'run.continued') {
    index.beginnings.push({ seq: entry.seq, setup: entry.setup });
  }
  if (entry.kind === 'skew.changed') index.skews.push(entry);
  noteChange(index, entry);
  if (entry.kind === 'intent.given' && switching.has(entry.intent.kind)) index.switches.push(entry);
}

function noteEdit({ edits }: TraceIndex, entry: EntryOf<'message.edited'>): void {
  const held = edits.get(entry.message);
  if (held === undefined) edits.set(entry.message, [entry]);
  else held.push(entry);
}

/** A change of the set-up begins something new as well, and says what. */
function noteChange({ beginnings }: TraceIndex, entry: Entry): void {
  if (entry.kind !== 'intent.given' || entry.intent.kind !== 'settings.changed') return;
  const setup = beginnings.at(-1)?.setup;
  if (setup === undefined) return;
  beginnings.push({ seq: entry.seq, setup: changedSetup(setup, entry.intent.change) });
}

const switching: ReadonlySet<string> = new Set(['account.switched', 'channel.switched']);

/** The index of a whole run. */
export function traceIndexOf(entries: readonly Entry[]): TraceIndex {
  const index = createTraceIndex();
  for (const entry of entries) addToTraceIndex(index, entry);
  return index;
}

/** The newest entry of that kind about the request of this one, written before it. */
export function earlierOf<Kind extends Entry['kind']>(
  { byRequest }: TraceIndex,
  { seq, about }: Pick<Entry, 'seq' | 'about'>,
  kind: Kind,
  fits: (entry: EntryOf<Kind>) => boolean = () => true,
): EntryOf<Kind> | undefined {
  const held = byRequest.get(about ?? '') ?? [];
  // Walked back from the place itself: one request can have a great many entries.
  for (let place = countUpTo(held, seq - 1) - 1; place >= 0; place -= 1) {
    const entry = held[place];
    if (isOfKind(entry, kind) && fits(entry)) return entry;
  }
  return undefined;
}

function isOfKind<Kind extends Entry['kind']>(
  entry: Entry | undefined,
  kind: Kind,
): entry is EntryOf<Kind> {
  return entry?.kind === kind;
}

/** The set-up that held when that entry was written. */
export function beginningAt(
  { beginnings }: TraceIndex,
  seq: number,
): TraceIndex['beginnings'][number] | undefined {
  return beginnings.findLast((beginning) => beginning.seq <= seq);
}

/** The request that opened an exchange, which comes before its answer. */
export function askedIn({ messages }: TraceIndex, exchange: string): MessageView | undefined {
  return messages.exchanges.get(exchange)?.[0];
}

/** The authentication request that became the request this entry is about. */
export function openingOf(
  index: TraceIndex,
  { about }: Pick<Entry, 'about'>,
): { readonly opened: EntryOf<'request.opened'>; readonly asked: MessageView } | undefined {
  const opened = index.opened.get(about ?? '');
  const verdict = opened?.causedBy
    .map((seq) => index.bySeq.get(seq))
    .find((cause) => isOfKind(cause, 'rules.judged'));
  const asked = verdict === undefined ? undefined : askedIn(index, verdict.exchange);
  return opened === undefined || asked === undefined ? undefined : { opened, asked };
}
