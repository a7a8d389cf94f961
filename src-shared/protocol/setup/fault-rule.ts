/**
 * A fault rule as data: which messages, how often, and what the network does to them. What `on` says
 * is a Match, which is read where it is asked (`kernel/network`): the entries that a match can name
 * hold this very set-up, so the two cannot be defined in terms of each other.
 */
import { z } from 'zod';
import { distributionUpTo } from './distribution.ts';

const mostMs = 3_600_000;
const milliseconds = z.int().min(0).max(mostMs);

/** How long something takes: drawn from the step's entropy, so that a replay repeats it. */
const duration = distributionUpTo(mostMs, 1);

const howOften = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }),
  z.strictObject({ kind: z.literal('next'), n: z.int().min(1).max(1_000_000) }),
  z.strictObject({ kind: z.literal('every'), k: z.int().min(1).max(1_000_000) }),
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('probability'), p: z.number().min(0).max(1) }),
]);

const header = z.tuple([
  z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/, 'This is no name of a header.'),
  z.string().regex(/^[\t\x20-\x7e\x80-\xff]{0,4000}$/, 'A header is one line of text.'),
]);

const act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), by: duration }),
  z.strictObject({ kind: z.literal('drop').describe('It vanishes, and nobody is told.') }),
  z.strictObject({ kind: z.literal('reset').describe('The connection breaks.') }),
  z.strictObject({ kind: z.literal('empty').describe('The answer has no body.') }),
  z.strictObject({ kind: z.literal('garbage').describe('The answer makes no sense.') }),
  z.strictObject({
    kind: z.literal('error'),
    status: z.int().min(200).max(599),
    error: z.string().min(1).max(200),
    description: z.string().max(1000).exactOptional(),
    headers: z.array(header).max(20).readonly().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('duplicate'), times: z.int().min(1).max(10) }),
  z.strictObject({
    kind: z.literal('replay').describe('The message that matched before this one comes again.'),
    afterMs: milliseconds,
  }),
  z.strictObject({
    kind: z.literal('hold'),
    limitMs: milliseconds.exactOptional().describe('Absent: 30 seconds.'),
  }),
]);

export const faultRule = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().max(200),
  on: z.record(z.string(), z.json()).describe('A Match.'),
  how: howOften,
  act,
  off: z.literal(true).exactOptional().describe('It stays in the list and does nothing.'),
});

/** The rules of a run, in the order in which they are asked. */
export const faultRules = z
  .array(faultRule)
  .max(50)
  .refine(
    (rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
    'Two rules have the same id.',
  )
  .readonly();

export type FaultRule = Readonly<z.infer<typeof faultRule>>;
export type FaultAct = FaultRule['act'];
