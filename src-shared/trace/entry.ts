/**
 * Everything that can ever happen in a run: the vocabulary of the whole workbench.
 * There are two kinds of entry. Inputs are causes and are recorded as they came. Derived entries
 * follow from the inputs and can be made again from them, byte for byte.
 */
import { z } from 'zod';
import { partyIntent } from '../intents.ts';
import { httpRequest, wire } from '../protocol/encoding/wire.ts';
import { runSetup } from '../protocol/run-setup.ts';
import { verification } from '../protocol/verification.ts';
import { party } from './party.ts';

const seq = z.int().nonnegative();

const common = {
  seq,
  /** Integer milliseconds since the run began. */
  at: z.int().nonnegative(),
  party,
  causedBy: z.array(seq).readonly(),
  /** The auth_req_id this is about, as soon as one exists. */
  about: z.string().optional(),
};

/** 32 fresh bytes, expanded by the step into every identifier it needs. */
const entropy = z.base64();

const facts = z.array(verification).readonly();

/* ---- inputs ---- */

const runBegan = z.strictObject({
  kind: z.literal('run.began'),
  ...common,
  format: z.literal(1),
  engine: z.string(),
  setup: runSetup,
  entropy,
});
const clockSet = z.strictObject({
  kind: z.literal('clock.set'),
  ...common,
  state: z.enum(['paused', 'running']),
  speed: z.number(),
  entropy,
});
const agendaPopped = z.strictObject({
  kind: z.literal('agenda.popped'),
  ...common,
  item: z.string(),
  facts,
  entropy,
});
const intentGiven = z.strictObject({
  kind: z.literal('intent.given'),
  ...common,
  intent: partyIntent,
  entropy,
});
const httpArrived = z.strictObject({
  kind: z.literal('http.arrived'),
  ...common,
  exchange: z.string(),
  request: httpRequest,
  facts,
  entropy,
});
const httpUnparsed = z.strictObject({
  kind: z.literal('http.unparsed'),
  ...common,
  raw: z.base64(),
  entropy,
});
const httpHungUp = z.strictObject({
  kind: z.literal('http.hung-up'),
  ...common,
  exchange: z.string(),
  entropy,
});
const jwtsSigned = z.strictObject({
  kind: z.literal('jwts.signed'),
  ...common,
  effect: z.string(),
  jwts: z.array(z.string()).readonly(),
  entropy,
});

/* ---- derived ---- */

const messageSent = z.strictObject({
  kind: z.literal('message.sent'),
  ...common,
  message: z.string(),
  exchange: z.string(),
  from: party,
  to: party,
  wire,
  /** When it will be there; null when a real socket carries it. */
  arrivesAt: z.int().nullable(),
});
const messageReceived = z.strictObject({
  kind: z.literal('message.received'),
  ...common,
  message: z.string(),
});
const rulesJudged = z.strictObject({
  kind: z.literal('rules.judged'),
  ...common,
  table: z.string(),
  profile: z.string(),
  exchange: z.string(),
  passed: z.array(z.string()).readonly(),
  unreached: z.array(z.string()).readonly(),
  refusal: z
    .strictObject({
      rule: z.string(),
      clause: z.string(),
      error: z.string(),
      description: z.string(),
    })
    .optional(),
});
const machineMoved = z.strictObject({
  kind: z.literal('machine.moved'),
  ...common,
  machine: z.enum(['authentication-request', 'relying-party', 'authentication-device']),
  instance: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  event: z.string(),
});
const timerSet = z.strictObject({
  kind: z.literal('timer.set'),
  ...common,
  timer: z.string(),
  instance: z.string(),
  event: z.string(),
  dueAt: z.int(),
});
const timerCancelled = z.strictObject({
  kind: z.literal('timer.cancelled'),
  ...common,
  timer: z.string(),
});
const requestOpened = z.strictObject({
  kind: z.literal('request.opened'),
  ...common,
  authReqId: z.string(),
  clientId: z.string(),
  sub: z.string(),
  scope: z.string(),
  bindingMessage: z.string().nullable(),
  expiresAt: z.int(),
  intervalMs: z.int(),
});
const signInBegan = z.strictObject({
  kind: z.literal('sign-in.began'),
  ...common,
  signIn: z.string(),
  loginHint: z.string(),
  bindingMessage: z.string(),
  scope: z.string(),
});
const promptArrived = z.strictObject({
  kind: z.literal('prompt.arrived'),
  ...common,
  prompt: z.string(),
  clientName: z.string(),
  userName: z.string(),
  scope: z.string(),
  bindingMessage: z.string().nullable(),
  badge: z.string(),
});
const idTokenVerified = z.strictObject({
  kind: z.literal('id-token.verified'),
  ...common,
  signIn: z.string(),
  claims: z.record(z.string(), z.json()),
  checks: z
    .array(
      z.strictObject({
        name: z.string(),
        passed: z.boolean(),
        expected: z.string(),
        found: z.string(),
      }),
    )
    .readonly(),
});
const exchangeLost = z.strictObject({
  kind: z.literal('exchange.lost'),
  ...common,
  exchange: z.string(),
});

export const inputEntry = z.discriminatedUnion('kind', [
  runBegan,
  clockSet,
  agendaPopped,
  intentGiven,
  httpArrived,
  httpUnparsed,
  httpHungUp,
  jwtsSigned,
]);
export const derivedEntry = z.discriminatedUnion('kind', [
  messageSent,
  messageReceived,
  rulesJudged,
  machineMoved,
  timerSet,
  timerCancelled,
  requestOpened,
  signInBegan,
  promptArrived,
  idTokenVerified,
  exchangeLost,
]);
export const entry = z.discriminatedUnion('kind', [...inputEntry.options, ...derivedEntry.options]);

export type InputEntry = Readonly<z.infer<typeof inputEntry>>;
export type DerivedEntry = Readonly<z.infer<typeof derivedEntry>>;
export type Entry = InputEntry | DerivedEntry;
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

const inputKinds: ReadonlySet<string> = new Set(
  inputEntry.options.map((option) => option.shape.kind.value),
);

/** True for a cause, false for what was derived from one. */
export function isInput(of: Entry): of is InputEntry {
  return inputKinds.has(of.kind);
}
