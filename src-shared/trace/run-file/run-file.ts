/**
 * A run as a file: one JSON object with what it was given, what was noted of it and all its
 * entries. Here is everything but the entries, which are read one by one.
 */
import { z } from 'zod';
import { runSetup } from '../../protocol/setup/run-setup.ts';
import { entry } from '../any-entry.ts';
import { bookmark, mostBookmarks, notes } from './bookmark.ts';
import { expectations } from './expectation.ts';

export const runFileFormat = 1;

const seed = z.string().max(200).nullable();
const text = z.string().max(8000);

/** A private key of the simulator's own; whoever has the file can sign as this run. */
export const privateKey = z.looseObject({
  kty: z.string().max(10),
  kid: z.string().max(500),
  alg: z.string().max(40),
  d: text,
});

/** What a run and a scenario have in common. */
export const fileCommon = {
  format: z.literal(runFileFormat),
  name: z.string().min(1).max(120),
  seed,
  bookmarks: z.array(bookmark).max(mostBookmarks).readonly(),
  notes,
  expectations,
};

export const runFileHead = z.strictObject({
  ...fileCommon,
  engine: z.string().max(100).describe('The version that recorded it.'),
  setup: runSetup,
  keys: z
    .array(privateKey)
    .max(1000)
    .readonly()
    .nullable()
    .describe('The private keys of the run; null where they were left out.'),
  redacted: z
    .boolean()
    .describe('True where tokens, codes, secrets and keys were taken out: it cannot be replayed.'),
});

export type RunFileHead = Readonly<z.infer<typeof runFileHead>>;

/** The whole file, as its JSON Schema says it; an entry that is an input is marked so. */
export const runFile = runFileHead.extend({
  entries: z
    .array(z.intersection(entry, z.looseObject({ input: z.literal(true).optional() })))
    .readonly(),
});

/** The members in the order in which they are written. */
export const headMembers = [
  'format',
  'engine',
  'name',
  'setup',
  'seed',
  'keys',
  'redacted',
  'bookmarks',
  'notes',
  'expectations',
] as const satisfies readonly (keyof RunFileHead)[];
