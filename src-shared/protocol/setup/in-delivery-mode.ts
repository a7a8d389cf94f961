/**
 * A set-up in another delivery mode: the clients that relying parties play get the mode and what it
 * needs, a notification endpoint or none. Nothing else is touched, so that runs of it can be compared.
 */
import type { Client } from './client-metadata.ts';
import type { DeliveryMode } from './provider-settings.ts';
import type { RelyingPartySetup } from './relying-party-setup.ts';
import type { RunSetup } from './run-setup.ts';

/** The set-up in that mode. */
export function inDeliveryMode(setup: RunSetup, mode: DeliveryMode): RunSetup {
  return { ...setup, clients: clientsInMode(setup.clients, setup.relyingParties, mode) };
}

/** The clients in that mode; those that nobody plays stay as they are. */
export function clientsInMode(
  clients: readonly Client[],
  relyingParties: readonly RelyingPartySetup[],
  mode: DeliveryMode,
): readonly Client[] {
  return clients.map((client) => {
    const role = relyingParties.find(({ clientId }) => clientId === client.client_id);
    return role === undefined ? client : clientInMode(client, role.name, mode);
  });
}

function clientInMode(client: Client, party: string, mode: DeliveryMode): Client {
  const { backchannel_client_notification_endpoint: held, ...rest } = client;
  const inMode = { ...rest, backchannel_token_delivery_mode: mode };
  // CIBA Core §4: required where the mode is ping or push, and of no use to who polls.
  if (mode === 'poll') return inMode;
  const url = held ?? `https://${hostOf(party)}.example/callback`;
  return { ...inMode, backchannel_client_notification_endpoint: url };
}

function hostOf(party: string): string {
  const label = party.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return label.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'relying-party';
}
