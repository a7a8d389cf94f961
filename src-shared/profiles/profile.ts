/**
 * What a profile is, as data that survives JSON: the settings it changes, and how it edits the rule
 * tables, by the names of rules that are registered in the core. It holds no behaviour of its own.
 */
import { z } from 'zod';
import { providerSettings } from '../protocol/setup/provider-settings.ts';

const ruleEdit = z.discriminatedUnion('edit', [
  z.strictObject({
    edit: z.literal('insert'),
    table: z.string(),
    after: z.string(),
    rule: z.string(),
  }),
  z.strictObject({
    edit: z.literal('replace'),
    table: z.string(),
    rule: z.string(),
    with: z.string(),
  }),
  z.strictObject({ edit: z.literal('omit'), table: z.string(), rule: z.string() }),
]);

export const profile = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** One sentence for whoever has to choose. */
  summary: z.string(),
  settings: providerSettings.partial(),
  rules: z.array(ruleEdit).readonly(),
});

export type RuleEdit = Readonly<z.infer<typeof ruleEdit>>;
export type Profile = Readonly<z.infer<typeof profile>>;
