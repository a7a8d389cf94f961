/** What the workbench's own stream tells of the records of runs: forks, files, bookmarks, notes, modes. */
import { z } from 'zod';
import { exportForm } from './intents/record-intents.ts';
import { exportReceipt } from './trace/redaction/export-receipt.ts';
import { bookmark } from './trace/run-file/bookmark.ts';
import { expectations } from './trace/run-file/expectation.ts';

const common = { seq: z.int().nonnegative(), at: z.int().nonnegative() };
const run = z.string();
const entries = z.int().nonnegative();

export const recordEvents = [
  z.strictObject({
    kind: z.literal('run.forked'),
    seq: common.seq,
    /** When, in the workbench's time; the entry is `forkedAt`. */
    at: common.at,
    run,
    parent: run,
    /** The last entry that both share. */
    forkedAt: entries,
    /** The entry that was asked for, where it lies inside what one input gave. */
    asked: entries.exactOptional(),
    /** The run's own time at that entry; absent in streams that were written before it was told. */
    forkedAtMs: entries.exactOptional(),
    name: z.string(),
  }),
  z.strictObject({
    kind: z.literal('run.exported'),
    ...common,
    run,
    file: z.string(),
    /** Where the workbench keeps it; absent in streams that were written before it was told. */
    path: z.string().exactOptional(),
    as: exportForm.exactOptional(),
    redacted: z.boolean(),
    /** How many entries are in it; in a scenario, how many lines its script has. */
    entries,
    bytes: entries,
    /** What a scenario cannot say: deeds and bookmarks that are about one entry of this run alone. */
    leftOut: entries.exactOptional(),
    /** How many messages, and how many secrets of which kind were masked. */
    receipt: exportReceipt.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('run.imported'),
    ...common,
    run,
    origin: z.strictObject({
      file: z.string(),
      engine: z.string(),
      entries,
      redacted: z.boolean(),
    }),
    expectations,
    /** What is to be known of it: where it derives differently, why it is only looked at. */
    warnings: z.array(z.string()).readonly(),
  }),
  z.strictObject({ kind: z.literal('bookmark.set'), ...common, run, bookmark }),
  z.strictObject({ kind: z.literal('bookmark.removed'), ...common, run, id: z.string() }),
  z.strictObject({ kind: z.literal('notes.set'), ...common, run, text: z.string() }),
  z.strictObject({
    kind: z.literal('modes.compared'),
    ...common,
    /** The run whose set-up and script were taken. */
    run,
    /** The three runs that were made of it. */
    modes: z.strictObject({ poll: run, ping: run, push: run }),
    /** What of the script could not be done, and what was left out, as sentences. */
    remarks: z.array(z.string()).readonly(),
  }),
] as const;
