/**
 * Finds or makes the run that a service is to go on with, and takes its port: the newest one of the
 * data folder at the address that its clients know, or a first one.
 */

import { continuationOf } from '#shared/kernel/carried-state.ts';
import { changeSetup } from '#shared/kernel/change-setup.ts';
import { beginRun, step } from '#shared/kernel/step.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import { tell } from '../log.ts';
import { createEntropy } from '../run/entropy.ts';
import type { RealTime } from '../run/time/driver.ts';
import { makeSigningKey, publicHalf } from '../signing/signing-keys.ts';
import { WorkbenchError } from '../workbench-error.ts';
import type { Config } from './configuration/config.ts';
import { changedSetup, serviceSetup } from './configuration/service-setup.ts';
import { worldOf } from './runs/checkpoint.ts';
import { lackOfSpace } from './runs/disk-space.ts';
import type { RunFiles } from './runs/run-files.ts';
import { createRunFile, type RunInService } from './runs/service-trace.ts';
import { type Address, keptAddress, newAddress, type ServeChoices } from './serve-choices.ts';

export interface CurrentRunParts {
  readonly choices: ServeChoices;
  readonly config: Config | undefined;
  readonly folder: string;
  readonly files: RunFiles;
  readonly realTime: RealTime;
  /** Begins to listen there under that profile, and answers the issuer. */
  readonly listen: (address: Address, profile: RunSetup['profile']) => Promise<string>;
}

const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'] as const;

/** The run to serve; its port is open when this ends. */
export async function openCurrentRun(parts: CurrentRunParts): Promise<RunInService> {
  const newest = parts.files.openNewest();
  if (newest === undefined) return beginService(parts);
  try {
    return await goOn(parts, newest);
  } catch (thrown) {
    newest.store.close();
    throw thrown;
  }
}

async function beginService(parts: CurrentRunParts): Promise<RunInService> {
  const { choices, config = {}, files } = parts;
  const profile = choices.profile ?? 'core';
  const facts = { profile, issuer: 'http://127.0.0.1', epochMs: Math.floor(parts.realTime()) };
  // Before the port is taken: what cannot be kept is not begun.
  demandSpace(parts, serviceSetup(config, { ...facts, keys: [] }));
  const issuer = await parts.listen(newAddress(choices), profile);
  const keys = await Promise.all(algorithms.map((algorithm) => makeSigningKey(algorithm, null)));
  const setup = serviceSetup(config, { ...facts, issuer, keys: keys.map(publicHalf) });
  const entropy = createEntropy(null)(0);
  const engine = packageFacts.version;
  const { entries } = beginRun({ kind: 'run.began', at: 0, format: 1, engine, setup, entropy });
  return createRunFile(files, files.next(), { createdAtMs: setup.epochMs, keys, entries });
}

/** The newest run itself, or one that continues it under what was changed. */
async function goOn(parts: CurrentRunParts, newest: RunInService): Promise<RunInService> {
  const { choices, config, files } = parts;
  const before = setupOf(newest);
  const after = changedSetup(before, config, choices.profile);
  const address = keptAddress(before.issuer, choices);
  const isChanged = JSON.stringify(after) !== JSON.stringify(before);
  if (isChanged) demandSpace(parts, after);
  await parts.listen(address, after.profile);
  if (!isChanged) return newest;
  const keys = newest.store.findRun(newest.file.run)?.keys ?? [];
  const createdAtMs = Math.floor(parts.realTime());
  const entries = beginningUnder(newest, after);
  const changed = createRunFile(files, files.next(), { createdAtMs, keys, entries });
  newest.store.close();
  tell(
    `${changed.file.run} goes on from ${newest.file.run} with the new configuration; the old run is kept in ${newest.file.path}.`,
  );
  return changed;
}

function beginningUnder(newest: RunInService, setup: RunSetup): readonly Entry[] {
  const world = changeSetup(worldOf(newest), setup);
  const stamp = { at: world.nowMs, entropy: createEntropy(null)(0) };
  return step(world, { ...continuationOf(world, newest.file.run, packageFacts.version), ...stamp })
    .entries;
}

function demandSpace({ folder }: CurrentRunParts, { provider }: RunSetup): void {
  const lack = lackOfSpace(folder, provider.roll_over_mb);
  if (lack !== undefined) throw new WorkbenchError(lack);
}

/** The set-up in force, which stands at the beginning of every run. */
function setupOf({ file, store }: RunInService): RunSetup {
  const [first] = store.read(file.run, 0, 1);
  if (first?.kind === 'run.began' || first?.kind === 'run.continued') return first.setup;
  throw new WorkbenchError(`${file.path} has no beginning; name another folder with --data.`);
}
