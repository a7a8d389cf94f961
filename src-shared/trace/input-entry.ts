/**
 * The causes of a run: what a person, the clock, the network or the shell did. They are recorded as
 * they came, and replaying them alone makes everything else again.
 */
import { z } from 'zod';
import { pace } from '../intents/clock-intents.ts';
import { partyIntent } from '../intents.ts';
import { httpRequest, httpResponse } from '../protocol/encoding/wire.ts';
import { fact } from '../protocol/fact.ts';
import { namedKey } from '../protocol/setup/public-key.ts';
import { runSetup } from '../protocol/setup/run-setup.ts';
import { common } from './entry-stamp.ts';
import { runDetached } from './fork-entries.ts';

/** 32 fresh bytes, expanded by the step into every identifier it needs. */
const entropy = z.base64();

const facts = z.array(fact).readonly();

const runBegan = z.strictObject({
  kind: z.literal('run.began'),
  ...common,
  format: z.literal(1),
  engine: z.string(),
  setup: runSetup,
  entropy,
});
/** A run that goes on where another one stopped; its numbers and its time go on as well. */
const runContinued = z.strictObject({
  kind: z.literal('run.continued'),
  ...common,
  format: z.literal(1),
  engine: z.string(),
  /** The run in which everything before this stands. */
  from: z.string(),
  setup: runSetup,
  /** The world as it was then, by its fields. */
  state: z.record(z.string(), z.unknown()),
  entropy,
});
const clockSet = z.strictObject({
  kind: z.literal('clock.set'),
  ...common,
  state: z.enum(['paused', 'running']),
  speed: z.number(),
  /** Absent in older runs, which knew the wall's only. */
  pace: pace.optional(),
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
/** How a call to an outside address ended; what was refused was never sent. */
export const callOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), response: httpResponse }),
  z.strictObject({ kind: z.literal('refused'), reason: z.string() }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
  z.strictObject({ kind: z.literal('timed-out'), reason: z.string() }),
]);
export type CallOutcome = Readonly<z.infer<typeof callOutcome>>;

const callEnded = z.strictObject({
  kind: z.literal('call.ended'),
  ...common,
  effect: z.string(),
  outcome: callOutcome,
  facts,
  entropy,
});
const keysRotated = z.strictObject({
  kind: z.literal('keys.rotated'),
  ...common,
  keys: z.array(namedKey).readonly(),
  entropy,
});

export const inputEntry = z.discriminatedUnion('kind', [
  runBegan,
  runContinued,
  runDetached,
  clockSet,
  agendaPopped,
  intentGiven,
  httpArrived,
  httpUnparsed,
  httpHungUp,
  jwtsSigned,
  callEnded,
  keysRotated,
]);
