/**
 * The set-up that a scenario asks for: what it says, and what the demonstration and the profile have
 * where it is silent. Keys that it does not bring are made, from its seed where it has one.
 */
import { settingsOf } from '#shared/profiles/profiles.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Scenario } from '#shared/trace/run-file/scenario.ts';
import { demoSetup, virtualEpochMs, virtualIssuer } from '../run/beginning/demo-setup.ts';
import {
  makeSigningKey,
  type PrivateKey,
  publicHalf,
  type SigningAlgorithm,
} from '../signing/signing-keys.ts';

export interface ScenarioBeginning {
  readonly setup: RunSetup;
  readonly keys: readonly PrivateKey[];
}

const algorithms: readonly SigningAlgorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** What the run of that scenario begins with. */
export async function scenarioBeginning(scenario: Scenario): Promise<ScenarioBeginning> {
  const { name, seed } = scenario;
  const { provider = {}, keys: named, ...given } = withoutGaps(scenario.setup);
  const { issuer = virtualIssuer, epochMs = virtualEpochMs, profile = 'core' } = given;
  const demonstration = demoSetup({ name, mode: 'virtual', issuer, epochMs, seed, keys: [] });
  const settings = settingsOf(profile, withoutGaps(provider) as Partial<ProviderSettings>);
  const setup: RunSetup = { ...demonstration, ...given, provider: settings };
  if (scenario.keys !== null) {
    const keys = scenario.keys as readonly PrivateKey[];
    return { setup: { ...setup, keys: named ?? keys.map(publicHalf) }, keys };
  }
  const wanted = usedAlgorithms(setup);
  const keys = await Promise.all(wanted.map((algorithm) => makeSigningKey(algorithm, seed)));
  return { setup: { ...setup, keys: keys.map(publicHalf) }, keys };
}

/** The algorithms that some client of that set-up wants its ID tokens signed by. */
export function usedAlgorithms({ clients, provider }: RunSetup): readonly SigningAlgorithm[] {
  const asked = clients.map(
    ({ id_token_signed_response_alg: own }) => own ?? provider.id_token_signing_alg_default,
  );
  return algorithms.filter((algorithm) => asked.includes(algorithm));
}

/** What was left out must not cover what is there. */
export function withoutGaps<Of extends object>(
  of: Of,
): { [Name in keyof Of]: Exclude<Of[Name], undefined> } {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Of]: Exclude<Of[Name], undefined>;
  };
}
