/**
 * Every place of a set-up where something can be written: its section, its field, what stands there
 * and what would stand there by default. A place is named by a path such as `provider/interval`.
 */
import { settingsOf } from '#shared/profiles/profiles.ts';
import { clauseOfName } from '#shared/projections/causes/named-values.ts';
import { clientNotes } from '#shared/projections/setup/client-notes.ts';
import {
  deviceNotes,
  relyingPartyNotes,
  runNotes,
  userNotes,
} from '#shared/projections/setup/part-notes.ts';
import { providerNotes, providerSections } from '#shared/projections/setup/provider-notes.ts';
import {
  type FieldShape,
  fieldsOf,
  type SettingField,
} from '#shared/projections/setup/setting-field.ts';
import type { SettingNote } from '#shared/projections/setup/setting-note.ts';
import { client } from '#shared/protocol/setup/client-metadata.ts';
import { providerSettings } from '#shared/protocol/setup/provider-settings.ts';
import { relyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import { type RunSetup, runSetup } from '#shared/protocol/setup/run-setup.ts';
import { user } from '#shared/protocol/setup/user.ts';
import { once } from '../../model/steady/once.ts';

export interface SetupPlace {
  readonly path: string;
  readonly section: string;
  /** Which client, person, device or party; empty in the other sections. */
  readonly item: string;
  readonly field: SettingField;
  readonly note: SettingNote;
  readonly clause: string | undefined;
  readonly value: unknown;
  /** What a new run has where nobody says anything. */
  readonly usual: unknown;
}

export const listNames = ['clients', 'users', 'relyingParties', 'devices'] as const;
export type ListName = (typeof listNames)[number];
export type SetupItem = Readonly<Record<string, unknown>>;

interface ListKind {
  readonly section: string;
  /** One of them. */
  readonly noun: string;
  readonly id: string;
  readonly fields: () => readonly SettingField[];
  readonly notes: Readonly<Record<string, SettingNote>>;
}

const { name, mode, seed, profile, latencyMs, offlinePrompts } = runSetup.shape;
const runFields = once(() => fieldsOf({ name, mode, seed, profile, latencyMs, offlinePrompts }));
const providerFields = once(() => fieldsOf(providerSettings.shape));

/** What the host makes, or a screen of its own shows, is not written here. */
const notWritten = new Set(['keys', 'client_id_issued_at']);

const listKind = (
  section: string,
  noun: string,
  id: string,
  [shape, notes]: readonly [FieldShape, Readonly<Record<string, SettingNote>>],
): ListKind => ({
  section,
  noun,
  id,
  fields: once(() => fieldsOf(shape).filter((field) => !notWritten.has(field.name))),
  notes,
});

export const listKinds: Readonly<Record<ListName, ListKind>> = {
  clients: listKind('Clients', 'client', 'client_id', [client.shape, clientNotes]),
  users: listKind('People', 'person', 'sub', [user.shape, userNotes]),
  relyingParties: listKind('Relying parties', 'relying party', 'name', [
    relyingPartySetup.shape,
    relyingPartyNotes,
  ]),
  devices: listKind('Devices', 'device', 'name', [
    runSetup.shape.devices.unwrap().element.shape,
    deviceNotes,
  ]),
};

export const setupSections: readonly string[] = [
  'Run and network',
  ...providerSections.map(({ title }) => title),
  ...listNames.map((list) => listKinds[list].section),
];

const runUsual: SetupItem = { profile: 'core', latencyMs: 40, offlinePrompts: 'wait', seed: null };

/** The places of the run's own set-up and of its provider. */
export function singlePlaces(setup: RunSetup): readonly SetupPlace[] {
  const run: SetupItem = { offlinePrompts: 'wait', ...setup };
  const notes: Readonly<Record<string, SettingNote>> = runNotes;
  const own = runFields().map((field): SetupPlace => {
    const usual = runUsual[field.name] ?? (field.name === 'seed' ? null : run[field.name]);
    return placeOf({ path: `run/${field.name}`, section: 'Run and network' }, field, notes, {
      value: run[field.name],
      usual,
    });
  });
  return [...own, ...providerPlaces(setup)];
}

function providerPlaces({ provider, profile: inForce }: RunSetup): readonly SetupPlace[] {
  const values: SetupItem = provider;
  const usual: SetupItem = settingsOf(inForce);
  const starts = new Map<string, string>(providerSections.map(({ from, title }) => [from, title]));
  let section = '';
  return providerFields().map((field) => {
    section = starts.get(field.name) ?? section;
    const known = { value: values[field.name], usual: usual[field.name] };
    return placeOf({ path: `provider/${field.name}`, section }, field, providerNotes, known);
  });
}

/** The places of one client, person, party or device. */
export function itemPlaces(list: ListName, key: string, item: SetupItem): readonly SetupPlace[] {
  const { section, fields, notes } = listKinds[list];
  return fields().map((field) =>
    placeOf({ path: `${list}/${key}/${field.name}`, section, item: key }, field, notes, {
      value: item[field.name],
      usual: field.usual,
    }),
  );
}

function placeOf(
  at: { readonly path: string; readonly section: string; readonly item?: string },
  field: SettingField,
  notes: Readonly<Record<string, SettingNote>>,
  known: Pick<SetupPlace, 'value' | 'usual'>,
): SetupPlace {
  const note = notes[field.name] ?? { title: field.name, changes: '', holds: 'next run' };
  return { item: '', ...at, field, note, clause: clauseOfName(field.name), ...known };
}
