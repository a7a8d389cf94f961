/**
 * A change of a run's set-up as data: the settings of the provider one by one, and every list as a
 * whole. What is left out stays as it is, so that to undo is to set what stood there before.
 */
import { z } from 'zod';
import { type ProviderSettings, providerSettings } from './provider-settings.ts';
import { profileNames, type RunSetup, runSetup } from './run-setup.ts';

const { latencyMs, clients, users, relyingParties, devices } = runSetup.shape;

export const setupChange = z.strictObject({
  profile: z.enum(profileNames).exactOptional(),
  latencyMs: latencyMs.exactOptional(),
  offlinePrompts: z.enum(['wait', 'lost']).exactOptional(),
  provider: providerSettings.partial().exactOptional(),
  clients: clients.exactOptional(),
  users: users.exactOptional(),
  relyingParties: relyingParties.exactOptional(),
  devices: devices.exactOptional(),
});

export type SetupChange = Readonly<z.infer<typeof setupChange>>;

/** The set-up after that change. */
export function changedSetup(setup: RunSetup, change: SetupChange): RunSetup {
  const { provider = {}, ...parts } = change;
  const given = Object.entries(provider).filter(([, value]) => value !== undefined);
  const settings = given.length === 0 ? {} : (Object.fromEntries(given) as ProviderSettings);
  return { ...setup, ...parts, provider: { ...setup.provider, ...settings } };
}

/** The set-up after these steps of its product's console were done, or undone. */
export function withSteps(setup: RunSetup, steps: Readonly<Record<string, boolean>>): RunSetup {
  const { provider } = setup;
  return { ...setup, provider: { ...provider, console: { ...provider.console, ...steps } } };
}

/** What says the same as nothing, for settings that a run may do without: undo has to say it. */
const asIfAbsent = { console: {}, channels: [] } as const satisfies Partial<ProviderSettings>;

/** The change that takes this one back. */
export function changeBack(before: RunSetup, { provider, ...parts }: SetupChange): SetupChange {
  const former: Readonly<Record<string, unknown>> = { offlinePrompts: 'wait', ...before };
  const taken = Object.keys(parts).map((name) => [name, former[name]]);
  const held: Readonly<Record<string, unknown>> = { ...asIfAbsent, ...before.provider };
  const settings = Object.keys(provider ?? {}).map((name) => [name, held[name]]);
  return {
    ...(Object.fromEntries(taken) as SetupChange),
    ...(provider === undefined ? {} : { provider: Object.fromEntries(settings) }),
  };
}
