/**
 * What registration would not let a configured client be. A file may describe such a client all the
 * same, to see what becomes of it; whoever did it by mistake learns it here.
 */
import { checkClientMetadata } from '#shared/profiles/check-client-metadata.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';

/** One sentence a client that would be refused, with its place in the file. */
export function clientRemarks({ clients, profile, provider, keys }: RunSetup): readonly string[] {
  return clients.flatMap((client, index) => {
    const plain = JSON.parse(JSON.stringify(client)) as Record<string, unknown>;
    const fault = checkClientMetadata(profile, { settings: provider, keys }, plain);
    if (fault === undefined) return [];
    const member = fault.member === '' ? '' : `.${fault.member}`;
    return [`clients[${index}]${member}: ${fault.sentence} Registration would refuse this client.`];
  });
}
