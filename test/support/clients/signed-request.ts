/**
 * Signed authentication requests as a client makes them (CIBA Core §7.1.1), signed with the stub:
 * faultless unless a test asks for a fault.
 */
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { testIssuer } from '../core/setup.ts';
import { beginSeconds, clientJwt, freshJti, type JwtChanges } from './client-assertion.ts';

/** A request object of that client; undefined leaves a claim out. */
export function signedRequest(client: Client, changes: JwtChanges = {}): string {
  const own = {
    iss: client.client_id,
    aud: testIssuer,
    jti: freshJti(),
    iat: beginSeconds,
    nbf: beginSeconds,
    exp: beginSeconds + 300,
    scope: 'openid',
    login_hint: 'alice',
  };
  return clientJwt(client, own, changes);
}

/** What stands in the form when everything else stands in the signed request. */
export function signed(client: Client, changes: JwtChanges = {}): Record<string, string | null> {
  return { scope: null, login_hint: null, request: signedRequest(client, changes) };
}
