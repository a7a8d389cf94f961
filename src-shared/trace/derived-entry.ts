/**
 * What follows from the inputs: messages, verdicts, moves, timers and what the provider decided.
 * Every one of these can be derived again, byte for byte.
 */
import { z } from 'zod';
import { wire } from '../protocol/encoding/wire.ts';
import { client } from '../protocol/setup/client-metadata.ts';
import { deliveryMode } from '../protocol/setup/provider-settings.ts';
import { clockEntries } from './clock-entries.ts';
import { deviceEntries } from './device-entries.ts';
import { common } from './entry-stamp.ts';
import { machineName } from './machine-name.ts';
import { networkEntries } from './network-entries.ts';
import { party } from './party.ts';
import { personEntries } from './person-entries.ts';

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
  /** The message that this one repeats byte for byte, where the network or a person sent it again. */
  copyOf: z.string().exactOptional(),
});
const messageReceived = z.strictObject({
  kind: z.literal('message.received'),
  ...common,
  message: z.string(),
});
/** Who sent it took it back on its way; it never arrives. */
const messageRecalled = z.strictObject({
  kind: z.literal('message.recalled'),
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
  machine: machineName,
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
  deliveryMode,
  acrValues: z.array(z.string()).readonly(),
  authorizationDetails: z.array(z.record(z.string(), z.json())).readonly().nullable(),
  expiresAt: z.int(),
  intervalMs: z.int(),
});
const requestDecided = z.strictObject({
  kind: z.literal('request.decided'),
  ...common,
  authReqId: z.string(),
  decision: z.enum(['approve', 'deny', 'fail']),
  device: z.string(),
  scope: z.string(),
  acr: z.string().nullable(),
});
const fraudReported = z.strictObject({
  kind: z.literal('fraud.reported'),
  ...common,
  authReqId: z.string(),
  clientId: z.string(),
  sub: z.string(),
  device: z.string(),
});
const tokensIssued = z.strictObject({
  kind: z.literal('tokens.issued'),
  ...common,
  grant: z.string(),
  clientId: z.string(),
  sub: z.string(),
  scope: z.string(),
  expiresAt: z.int(),
  /** What the access token is bound to, if it is. */
  binding: z.enum(['none', 'dpop', 'certificate']),
  refreshToken: z.boolean(),
  /** When the grant cannot be refreshed any more, where it can be at all. */
  refreshExpiresAt: z.int().optional(),
});
/** A code for somebody who signed in at the provider; the code itself stands in the answer. */
const codeIssued = z.strictObject({
  kind: z.literal('code.issued'),
  ...common,
  grant: z.string(),
  clientId: z.string(),
  sub: z.string(),
  expiresAt: z.int(),
});
const grantRevoked = z.strictObject({
  kind: z.literal('grant.revoked'),
  ...common,
  grant: z.string(),
  reason: z.string(),
});
const clientRegistered = z.strictObject({
  kind: z.literal('client.registered'),
  ...common,
  change: z.enum(['registered', 'updated', 'removed', 'switched-off', 'switched-on']),
  client,
});
/** Steps of the product's console that one of its APIs did or undid; a person's switch is an intent. */
const consoleSwitched = z.strictObject({
  kind: z.literal('console.switched'),
  ...common,
  steps: z.record(z.string(), z.boolean()),
});
const userLocked = z.strictObject({
  kind: z.literal('user.locked'),
  ...common,
  sub: z.string(),
  until: z.int(),
});
const signInBegan = z.strictObject({
  kind: z.literal('sign-in.began'),
  ...common,
  signIn: z.string(),
  loginHint: z.string(),
  bindingMessage: z.string(),
  scope: z.string(),
  /** Set where it is not the person of the hint who began. */
  begunBy: z.literal('attacker').optional(),
});
const signInEnded = z.strictObject({
  kind: z.literal('sign-in.ended'),
  ...common,
  signIn: z.string(),
  state: z.string(),
  /** Why it did not go well: an error code, or a few words. */
  reason: z.string().nullable(),
});
const promptArrived = z.strictObject({
  kind: z.literal('prompt.arrived'),
  ...common,
  prompt: z.string(),
  clientName: z.string(),
  userName: z.string(),
  scope: z.string(),
  bindingMessage: z.string().nullable(),
  acrValues: z.array(z.string()).readonly(),
  /** What is to be agreed to beyond the scope, in full (RFC 9396). */
  authorizationDetails: z.array(z.record(z.string(), z.json())).readonly(),
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

export const derivedEntry = z.discriminatedUnion('kind', [
  messageSent,
  messageReceived,
  messageRecalled,
  rulesJudged,
  machineMoved,
  timerSet,
  timerCancelled,
  requestOpened,
  requestDecided,
  fraudReported,
  tokensIssued,
  codeIssued,
  grantRevoked,
  clientRegistered,
  consoleSwitched,
  userLocked,
  signInBegan,
  signInEnded,
  promptArrived,
  idTokenVerified,
  exchangeLost,
  ...networkEntries,
  ...personEntries,
  ...deviceEntries,
  ...clockEntries,
]);
