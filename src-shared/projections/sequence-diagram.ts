/**
 * The history of a run as a sequence diagram: rows in order, each an arrow with what it changed.
 * Appending touches the last row at most, so nothing that was drawn moves. Repeated polls that
 * change nothing fold into one row with their count.
 */
import { isTimeIntent } from '../intents/clock-intents.ts';
import type { RunSetup } from '../protocol/setup/run-setup.ts';
import { changedSetup } from '../protocol/setup/setup-change.ts';
import { type DerivedEntry, type Entry, type EntryOf, isInput } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { editText } from './edited-fields.ts';
import { actionOf, decisionOf, nothingNoted, type Playing } from './figure/deed-rows.ts';
import { MessageRow } from './figure/message-row.ts';
import { type OpenExchanges, openAfter, withoutExchange } from './figure/open-exchanges.ts';
import {
  createRowRequests,
  noteRequestOf,
  noteRowOf,
  type RowRequests,
  requestOf,
} from './figure/row-requests.ts';
import { isByTimer, timerNote } from './figure/timer-notes.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { type FateEntry, fateText, isFate } from './message-fate.ts';
import type { Description } from './message-names.ts';
import { addToMessages, createMessages, type Messages, type MessageView } from './message-view.ts';
import { foldPolls, unfoldPoll } from './poll-folds.ts';

/** What an arrow changed: a state that somebody entered because of it, or its own fate on its way. */
export interface RowNote {
  readonly seq: number;
  readonly party: Party;
  readonly text: string;
  /** What became of the message itself, rather than of anybody. */
  readonly isFate?: true;
  /** A timer that was set, or what one did when it fired. */
  readonly isTimer?: true;
}

/** With what it is called; of a message that is made when somebody first reads it. */
export interface ArrowRow extends Description {
  readonly kind: 'arrow';
  readonly seq: number;
  readonly from: Party;
  readonly to: Party;
  readonly isAnswer: boolean;
  readonly at: number;
  readonly message: MessageView | undefined;
  readonly notes: RowNote[];
  /** The timers that it set; they change nothing yet. */
  readonly timers: RowNote[];
  /** The request, where its message does not say it; see `requestOf`. */
  about: string | undefined;
  /** The questions that nobody had answered when it came. */
  readonly open: OpenExchanges;
  /** People looked at it: it goes into no fold. */
  standsAlone?: true;
}

export interface FoldRow {
  readonly kind: 'fold';
  readonly seq: number;
  readonly from: Party;
  readonly to: Party;
  readonly at: number;
  readonly rows: ArrowRow[];
}

export type Row = ArrowRow | FoldRow;

export interface SequenceDiagram {
  lanes: readonly Lane[];
  readonly rows: Row[];
  /** What the lanes are drawn from, so that a change of it can be taken in. */
  setup: RunSetup | undefined;
  readonly messages: Messages;
  /** The arrow whose arrival causes what comes next; undefined when a timer does. */
  cause: ArrowRow | undefined;
  open: OpenExchanges;
  readonly requests: RowRequests;
}

/** A diagram with nothing in it. */
export function createSequenceDiagram(): SequenceDiagram {
  return {
    setup: undefined,
    lanes: [],
    rows: [],
    messages: createMessages(),
    cause: undefined,
    open: [],
    requests: createRowRequests(),
  };
}

function setUp(diagram: SequenceDiagram, setup: RunSetup): void {
  diagram.setup = setup;
  diagram.lanes = lanesOf(setup);
}

/** A change of the set-up may bring new lanes. */
function takeIn(diagram: SequenceDiagram, intent: Playing): void {
  if (intent.kind === 'settings.changed' && diagram.setup !== undefined)
    setUp(diagram, changedSetup(diagram.setup, intent.change));
}

/** Takes in one entry at the live edge. */
export function addToDiagram(diagram: SequenceDiagram, entry: Entry): void {
  if (entry.kind === 'run.began' || entry.kind === 'run.continued') setUp(diagram, entry.setup);
  const message = addToMessages(diagram.messages, entry);
  if (message !== undefined) addMessage(diagram, message, entry);
  else if (entry.kind === 'intent.given' && !isTimeIntent(entry.intent)) {
    takeIn(diagram, entry.intent);
    diagram.cause = actionOf(entry, entry.intent, diagram);
    diagram.rows.push(diagram.cause);
  } else if (entry.kind === 'call.ended') {
    diagram.cause = undefined;
    noteSilence(diagram, entry);
  } else if (isInput(entry)) diagram.cause = undefined;
  else noteConsequence(diagram, entry);
}

function addMessage(diagram: SequenceDiagram, message: MessageView, entry: Entry): void {
  const row = new MessageRow(message, diagram.open);
  diagram.open = openAfter(diagram.open, message);
  noteRowOf(diagram.requests, row, entry);
  diagram.rows.push(row);
  if (entry.kind === 'http.arrived') diagram.cause = row;
  foldPolls(diagram.rows);
}

