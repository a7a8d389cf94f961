/**
 * Client assertions as a client makes them (RFC 7523), signed with the stub: faultless unless a test
 * asks for a fault in a claim, in the header or in the signature.
 */
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { JsonObject } from '#shared/protocol/token-recipe.ts';
import { testEpochMs, testIssuer } from '../core/setup.ts';
import { stubJwt } from '../core/stub-signer.ts';

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Claims as a test wants them; undefined leaves one out. */
export type ClaimChanges = Readonly<Record<string, unknown>>;

/** What a test changes of a JWT. */
export interface JwtChanges {
  readonly claims?: ClaimChanges;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signature?: string;
}

/** The moment at which every test run begins. */
export const beginSeconds = testEpochMs / 1000;

let made = 0;

/** A jti that no other JWT of this process has. */
export function freshJti(): string {
  made += 1;
  return `jti-${made}`;
}

/** A JWT of a client with these claims, and whatever a test wants otherwise. */
export function clientJwt(client: Client, claims: JsonObject, changes: JwtChanges): string {
  const isShared = client.token_endpoint_auth_method === 'client_secret_jwt';
  const recipe = {
    alg: isShared ? 'HS256' : 'ES256',
    ...(isShared ? {} : { kid: `${client.client_id}-1` }),
    claims: { ...claims, ...changes.claims } as JsonObject,
    header: (changes.header ?? {}) as JsonObject,
  };
  return stubJwt(recipe, changes.signature);
}

/** The assertion by which that client authenticates. */
export function assertionFor(client: Client, changes: JwtChanges = {}): string {
  const { client_id } = client;
  const own = {
    iss: client_id,
    sub: client_id,
    aud: testIssuer,
    jti: freshJti(),
    iat: beginSeconds,
    exp: beginSeconds + 60,
  };
  return clientJwt(client, own, changes);
}

/** The form parameters by which that client authenticates. */
export function asserted(client: Client, changes: JwtChanges = {}): Record<string, string> {
  const client_assertion = assertionFor(client, changes);
  return { client_assertion_type: assertionType, client_assertion };
}
