/** Every profile there is, its settings filled up from the core's and its tables made once. */

import type { Rule } from '../protocol/rules/rule.ts';
import { type ProviderSettings, providerSettings } from '../protocol/setup/provider-settings.ts';
import { type ProfileName, profileNames } from '../protocol/setup/run-setup.ts';
import { coreSettings } from './core.ts';
import { fapi1CibaId1 } from './fapi1-ciba-id1.ts';
import { fapi2Ciba } from './fapi2-ciba.ts';
import type { Profile } from './profile.ts';
import { editTables, type RuleTables } from './rule-tables.ts';

const core: Profile = {
  name: 'core',
  title: 'CIBA Core',
  summary: 'CIBA Core 1.0 as it stands: poll, ping and push, every hint, signed or not.',
  settings: {},
  rules: [],
};

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  core,
  'fapi1-ciba-id1': fapi1CibaId1,
  'fapi2-ciba': fapi2Ciba,
};

const tables: Readonly<Record<ProfileName, RuleTables>> = {
  core: editTables(core.rules),
  'fapi1-ciba-id1': editTables(fapi1CibaId1.rules),
  'fapi2-ciba': editTables(fapi2Ciba.rules),
};

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
