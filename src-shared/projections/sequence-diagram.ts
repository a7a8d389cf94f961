/**
 * The history of a run as a sequence diagram: rows in order, each an arrow with what it changed.
 * Appending touches the last row at most, so nothing that was drawn moves. Repeated polls that
 * change nothing fold into one row with their count.
 */
import { isTimeIntent, type TimeIntent } from '../intents/clock-intents.ts';
import type { PartyIntent } from '../intents.ts';
import type { RunSetup } from '../protocol/setup/run-setup.ts';
import { changedSetup } from '../protocol/setup/setup-change.ts';
import { type DerivedEntry, type Entry, type EntryOf, isInput } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { editText } from './edited-fields.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { type FateEntry, fateText, isFate, networkActions } from './message-fate.ts';
import {
  addToMessages,
  createMessages,
  type Messages,
  type MessageView,
  type Tone,
} from './message-view.ts';
import { foldPolls, unfoldPoll } from './poll-folds.ts';
import { changeWords } from './setup/setup-words.ts';
import { timeActionTitles } from './time-action-titles.ts';

/** What an arrow changed: a state that somebody entered because of it, or its own fate on its way. */
export interface RowNote {
  readonly seq: number;
  readonly party: Party;
  readonly text: string;
  /** What became of the message itself, rather than of anybody. */
  readonly isFate?: true;
}

export interface ArrowRow {
  readonly kind: 'arrow';
  readonly seq: number;
  readonly from: Party;
  readonly to: Party;
  readonly title: string;
  readonly detail: string;
  readonly tone: Tone;
  readonly isAnswer: boolean;
  readonly at: number;
  readonly message: MessageView | undefined;
  readonly notes: RowNote[];
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
}

/** A diagram with nothing in it. */
export function createSequenceDiagram(): SequenceDiagram {
  return { setup: undefined, lanes: [], rows: [], messages: createMessages(), cause: undefined };
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
  if (message !== undefined) {
    const row = arrowOf(message);
    diagram.rows.push(row);
    if (entry.kind === 'http.arrived') diagram.cause = row;
    foldPolls(diagram.rows);
  } else if (entry.kind === 'intent.given' && !isTimeIntent(entry.intent)) {
    takeIn(diagram, entry.intent);
    diagram.cause = actionOf(entry, entry.intent, diagram.messages);
    diagram.rows.push(diagram.cause);
  } else if (entry.kind === 'call.ended') {
    diagram.cause = undefined;
    noteSilence(diagram, entry);
  } else if (isInput(entry)) diagram.cause = undefined;
  else noteConsequence(diagram, entry);
}

/** Takes in what adds no arrow, but says more of one that is there. */
function noteConsequence(diagram: SequenceDiagram, entry: DerivedEntry): void {
  if (entry.kind === 'message.received') diagram.cause = arrivedRow(diagram, entry.message);
  else if (isFate(entry)) noteFate(diagram, entry);
  else if (entry.kind === 'break.hit') unfoldPoll(diagram.rows, entry.entry);
  else if (entry.kind === 'person.decided') {
    diagram.cause = decisionOf(entry);
    diagram.rows.push(diagram.cause);
  } else if (entry.kind === 'machine.moved') noteMove(diagram, entry);
}

/** The rows with every fold opened: what a list, a screen reader or a text export shows. */
export function unfoldedRows(rows: readonly Row[]): readonly ArrowRow[] {
  return rows.flatMap((row) => (row.kind === 'fold' ? row.rows : [row]));
}

/** What a fold says for itself: «2 more polls, still waiting». */
export function foldTitle({ rows }: FoldRow): string {
  const count = rows.length / 2;
  return `${count} more poll${count === 1 ? '' : 's'}, still waiting`;
}

function arrowOf(message: MessageView): ArrowRow {
  const { seq, from, to, title, detail, tone, at } = message;
  const isAnswer = message.wire.kind === 'http.response' || title.startsWith('decision ');
  return { kind: 'arrow', seq, from, to, title, detail, tone, isAnswer, at, message, notes: [] };
}

