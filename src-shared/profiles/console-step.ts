/**
 * One step of a product's set-up, as its guide has it: what a person switches on, where, why, and
 * what goes wrong while it is off. Whatever the documents leave open is said to be ours.
 */
import { z } from 'zod';
import { conditionNames } from '../protocol/rules/backchannel/conditions.ts';

/** Where a sentence comes from: the product's own guide, its reference, reports, or ourselves. */
export const sources = ['guide', 'reference', 'reported', 'ours'] as const;
export const source = z.enum(sources);

/** What an API of the console may do of its steps. */
export const consoleDeeds = [
  'creates a web application',
  'adds the grant',
  'names an authenticator',
  'enrols for pushes',
  'takes CIBA transactions',
] as const;

const refusalWhileOff = z.strictObject({
  /** Into which table, and behind which of its rules, the question goes. */
  table: z.string(),
  after: z.string(),
  /** The new rule's name, said of what is right: «the organisation verifies transactions». */
  rule: z.string(),
  error: z.string(),
  description: z.string(),
  status: z.int().exactOptional(),
  /** Only such requests need the step; absent: all of them. */
  when: z.enum(conditionNames).exactOptional(),
  /** The member of the client that says the same: a client in which it is false is refused too. */
  member: z.enum(['is_first_party', 'oidc_conformant']).exactOptional(),
  source,
});

export const consoleStep = z.strictObject({
  /** Its name in a configuration, under `console`. */
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** The part of the guide that it belongs to. */
  part: z.string(),
  title: z.string(),
  /** The way there: «Security > Authenticators > Setup». */
  place: z.string(),
  why: z.string(),
  source,
  /** A call of the console's API that does this does the step. */
  deed: z.enum(consoleDeeds).exactOptional(),
  /** What the provider refuses while it is off. */
  off: refusalWhileOff,
});

export type ConsoleDeed = (typeof consoleDeeds)[number];
export type ConsoleStep = Readonly<z.infer<typeof consoleStep>>;
