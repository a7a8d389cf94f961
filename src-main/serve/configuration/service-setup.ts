/**
 * The set-up of a run in service: what the configuration says, and what the profile and the
 * demonstration have where it is silent. No relying party is simulated; the clients are real.
 */
import { settingsOf } from '#shared/profiles/profiles.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { type Client, client } from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { NamedKey } from '#shared/protocol/setup/public-key.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { demoSetup } from '../../run/beginning/demo-setup.ts';
import { withManagementToken } from '../../run/beginning/management-token.ts';
import type { Config, ConfiguredClient } from './config.ts';
import { checkConsoleSteps } from './console-steps.ts';

export interface ServiceFacts {
  readonly profile: RunSetup['profile'];
  readonly issuer: string;
  readonly epochMs: number;
  readonly keys: readonly NamedKey[];
}

type People = Pick<RunSetup, 'users' | 'devices'>;

/** The set-up that this configuration asks for. */
export function serviceSetup(config: Config, facts: ServiceFacts): RunSetup {
  checkConsoleSteps(facts.profile, config);
  const demonstration = demoSetup({ name: 'Service', mode: 'wall', seed: null, ...facts });
  const provider = settingsOf(facts.profile, chosen(config.provider));
  return withManagementToken({
    ...demonstration,
    profile: facts.profile,
    latencyMs: 0,
    provider,
    clients: config.clients?.map((one) => clientOf(one, provider)) ?? demonstration.clients,
    relyingParties: [],
    ...peopleOf(config, demonstration),
  });
}

/** The set-up of a service that goes on, where a new configuration or profile was given. */
export function changedSetup(
  before: RunSetup,
  config: Config | undefined,
  profile: RunSetup['profile'] | undefined,
): RunSetup {
  if (config === undefined && (profile ?? before.profile) === before.profile) return before;
  const { issuer, epochMs, keys } = before;
  const facts = { profile: profile ?? before.profile, issuer, epochMs, keys };
  const after = serviceSetup(config ?? {}, facts);
  const { clients, users, devices } = config === undefined ? before : after;
  return { ...after, clients, users, devices };
}

function clientOf(configured: ConfiguredClient, settings: ProviderSettings): Client {
  const known = Object.entries(configured).filter(([name]) => name in client.shape);
  const usual =
    settings.issue_refresh_tokens === false ? [cibaGrantType] : [cibaGrantType, 'refresh_token'];
  const grants = configured.grant_types ?? usual;
  const mode = grants.includes(cibaGrantType) ? 'poll' : undefined;
  return client.parse({
    ...Object.fromEntries(known),
    grant_types: grants,
    scope: configured.scope ?? settings.scopes_supported.join(' '),
    backchannel_token_delivery_mode: configured.backchannel_token_delivery_mode ?? mode,
  });
}

function peopleOf({ users }: Config, demonstration: RunSetup): People {
  if (users === undefined) return { users: demonstration.users, devices: demonstration.devices };
  const people = users.map((person) => {
    const own = {
      id: `device-of-${person.sub}`.slice(0, 200),
      name: `${person.username}’s device`,
    };
    const named = person.devices ?? [];
    return { person, devices: named.length === 0 ? [own] : named };
  });
  const titles = new Map(
    people.flatMap(({ devices }) => devices.map(({ id, name = id }) => [id, name] as const)),
  );
  return {
    users: people.map(({ person, devices }) => ({
      ...person,
      name: person.name ?? nameIn(person.claims) ?? person.username,
      devices: devices.map(({ id }) => id),
    })),
    devices: [...titles].map(([name, title]) => ({ name, title })),
  };
}

function nameIn(claims: Readonly<Record<string, unknown>> = {}): string | undefined {
  const { name } = claims;
  return typeof name === 'string' ? name : undefined;
}

/** A setting that was left out must not cover what the profile says. */
function chosen(provider: Config['provider'] = {}): Partial<ProviderSettings> {
  return Object.fromEntries(
    Object.entries(provider).filter(([, value]) => value !== undefined),
  ) as Partial<ProviderSettings>;
}