/** What a person does in the play; what they do to its time is no arrow in it. */
type Playing = Exclude<PartyIntent, TimeIntent>;

/** What a person does, as the words on an arrow. */
export const actionTitles = {
  'sign-in.pressed': 'presses Sign in',
  'user-code.entered': 'says the user code',
  'prompt.opened': 'opens the prompt',
  'prompt.approved': 'approves',
  'prompt.denied': 'denies',
  'prompt.reported': 'reports it as a fraud',
  'request.decided': 'decides for the person',
  'account.switched': 'switches an account',
  'channel.switched': 'switches the channel',
  ...networkActions,
  'person.changed': 'changes how a person acts',
  'device.set': 'changes a device’s settings',
  'link.followed': 'follows the link',
  'settings.changed': 'changes the set-up',
  'request.sent': 'sends a request by hand',
  ...timeActionTitles,
} as const;

const plainArrow = { kind: 'arrow', tone: 'plain', isAnswer: false, message: undefined } as const;

function actionOf({ seq, at }: Entry, intent: Playing, { byId }: Messages): ArrowRow {
  const to = reachedParty(intent);
  const title = actionTitles[intent.kind];
  // What is done to a message says to which.
  const detail = detailOf(intent, byId);
  return { ...plainArrow, seq, from: 'person', to, title, detail, at, notes: [] };
}

function detailOf(intent: Playing, byId: Messages['byId']): string {
  if (intent.kind === 'settings.changed') return changeWords(intent.change);
  if (intent.kind === 'request.sent') return `${intent.method} ${intent.target}`;
  return 'message' in intent ? (byId.get(intent.message)?.title ?? '') : '';
}

/** What somebody who acts by themselves does on a device, and why. */
function decisionOf({ seq, at, device, decision, why }: EntryOf<'person.decided'>): ArrowRow {
  const title = decision === 'approve' ? 'approves' : 'denies';
  return { ...plainArrow, seq, from: 'person', to: device, title, detail: why, at, notes: [] };
}

/** Whom a person's act reaches: a relying party, a device, or the provider itself. */
export function reachedParty(intent: Playing): Party {
  if ('relyingParty' in intent) return `relying-party/${intent.relyingParty}`;
  return 'prompt' in intent || intent.kind === 'device.set' || intent.kind === 'link.followed'
    ? `authentication-device/${intent.device}`
    : 'provider';
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
    notes: [],
  };
  diagram.rows.push(diagram.cause);
}

/** What the network did stands at the arrow, with whom it set out from. */
function noteFate(diagram: SequenceDiagram, entry: FateEntry): void {
  const message = diagram.messages.byId.get(entry.message);
  if (message === undefined) return;
  // What was done to a poll is worth a line of its own, also where nobody had seen it yet.
  unfoldPoll(diagram.rows, message.seq);
  const row = arrivedRow(diagram, entry.message);
  if (row === undefined) return;
  row.notes.push({ seq: entry.seq, party: row.from, text: noteText(entry, message), isFate: true });
  const { title, detail, tone } = message;
  Object.assign(row, { title, detail, tone });
}

/** An edit is told by what it changed. */
function noteText(entry: FateEntry, { sentWire }: MessageView): string {
  if (entry.kind !== 'message.edited' || sentWire === undefined) return fateText(entry);
  return editText(sentWire, entry.wire);
}

function noteMove(
  { rows, cause }: SequenceDiagram,
  { seq, machine, party, to }: EntryOf<'machine.moved'>,
): void {
  // Every poll moves its chart to and fro; that it was too soon the answer itself says. What goes on
  // in a person shows when they do something.
  if (machine === 'polling' || machine === 'person') return;
  const text = to.split('.').at(-1) ?? to;
  const last = cause ?? rows.at(-1);
  // What ends a row of polls, such as expiry, is noted where the last of them stands.
  const row = last?.kind === 'fold' ? last.rows.at(-1) : last;
  if (!quietStates.has(text)) row?.notes.push({ seq, party, text });
}