/** Takes in what adds no arrow, but says more of one that is there. */
function noteConsequence(diagram: SequenceDiagram, entry: DerivedEntry): void {
  noteRequestOf(diagram.requests, diagram.cause, entry);
  if (entry.kind === 'message.received') diagram.cause = arrivedRow(diagram, entry.message);
  else if (isFate(entry)) noteFate(diagram, entry);
  else if (entry.kind === 'break.hit') unfoldPoll(diagram.rows, entry.entry);
  else if (entry.kind === 'person.decided') {
    diagram.cause = decisionOf(entry, diagram.open);
    diagram.rows.push(diagram.cause);
  } else if (entry.kind === 'machine.moved') noteMove(diagram, entry);
  else if (entry.kind === 'timer.set') noteTimer(diagram, entry);
}

/** The rows with every fold opened: what a list, a screen reader or a text export shows. */
export function unfoldedRows(rows: readonly Row[]): readonly ArrowRow[] {
  return rows.flatMap((row) => (row.kind === 'fold' ? row.rows : [row]));
}

/** What a fold says for itself: «2 more polls, still waiting». */
export function foldTitle({ rows }: FoldRow): string {
  const count = Math.ceil(rows.length / 2);
  return `${count} more poll${count === 1 ? '' : 's'}, still waiting`;
}

const quietStates = new Set([
  'asking',
  'polling',
  'waiting',
  'listening',
  'discovering',
  'verifying',
  'fetchingKeys',
  'sending',
]);

/** The arrow of the message that has just arrived, or never will; it stands near the end. */
function arrivedRow({ rows, messages }: SequenceDiagram, id: string): ArrowRow | undefined {
  const seq = messages.byId.get(id)?.seq;
  // Rows rise; what is not where its number belongs was folded away, however long the run is.
  const row = seq === undefined ? undefined : rows.findLast((held) => held.seq <= seq);
  return row?.kind === 'arrow' && row.seq === seq ? row : undefined;
}

const silences = {
  refused: 'address refused',
  failed: 'no answer',
  'timed-out': 'no answer in time',
} as const;

/** A call outside that nobody answered leaves no message, and yet it is an end that can be seen. */
function noteSilence(
  diagram: SequenceDiagram,
  { seq, at, effect, outcome }: EntryOf<'call.ended'>,
): void {
  if (outcome.kind === 'answered') return;
  const exchange = effect.replace(/^call-/, '');
  const asked = diagram.messages.exchanges.get(exchange)?.[0];
  if (asked === undefined) return;
  const { open } = diagram;
  diagram.open = withoutExchange(open, exchange);
  diagram.cause = {
    kind: 'arrow',
    seq,
    from: asked.to,
    to: asked.from,
    title: silences[outcome.kind],
    detail: outcome.reason,
    tone: 'refused',
    isAnswer: true,
    at,
    message: undefined,
    ...nothingNoted(),
    about: asked.about,
    open,
  };
  diagram.rows.push(diagram.cause);
}

/** What the network did stands at the arrow, with whom it set out from. */
function noteFate(diagram: SequenceDiagram, entry: FateEntry): void {
  const message = diagram.messages.byId.get(entry.message);
  if (message === undefined) return;
  if (message.lost !== undefined) diagram.open = withoutExchange(diagram.open, message.exchange);
  // What was done to a poll is worth a line of its own, also where nobody had seen it yet.
  unfoldPoll(diagram.rows, message.seq);
  const row = arrivedRow(diagram, entry.message);
  if (row === undefined) return;
  row.notes.push({ seq: entry.seq, party: row.from, text: noteText(entry, message), isFate: true });
}

/** An edit is told by what it changed. */
function noteText(entry: FateEntry, { sentWire }: MessageView): string {
  if (entry.kind !== 'message.edited' || sentWire === undefined) return fateText(entry);
  return editText(sentWire, entry.wire);
}

function noteMove(
  diagram: SequenceDiagram,
  { seq, machine, party, to, event, about }: EntryOf<'machine.moved'>,
): void {
  // Every poll moves its chart to and fro; that it was too soon the answer itself says. What goes on
  // in a person shows when they do something.
  if (machine === 'polling' || machine === 'person') return;
  const text = to.split('.').at(-1) ?? to;
  const timed = isByTimer(event) ? ({ isTimer: true } as const) : {};
  if (quietStates.has(text)) return;
  notedRow(diagram, about)?.notes.push({ seq, party, text, ...timed });
}

/** How far back a request's last arrow is looked for; what lies farther nobody sees beside it. */
const nearRows = 24;

/** What ends a row of polls, such as expiry, is noted where the last of them stands. */
function notedRow(
  { rows, cause }: SequenceDiagram,
  about: string | undefined,
): ArrowRow | undefined {
  if (cause !== undefined) return cause;
  const near = about === undefined ? [] : rows.slice(-nearRows);
  const last = near.findLast((row) => requestOf(row) === about) ?? rows.at(-1);
  return last?.kind === 'fold' ? last.rows.at(-1) : last;
}

/** Of a poll that was folded away nobody follows the timers. */
function noteTimer({ cause }: SequenceDiagram, entry: EntryOf<'timer.set'>): void {
  const text = timerNote(entry);
  const { seq, party } = entry;
  if (text !== undefined) cause?.timers.push({ seq, party, text, isTimer: true });
}

/** What is noted of a row, changes and timers, in the order in which they came. */
export function notesOf({ notes, timers }: ArrowRow): readonly RowNote[] {
  if (timers.length === 0) return notes;
  return [...notes, ...timers].toSorted((one, other) => one.seq - other.seq);
}
