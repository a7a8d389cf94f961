/**
 * The set-up of a run that shows a product as its guide sets it up: the story of that guide, with
 * clients, people and devices to whom every step of its console matters. Made of the product's data;
 * a product that needs something else says so there.
 */
import type { ConsoleStep } from '#shared/profiles/console-step.ts';
import type { Profile } from '#shared/profiles/profile.ts';
import { profiles, settingsOf } from '#shared/profiles/profiles.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { DeviceSetup } from '#shared/protocol/setup/device.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { ProfileName, RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { User } from '#shared/protocol/setup/user.ts';
import type { DemoChoices } from '../beginning/demo-setup.ts';
import { storySetup } from './story-setup.ts';

/** The set-up of a run with that product; everything in its console is done. */
export function productSetup(name: ProfileName, choices: DemoChoices): RunSetup {
  const product = profiles[name];
  const told = storySetup(product.story ?? 'till', choices);
  const steps = product.console ?? [];
  const provider = settingsOf(name, {
    console: Object.fromEntries(steps.map((step) => [step.name, true])),
  });
  const devices = devicesFor(told.devices, provider);
  const hasOwnHost = choices.mode === 'virtual' && product.issuer !== undefined;
  return {
    ...told,
    profile: name,
    issuer: hasOwnHost ? (product.issuer ?? '') : told.issuer,
    provider,
    clients: told.clients.map((client) => clientFor(client, product, provider)),
    users: told.users.map((user) => userFor(user, devices, provider)),
    devices,
  };
}

/** It may whatever the product has scopes for, and says what its administrator says of it. */
function clientFor(client: Client, product: Profile, provider: ProviderSettings): Client {
  const steps = product.console ?? [];
  const scopes = [...new Set([...provider.scopes_supported, ...client.scope.split(' ')])];
  const refreshes = provider.issue_refresh_tokens !== false;
  const signing = isNeeded(steps, 'request is signed')
    ? { backchannel_authentication_request_signing_alg: 'ES256' }
    : {};
  return {
    ...client,
    scope: scopes.join(' '),
    grant_types: [...client.grant_types, ...(refreshes ? ['refresh_token'] : [])],
    backchannel_user_code_parameter: provider.user_code_supported,
    ...Object.fromEntries(steps.flatMap(({ off: { member } }) => (member ? [[member, true]] : []))),
    ...signing,
  };
}

function isNeeded(steps: readonly ConsoleStep[], when: ConsoleStep['off']['when']): boolean {
  return steps.some(({ off }) => off.when === when);
}

/** A code where the product asks for codes, and every device that carries their name. */
function userFor(
  { user_code: code = '1357', ...user }: User,
  devices: readonly DeviceSetup[],
  { user_code_supported: hasCodes }: ProviderSettings,
): User {
  const own = devices.filter(({ name }) => name.endsWith(`-of-${user.username}`));
  return {
    ...user,
    ...(hasCodes ? { user_code: code } : {}),
    devices: own.map(({ name }) => name),
  };
}

/** Where links go out, text messages come to the phone, and e-mails to a mailbox beside it. */
function devicesFor(
  phones: readonly DeviceSetup[],
  { channels = [] }: ProviderSettings,
): readonly DeviceSetup[] {
  if (channels.length === 0) return phones;
  return phones.flatMap((phone): DeviceSetup[] => [
    { ...phone, channel: 'sms' },
    {
      name: phone.name.replace(/^phone/, 'mail'),
      title: phone.title.replace(/phone$/, 'mailbox'),
      channel: 'email',
    },
  ]);
}
