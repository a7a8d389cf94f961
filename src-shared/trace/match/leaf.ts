/**
 * The single questions that a match is made of, each about one entry. Questions about a message
 * are answered where it enters the record: when it is sent, or comes in from outside.
 */
import { z } from 'zod';
import { deliveryMode } from '../../protocol/setup/provider-settings.ts';
import { entryKinds } from '../entry-kind.ts';
import { machineName } from '../machine-name.ts';
import { endpointNames } from './endpoint-name.ts';
import { valueCondition } from './value-condition.ts';

export const directions = ['request', 'response', 'notification', 'note'] as const;
export const jwtPlaces = [
  'request',
  'id_token',
  'id_token_hint',
  'login_hint_token',
  'client_assertion',
  'access_token',
  'dpop',
  'verified',
] as const;
export const timerChanges = ['set', 'cancelled', 'fired'] as const;
export const judgements = ['refused', 'accepted'] as const;

const name = z.string().min(1).max(200);
const status = z.int().min(100).max(999);

const onMessages = [
  z.strictObject({
    kind: z.literal('party'),
    end: z.enum(['from', 'to', 'either']).describe('Which end of a message; either is any part.'),
    is: name.describe('A role, a name, or both: relying-party, till, relying-party/till.'),
  }),
  z.strictObject({
    kind: z.literal('endpoint'),
    is: z.enum(endpointNames).describe('Where a message goes, or where an answer comes from.'),
  }),
  z.strictObject({
    kind: z.literal('direction'),
    is: z.enum(directions).describe('A note is what passes on the authentication channel.'),
  }),
  z.strictObject({ kind: z.literal('method'), is: name.describe('The HTTP method of a request.') }),
  z
    .strictObject({
      kind: z.literal('status'),
      from: status.describe('The lowest HTTP status meant.'),
      to: status.describe('The highest HTTP status meant.'),
    })
    .refine(({ from, to }) => from <= to, 'A range of statuses begins with the lower one.'),
  z.strictObject({
    kind: z.literal('error'),
    is: name.describe('The error code of an answer, a redirect, a challenge or a push.'),
  }),
  z.strictObject({
    kind: z.literal('parameter'),
    name: name.describe('A form or query parameter, or a member of a JSON body.'),
    value: valueCondition,
  }),
  z.strictObject({
    kind: z.literal('text'),
    is: name.describe('What stands somewhere in a message as it is read, in whatever case.'),
  }),
  z.strictObject({
    kind: z.literal('header'),
    name: name.describe('A header, in whatever case.'),
    value: valueCondition,
  }),
] as const;

const onRecord = [
  z.strictObject({
    kind: z.literal('claim'),
    name: name.describe('A claim of a JWT in the message, whether or not it is to be believed.'),
    place: z
      .enum(jwtPlaces)
      .exactOptional()
      .describe('Which JWT; verified is the ID token that a party has just checked.'),
    value: valueCondition,
  }),
  z.strictObject({
    kind: z.literal('entry'),
    is: z.enum(entryKinds).describe('What is recorded.'),
  }),
  z.strictObject({ kind: z.literal('machine'), is: machineName.describe('A chart that moved.') }),
  z.strictObject({
    kind: z.literal('state'),
    machine: machineName,
    change: z.enum(['entered', 'left']),
    is: name.describe('A state by its path; alive covers alive.granted.'),
  }),
  z.strictObject({
    kind: z.literal('timer'),
    change: z.enum(timerChanges),
    machine: machineName.exactOptional().describe('Whose timer it is.'),
    delay: name.exactOptional().describe('What it waits for: rest, lifetime.'),
  }),
  z.strictObject({
    kind: z.literal('rule'),
    verdict: z.enum(['refused', 'passed']),
    is: name.describe('A rule’s name or some words of it; hyphens do for blanks.'),
  }),
  z.strictObject({
    kind: z.literal('clause'),
    is: name.describe('The clause of a refusal; ciba-core-7 covers ciba-core-7.1.'),
  }),
  z.strictObject({ kind: z.literal('table'), is: name.describe('The rule table of a judgement.') }),
  z.strictObject({ kind: z.literal('judged'), is: z.enum(judgements) }),
  z.strictObject({ kind: z.literal('request'), is: name.describe('An auth_req_id.') }),
  z.strictObject({ kind: z.literal('client'), is: name.describe('A client_id.') }),
  z.strictObject({ kind: z.literal('user'), is: name.describe('A username or a sub.') }),
  z.strictObject({ kind: z.literal('mode'), is: deliveryMode.describe('The delivery mode.') }),
] as const;

export const leaf = z.discriminatedUnion('kind', [...onMessages, ...onRecord]);

export type Leaf = Readonly<z.infer<typeof leaf>>;
export type LeafOf<Kind extends Leaf['kind']> = Extract<Leaf, { kind: Kind }>;
export type JwtPlace = (typeof jwtPlaces)[number];
