/**
 * A device as its window shows it beside its prompts: how it is set, what it knows of each request
 * from the messages it got, which gestures failed, and the messages with a link in its inbox.
 */
import type { DeviceSet } from '../intents/device-intents.ts';
import type { PartyIntent } from '../intents.ts';
import { bodyObject, isObject, type Wire } from '../protocol/encoding/wire.ts';
import { settledSentence } from '../protocol/rules/decision-rules.ts';
import { deliveryOf } from '../protocol/setup/delivery-fault.ts';
import {
  type Authenticator,
  type Delivery,
  type DeviceSetup,
  pinAttemptsOf,
  type StepUpHabit,
} from '../protocol/setup/device.ts';
import type { Entry, EntryOf } from '../trace/entry.ts';
import { addToOutages, createOutages } from './network-board/outages.ts';
import { addToRules, createRulesInForce } from './network-board/rules-in-force.ts';

export interface LetterLine {
  readonly letter: EntryOf<'letter.arrived'>;
  /** Why the page behind its link let nobody in, when somebody tried last. */
  readonly refused: string | undefined;
  /** True while its page is on the way. */
  readonly isOpening: boolean;
}

export interface Elsewhere {
  readonly decision: string | undefined;
  readonly decidedOn: string | undefined;
}

export interface PhoneBoard {
  readonly device: DeviceSetup;
  online: boolean;
  notifies: boolean;
  transacts: boolean;
  authenticators: readonly Authenticator[];
  delivery: Delivery;
  /** How many PINs may still be wrong. */
  triesLeft: number;
  /** Newest first. */
  letters: readonly LetterLine[];
  /** By auth_req_id: why the client says that it asks. */
  readonly contexts: Map<string, Readonly<Record<string, unknown>>>;
  readonly elsewhere: Map<string, Elsewhere>;
  /** The prompts whose person said that they had not asked for them. */
  readonly reported: Set<string>;
  /** By prompt: why the provider did not take the decision, unless it came too late. */
  readonly refusals: Map<string, string>;
  /** What it does where more is asked than was shown. */
  stepUp: StepUpHabit;
  /** By prompt: what the person is asked for as well. */
  readonly stepUps: Map<string, EntryOf<'step-up.asked'>>;
  /** By prompt: the last gesture that was judged. */
  readonly gestures: Map<string, EntryOf<'gesture.judged'>>;
}

/** The board of that device after the entry of that number, or after all of them. */
export function phoneBoardAt(
  entries: readonly Entry[],
  cursor: number | null,
  name: string,
): PhoneBoard {
  let board = createBoard({ name, title: name });
  for (const entry of entries) {
    if (cursor !== null && entry.seq > cursor) break;
    if (entry.kind === 'run.began' || entry.kind === 'run.continued')
      board = boardOfSetup(entry, name);
    else addToBoard(board, entry);
  }
  return board;
}

function createBoard(device: DeviceSetup): PhoneBoard {
  return {
    device,
    online: true,
    notifies: true,
    transacts: true,
    authenticators: device.authenticators ?? [],
    delivery: 'normal',
    triesLeft: pinAttemptsOf(device),
    letters: [],
    contexts: new Map(),
    elsewhere: new Map(),
    reported: new Set(),
    refusals: new Map(),
    stepUp: device.stepUp ?? 'asked',
    stepUps: new Map(),
    gestures: new Map(),
  };
}

/** A run that goes on has its devices as they were; what its network does, other boards know to read. */
function boardOfSetup(entry: EntryOf<'run.began' | 'run.continued'>, name: string): PhoneBoard {
  const { devices } = entry.setup;
  const board = createBoard(devices.find((one) => one.name === name) ?? { name, title: name });
  const [outages, rules] = [createOutages(), createRulesInForce()];
  addToOutages(outages, entry);
  addToRules(rules, entry);
  board.online = !outages.offline.has(name);
  board.delivery = deliveryOf(rules.rules, name);
  return board;
}

function addToBoard(board: PhoneBoard, entry: Entry): void {
  switch (entry.kind) {
    case 'intent.given':
      return addIntent(board, entry.intent);
    case 'message.sent':
    case 'message.edited':
      return addNote(board, entry.wire);
    case 'gesture.judged':
      board.gestures.set(entry.prompt, entry);
      board.triesLeft = entry.triesLeft ?? board.triesLeft;
      return;
    case 'step-up.asked':
      board.stepUps.set(entry.prompt, entry);
      return;
    case 'letter.arrived':
      board.letters = [{ letter: entry, refused: undefined, isOpening: false }, ...board.letters];
      return;
    case 'link.refused':
      return changeLetter(board, entry.letter, { refused: entry.reason, isOpening: false });
    case 'prompt.arrived':
      return openLetters(board, entry.about);
    default:
  }
}

function addIntent(board: PhoneBoard, intent: PartyIntent): void {
  if (intent.kind === 'device.switched' && intent.device === board.device.name)
    board.online = intent.on;
  else if (intent.kind === 'device.set') addSetting(board, intent);
}

/** The page is there that a link led to. */
function openLetters(board: PhoneBoard, about: string | undefined): void {
  for (const { letter } of board.letters)
    if (letter.about === about) changeLetter(board, letter.letter, { isOpening: false });
}

function addSetting(board: PhoneBoard, intent: DeviceSet): void {
  const { device } = board;
  if (intent.device !== device.name) return;
  board.online = intent.online ?? board.online;
  board.notifies = intent.notifies ?? board.notifies;
  board.transacts = intent.transacts ?? board.transacts;
  board.authenticators = intent.authenticators ?? board.authenticators;
  board.delivery = intent.delivery ?? board.delivery;
  board.stepUp = intent.stepUp ?? board.stepUp;
  if (intent.pinUnlocked === true) board.triesLeft = pinAttemptsOf(device);
}

function changeLetter(board: PhoneBoard, id: string, change: Partial<LetterLine>): void {
  board.letters = board.letters.map((line) =>
    line.letter.letter === id ? { ...line, ...change } : line,
  );
}

/** What the provider said to the device, or the device to the provider. */
function addNote(board: PhoneBoard, wire: Wire): void {
  if (wire.kind !== 'channel.note') return;
  notes.get(wire.subject)?.(board, bodyObject(wire) ?? {});
}

type AddNote = (board: PhoneBoard, body: Readonly<Record<string, unknown>>) => void;

const addPrompt: AddNote = (board, body) => {
  const context = body['request_context'];
  if (isObject(context)) board.contexts.set(textOf(body['auth_req_id']), context);
};

const addDecision: AddNote = (board, body) => {
  if (body['reported'] === true) board.reported.add(textOf(body['prompt']));
};

const addResult: AddNote = (board, body) => {
  const reason = textOf(body['reason']);
  if (reason !== '' && reason !== settledSentence)
    board.refusals.set(textOf(body['prompt']), reason);
};

const addWithdrawal: AddNote = (board, body) => {
  board.elsewhere.set(textOf(body['auth_req_id']), {
    decision: textOf(body['decision']) || undefined,
    decidedOn: textOf(body['decided_on']) || undefined,
  });
};

const notes: ReadonlyMap<string, AddNote> = new Map([
  ['prompt', addPrompt],
  ['decision', addDecision],
  ['decision result', addResult],
  ['prompt withdrawn', addWithdrawal],
  [
    'link followed',
    (board, body) =>
      changeLetter(board, textOf(body['letter']), { isOpening: true, refused: undefined }),
  ],
]);

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
