/** Refuses a configuration that names steps of a console which this product does not have. */
import { profiles } from '#shared/profiles/profile-list.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import type { Config } from './config.ts';

export function checkConsoleSteps(profile: RunSetup['profile'], { provider }: Config): void {
  const known = (profiles[profile].console ?? []).map(({ name }) => name);
  const odd = Object.keys(provider?.console ?? {}).find((name) => !known.includes(name));
  if (odd === undefined) return;
  const has = known.length === 0 ? 'it has no console' : `its steps are ${known.join(', ')}`;
  throw new WorkbenchError(`provider.console.${odd} is no step of the profile ${profile}: ${has}.`);
}
