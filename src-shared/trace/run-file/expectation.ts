/**
 * What ought to happen in a run, as data: a match and how often it is to hold. Where nothing is said
 * of that, once is enough.
 */
import { z } from 'zod';
import { match } from '../match/match.ts';

const count = z.int().min(0).max(1_000_000);

export const expectation = z.strictObject({
  match,
  count: z
    .union([count, z.strictObject({ least: count.optional(), most: count.optional() })])
    .exactOptional()
    .describe('How often exactly, or at least and at most; left out, at least once.'),
  sentence: z.string().min(1).max(500).describe('What is expected, for whoever reads the outcome.'),
});

export const expectations = z.array(expectation).max(200).readonly();

export type Expectation = Readonly<z.infer<typeof expectation>>;
