/**
 * Opens a HAR file as a run that can be looked at: an outside client, a provider, and the traffic
 * between them as somebody recorded it. Nothing in it is to be trusted, and nothing is done with it.
 */
import { coreSettings } from '#shared/profiles/core.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { markedEntry } from '#shared/trace/run-file/entry-check.ts';
import { harEngine } from '#shared/trace/run-file/outside-record.ts';
import { type RunFileHead, runFileFormat, runFileHead } from '#shared/trace/run-file/run-file.ts';
import { admitted, admittedEntries } from '../admit-entries.ts';
import type { FileSource } from '../file-source.ts';
import { harEntries } from './har-entries.ts';
import { type HarExchange, harFile } from './har-file.ts';
import { harJson } from './har-text.ts';

export interface OpenedHar {
  readonly head: RunFileHead;
  readonly entries: () => AsyncGenerator<Entry>;
}

/** Reads all of it; throws a sentence with the place inside the file. */
export async function openHar(source: FileSource): Promise<OpenedHar> {
  const { log } = admitted(harFile, await harJson(source));
  const setup = setupOf(source.name, log.entries);
  const head = admitted(runFileHead, {
    format: runFileFormat,
    engine: harEngine,
    name: setup.name,
    setup,
    seed: null,
    keys: null,
    redacted: false,
    bookmarks: [],
    notes: '',
    expectations: [],
  } satisfies RunFileHead);
  const entries = harEntries(log.entries, setup);
  return { head: { ...head, setup }, entries: () => admittedEntries(valuesOf(entries), head) };
}

async function* valuesOf(entries: readonly Entry[]) {
  for (const [index, entry] of entries.entries()) {
    yield { path: `entry ${index}`, value: markedEntry(entry) };
    if (index % entriesInTurn === 0) await new Promise((resume) => setImmediate(resume));
  }
}

const entriesInTurn = 500;

function setupOf(file: string, exchanges: readonly HarExchange[]): RunSetup {
  const starts = exchanges.map(({ startedDateTime }) => Date.parse(startedDateTime));
  const [first] = exchanges.filter(({ _from }) => _from !== 'provider');
  const issuer = new URL((first ?? exchanges[0])?.request.url ?? 'https://provider.example').origin;
  return {
    name: shortName(file),
    mode: 'wall',
    profile: 'core',
    issuer,
    epochMs: Math.floor(starts.reduce((least, start) => Math.min(least, start), Infinity)),
    seed: null,
    latencyMs: 0,
    provider: coreSettings,
    keys: [],
    clients: [],
    users: [],
    relyingParties: [],
    devices: [],
  };
}

/** The name of the file, without its folder and what it ends with. */
function shortName(file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? '';
  return name.replace(/\.har$/i, '').slice(0, 120) || 'A HAR file';
}
