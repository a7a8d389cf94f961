/**
 * A real workbench on a folder of its own, asked by nothing but the port of a console. Its virtual
 * runs begin from any set-up: as a file with one entry, imported as a person would import it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeWorkbench } from '#main/compose.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { makeSigningKey, type PrivateKey, publicHalf } from '#main/signing/signing-keys.ts';
import { beginRun } from '#shared/kernel/step.ts';
import type { NamedKey } from '#shared/protocol/setup/public-key.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { temporaryFolder } from '../../shell/wall-run.ts';
import { createPortRun, type PortRun } from './port-run.ts';

export interface PortDesk {
  /** Begins a virtual run with that set-up; the provider's key is put in. */
  readonly begin: (setup: RunSetup) => Promise<PortRun>;
  /** The one wall-clock run, which listens; created as «New run» creates it. */
  readonly wall: () => Promise<PortRun>;
  /** A relying party that is set up with it can sign: every run has its private half. */
  readonly partyKey: NamedKey;
  readonly close: () => Promise<void>;
}

const seed = 'model';
const engine = 'model';
const newWallRun = { kind: 'run.create', name: 'A wall run', mode: 'wall', seed: null } as const;

/** Opens a workbench as the hosts do. */
export async function openPortDesk(): Promise<PortDesk> {
  const folder = temporaryFolder();
  const files = join(folder.path, 'files');
  mkdirSync(files);
  const workbench = composeWorkbench(folder.path);
  const port = workbench.port({ view: 'console', run: '', party: '' });
  const providerKey = await makeSigningKey('ES256', seed);
  const partyKey = await makeSigningKey('ES256', `${seed}, a party`);
  let begun = 0;
  let wall: Promise<PortRun> | undefined;

  async function begin(given: RunSetup): Promise<PortRun> {
    const setup = { ...given, seed, keys: [publicHalf(providerKey)] };
    begun += 1;
    const file = `${begun}.json`;
    const text = JSON.stringify(fileOf(setup, [providerKey, partyKey]));
    writeFileSync(join(files, file), text);
    return createPortRun(port, await chosenBy(port, { kind: 'run.import', file }));
  }

  return {
    begin,
    wall: () => {
      wall ??= chosenBy(port, newWallRun).then((run) => createPortRun(port, run));
      return wall;
    },
    partyKey: publicHalf(partyKey),
    close: async () => {
      await workbench.close();
      folder.remove();
    },
  };
}

/** A run that has only just begun, as a file. */
function fileOf(setup: RunSetup, keys: readonly PrivateKey[]): object {
  const entropy = createEntropy(seed)(0);
  const { entries } = beginRun({ kind: 'run.began', at: 0, format: 1, engine, setup, entropy });
  const noted = { redacted: false, bookmarks: [], notes: '', expectations: [] };
  const marked = entries.map((entry) => ({ ...entry, input: true }));
  return { format: 1, engine, name: setup.name, setup, seed, keys, ...noted, entries: marked };
}

/** The run that is looked at after that was asked. */
async function chosenBy(
  port: WorkbenchPort,
  asked: Parameters<WorkbenchPort['dispatch']>[0],
): Promise<string> {
  const outcome = await port.dispatch(asked);
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  // The answer names the last of the few things that were told of it.
  const { entries } = await port.readTrace(workbenchStream, Math.max(0, outcome.seq - 3), 4);
  const chosen = entries.findLast(({ kind }) => kind === 'run.chosen');
  if (chosen?.kind !== 'run.chosen') throw new Error('No run was chosen.');
  return chosen.run;
}
