/** Settings as fields of a form: the control that fits each, and what may be written there. */
import { describe, expect, it } from 'vitest';
import { coreSettings } from '#shared/profiles/core.ts';
import {
  fieldsOf,
  readSetting,
  type SettingField,
  writtenAs,
} from '#shared/projections/setup/setting-field.ts';
import { client } from '#shared/protocol/setup/client-metadata.ts';
import { providerSettings } from '#shared/protocol/setup/provider-settings.ts';
import { relyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import { runSetup } from '#shared/protocol/setup/run-setup.ts';

const ofProvider = fieldsOf(providerSettings.shape);

function named(fields: readonly SettingField[], name: string): SettingField {
  const found = fields.find((field) => field.name === name);
  if (found === undefined) throw new Error(`There is no field ${name}.`);
  return found;
}

const kindOf = (fields: readonly SettingField[], name: string) => named(fields, name).control.kind;

describe('the fields of a set-up', () => {
  it('have the control that fits what they hold', () => {
    expect(named(ofProvider, 'interval').control).toEqual({
      kind: 'number',
      least: 1,
      most: 3600,
      unit: 's',
    });
    expect(kindOf(ofProvider, 'dpop_nonce')).toBe('switch');
    expect(kindOf(ofProvider, 'delivery_modes')).toBe('several');
    expect(kindOf(ofProvider, 'scopes_supported')).toBe('words');
    expect(kindOf(ofProvider, 'login_hint_token_issuers')).toBe('json');
    expect(named(ofProvider, 'issue_refresh_tokens').control).toEqual({
      kind: 'choice',
      choices: ['true', 'false', 'offline_access'],
    });
    expect(kindOf(fieldsOf(client.shape), 'token_endpoint_auth_method')).toBe('choice');
    expect(kindOf(fieldsOf(client.shape), 'client_name')).toBe('text');
    expect(kindOf(fieldsOf(relyingPartySetup.shape), 'misbehaviours')).toBe('several');
    expect(kindOf(fieldsOf(runSetup.shape), 'seed')).toBe('text');
  });

  it('say in a sentence what every setting of the provider means', () => {
    expect(ofProvider.filter(({ sentence }) => sentence === '')).toEqual([]);
  });

  it('are read back as they were written, whatever the setting', () => {
    const settings: Readonly<Record<string, unknown>> = coreSettings;
    for (const field of ofProvider) {
      const value = settings[field.name];
      expect(readSetting(field, writtenAs(field, value))).toEqual({ kind: 'value', value });
    }
  });

  it('refuse what does not fit with a sentence', () => {
    const interval = named(ofProvider, 'interval');
    for (const written of ['0', '3601', '2.5', 'soon', ''])
      expect(readSetting(interval, written)).toEqual({
        kind: 'fault',
        sentence: 'Use a whole number from 1 to 3600.',
      });
    expect(readSetting(named(ofProvider, 'login_hint_token_issuers'), '{')).toMatchObject({
      sentence: expect.stringContaining('This is not JSON'),
    });
    expect(readSetting(named(ofProvider, 'delivery_modes'), '')).toMatchObject({ kind: 'fault' });
    expect(readSetting(named(fieldsOf(runSetup.shape), 'seed'), '')).toEqual({
      kind: 'value',
      value: null,
    });
  });
});
