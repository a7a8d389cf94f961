/** What a relying party is set up as: its client, its keys, its provider, its misbehaviours. */
import { ownEndpoints } from '../../profiles/places.ts';
import { algorithmName } from '../../protocol/algorithm-name.ts';
import { assert } from '../../protocol/assert.ts';
import type { ProviderEndpoints } from '../../protocol/provider-endpoints.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { DeliveryMode } from '../../protocol/setup/provider-settings.ts';
import type { NamedKey } from '../../protocol/setup/public-key.ts';
import type { Misbehaviour, RelyingPartySetup } from '../../protocol/setup/relying-party-setup.ts';
import { nameOf, type Party } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { World } from '../world.ts';

type Around = Pick<World, 'setup' | 'clients' | 'knownProviders'>;

/** The set-up of that party, if this run has it. */
export function findRole({ setup }: Pick<World, 'setup'>, party: Party) {
  const name = nameOf(party);
  return setup.relyingParties.find((held) => held.name === name);
}

/** The set-up of a party that is known to be there. */
export function roleOfParty(world: Pick<World, 'setup'>, party: Party): RelyingPartySetup {
  const role = findRole(world, party);
  assert(role !== undefined, 'an intent is judged before it is stepped');
  return role;
}

/** Whether that misbehaviour is switched on. */
export function misbehaves(world: Pick<World, 'setup'>, party: Party, how: Misbehaviour): boolean {
  return findRole(world, party)?.misbehaviours?.includes(how) === true;
}

/** The client that a party plays, as it was registered. */
export function clientOf(world: Pick<World, 'clients'>, clientId: string): Client {
  const client = mapGet(world.clients, clientId);
  assert(client !== undefined, 'an intent is judged before it is stepped');
  return client;
}

export function deliveryModeOf({ backchannel_token_delivery_mode: mode }: Client): DeliveryMode {
  return mode ?? 'poll';
}

/** Where the party’s provider is; undefined while a provider elsewhere is still to be discovered. */
export function endpointsOf(world: Around, party: Party): ProviderEndpoints | undefined {
  const outside = findRole(world, party)?.provider;
  return outside === undefined
    ? ownEndpoints(world.setup.issuer, world.setup.profile)
    : mapGet(world.knownProviders, party);
}

/** The issuer whose word the party takes. */
export function issuerOf(world: Pick<World, 'setup'>, party: Party): string {
  return findRole(world, party)?.provider?.issuer ?? world.setup.issuer;
}

/** True where a certificate is presented: to authenticate, or to bind the tokens to. */
export function usesCertificate(client: Client): boolean {
  return (
    client.token_endpoint_auth_method.includes('tls') ||
    client.tls_client_certificate_bound_access_tokens
  );
}

/** The party’s key for that algorithm, or for any of several. */
export function keyFor(
  { keys = [] }: RelyingPartySetup,
  algorithms: readonly string[],
): NamedKey | undefined {
  const names = algorithms.map(algorithmName);
  return keys.find(({ alg }) => names.includes(algorithmName(alg)));
}
