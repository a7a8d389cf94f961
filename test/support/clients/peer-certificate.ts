/**
 * Client certificates as the listener reports them: what was read from one, not the certificate. The
 * handshake itself is tested where it happens, in the shell.
 */
import type { PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import { thumbprintOf } from '#shared/protocol/json-web-keys.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { stubPublicKey } from './cast.ts';

/** A certificate in the name of that client, and for its first key. */
export function certificateOf(
  { client_id }: Pick<Client, 'client_id'>,
  changes: Partial<PeerCertificate> = {},
): PeerCertificate {
  return {
    thumbprint: `thumbprint of ${client_id}`,
    subject: `CN=${client_id},O=Test`,
    sanDns: [`${client_id}.example`],
    sanUri: [`https://${client_id}.example/id`],
    sanIp: ['192.0.2.7'],
    sanEmail: [`${client_id}@example.org`],
    trusted: true,
    publicKeyThumbprint: thumbprintOf(stubPublicKey(`${client_id}-1`)) ?? '',
    ...changes,
  };
}
