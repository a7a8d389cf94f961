/** Profiles by themselves: data that survives JSON, and edits that find the rules they name. */
import { describe, expect, it } from 'vitest';
import { profile } from '#shared/profiles/profile.ts';
import { profiles, rulesOf, settingsOf, tablesOf } from '#shared/profiles/profiles.ts';
import { coreTables } from '#shared/profiles/rule-tables.ts';
import { providerMetadata } from '#shared/protocol/metadata.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { stubKey } from '#test/support/core/setup.ts';

describe.each(profileNames)('the profile %s', (name) => {
  const held = profiles[name];

  it('is data: it comes back from JSON as it went in', () => {
    expect(profile.parse(JSON.parse(JSON.stringify(held)))).toEqual(held);
  });

  it('edits rules that the core tables hold', () => {
    const core = new Map(
      Object.entries(coreTables).map(([table, rules]) => [table, rules.map((rule) => rule.name)]),
    );
    const misses = held.rules.filter((edit) => {
      const anchor = edit.edit === 'insert' ? edit.after : edit.rule;
      return core.get(edit.table)?.includes(anchor) !== true;
    });
    expect(misses).toEqual([]);
  });

  it('has every rule once, and its insertions where they were asked for', () => {
    for (const [table, rules] of Object.entries(tablesOf(name))) {
      const names = rules.map((rule) => rule.name);
      expect(new Set(names).size).toBe(names.length);
      for (const edit of held.rules) {
        if (edit.edit !== 'insert' || edit.table !== table) continue;
        expect(names.indexOf(edit.rule)).toBe(names.indexOf(edit.after) + 1);
      }
    }
  });

  it('fills its settings up from the core’s', () => {
    expect(settingsOf(name, { interval: 7 })).toMatchObject({ ...held.settings, interval: 7 });
  });
});

describe('the FAPI profiles', () => {
  it.each(['fapi1-ciba-id1', 'fapi2-ciba'] as const)(
    '%s offers poll and never push, and no algorithm that FAPI forbids (R-007)',
    (name) => {
      const settings = settingsOf(name);
      const issuer = 'https://provider.example';
      const metadata = { ...providerMetadata({ issuer, settings, keys: [stubKey] }) };
      expect(metadata).toMatchObject({ tls_client_certificate_bound_access_tokens: true });
      expect(settings.delivery_modes).toContain('poll');
      expect(settings.delivery_modes).not.toContain('push');
      const strong = ['PS256', 'ES256', 'EdDSA'];
      expect(settings.request_signing_algorithms.filter((alg) => !strong.includes(alg))).toEqual(
        [],
      );
    },
  );
});

describe('the rule table of a screen', () => {
  it('is that of the profile, and of the core where nobody knows the profile', () => {
    const table = 'backchannel-authentication';
    const names = (profileName: string) => rulesOf(profileName, table).map(({ name }) => name);
    expect(names('fapi2-ciba')).toContain('has a context of its own');
    expect(names('some-other')).toEqual(names('core'));
    expect(rulesOf('core', 'no-such-table')).toEqual([]);
  });
});
