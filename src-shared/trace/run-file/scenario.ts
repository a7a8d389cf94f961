/**
 * A scenario: a run file without entries. It says what a run begins with, what people do at which
 * time, and what ought to come of it. Whatever is left out is as in the demonstration.
 */
import { z } from 'zod';
import { providerSettings } from '../../protocol/setup/provider-settings.ts';
import { runSetup } from '../../protocol/setup/run-setup.ts';
import { bookmark, mostBookmarks, notes } from './bookmark.ts';
import { expectations } from './expectation.ts';
import { fileCommon, privateKey } from './run-file.ts';
import { scriptedIntent } from './scripted-intent.ts';

const aDay = 86_400_000;

const script = z
  .array(
    z.strictObject({
      at: z
        .int()
        .min(0)
        .max(365 * aDay)
        .describe('Milliseconds since the run began.'),
      intent: scriptedIntent,
    }),
  )
  .max(10_000)
  .readonly();

export const scenarioSetup = runSetup
  .omit({ name: true, seed: true, provider: true })
  .extend({ mode: z.literal('virtual') })
  .partial()
  .extend({ provider: providerSettings.partial().optional() });

export const scenario = z.strictObject({
  format: fileCommon.format,
  engine: z.string().max(100).optional(),
  name: fileCommon.name,
  setup: scenarioSetup.prefault({}),
  seed: fileCommon.seed.default(null),
  keys: z.array(privateKey).max(1000).readonly().nullable().default(null),
  bookmarks: z.array(bookmark).max(mostBookmarks).readonly().default([]),
  notes: notes.default(''),
  expectations: expectations.default([]),
  script: script.default([]),
  until: z
    .int()
    .min(0)
    .max(365 * aDay)
    .optional()
    .describe('When it ends, in milliseconds; left out, when nothing is planned any more.'),
});

export type Scenario = Readonly<z.infer<typeof scenario>>;
