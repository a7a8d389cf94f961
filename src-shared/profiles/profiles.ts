/** Every profile there is, its settings filled up from the core's and its tables made once. */

import type { Rule } from '../protocol/rules/rule.ts';
import { type ProviderSettings, providerSettings } from '../protocol/setup/provider-settings.ts';
import { type ProfileName, profileNames } from '../protocol/setup/run-setup.ts';
import { coreSettings } from './core.ts';
import { profiles } from './profile-list.ts';
import { type RuleTables, tablesFor } from './rule-tables.ts';

export { profiles };

const tables = Object.fromEntries(
  profileNames.map((name) => [name, tablesFor(profiles[name])]),
) as Readonly<Record<ProfileName, RuleTables>>;

/** The rule tables of that profile. */
export function tablesOf(profile: ProfileName): RuleTables {
  return tables[profile];
}

/** What a screen shows of a rule table: every rule in order, without its check. */
export function rulesOf(profile: string, table: string): readonly Omit<Rule<never>, 'check'>[] {
  const found = profileNames.find((name) => name === profile);
  const held: Readonly<Record<string, readonly Rule<never>[]>> = tables[found ?? 'core'];
  return held[table] ?? [];
}

/** The settings of that profile, with whatever else is asked for. */
export function settingsOf(
  profile: ProfileName,
  changes: Partial<ProviderSettings> = {},
): ProviderSettings {
  return providerSettings.parse({ ...coreSettings, ...profiles[profile].settings, ...changes });
}
