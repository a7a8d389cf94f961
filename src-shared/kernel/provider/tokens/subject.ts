/**
 * The subject that a client is told (OpenID Connect Core §8): the person's own, or one that differs
 * for every sector, so that two clients cannot compare notes.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64Url } from '../../../protocol/encoding/base64.ts';
import { encodeUtf8 } from '../../../protocol/encoding/utf8.ts';
import { readWebAddress } from '../../../protocol/encoding/web-address.ts';
import type { Client } from '../../../protocol/setup/client-metadata.ts';
import type { World } from '../../world.ts';

/** The subject by which this client knows that person. */
export function subjectFor({ secret }: Pick<World, 'secret'>, client: Client, sub: string): string {
  if (client.subject_type !== 'pairwise') return sub;
  const text = JSON.stringify(['sub', sectorOf(client), sub, secret]);
  return encodeBase64Url(sha256(encodeUtf8(text)));
}

/**
 * The host that stands for the client's sector. CIBA Core §4: for poll and ping the jwks_uri takes the
 * place of the redirect URI, for push the notification endpoint does.
 */
export function sectorOf(client: Client): string {
  const address =
    client.sector_identifier_uri ??
    (client.backchannel_token_delivery_mode === 'push'
      ? client.backchannel_client_notification_endpoint
      : client.jwks_uri) ??
    client.redirect_uris[0];
  return hostOf(address ?? client.client_id);
}

/** Without the port: two ports of one host are one sector (OpenID Connect Core §8.1). */
function hostOf(address: string): string {
  return readWebAddress(address)?.host ?? address;
}
