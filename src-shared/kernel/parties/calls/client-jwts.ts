/**
 * The JWTs that a relying party signs, as recipes: the assertion by which it authenticates, the
 * request object, and the proof of possession. Each has a jti of its own and a short life.
 */
import { assert } from '../../../protocol/assert.ts';
import type { Client } from '../../../protocol/setup/client-metadata.ts';
import type { NamedKey } from '../../../protocol/setup/public-key.ts';
import type { RelyingPartySetup } from '../../../protocol/setup/relying-party-setup.ts';
import type { JsonObject, TokenRecipe } from '../../../protocol/token-recipe.ts';
import type { Draft } from '../../draft.ts';
import { secondsOf } from '../../time/time-of.ts';
import { keyFor, misbehaves } from '../relying-party-role.ts';

interface Signing {
  readonly client: Client;
  readonly role: RelyingPartySetup;
  readonly issuer: string;
}

/** FAPI-CIBA allows 60 minutes; a call takes seconds. */
const lifeSeconds = 300;

const assertionAlgorithms = ['PS256', 'ES256', 'EdDSA', 'RS256'];
export const proofAlgorithms = ['ES256', 'PS256', 'EdDSA', 'RS256'];

/** The algorithms by which that client may sign its assertion. */
export function assertionAlgorithmsOf(client: Client): readonly string[] {
  const registered = client.token_endpoint_auth_signing_alg;
  return registered === undefined ? assertionAlgorithms : [registered];
}

/** The assertion of private_key_jwt and client_secret_jwt (OpenID Connect Core §9). */
export function assertionRecipe(draft: Draft, { client, role, issuer }: Signing): TokenRecipe {
  const { client_id: clientId } = client;
  // CIBA Core §7.1: the issuer is the audience that every provider has to accept.
  const claims = { iss: clientId, sub: clientId, aud: issuer, ...lifeOf(draft, role) };
  if (client.token_endpoint_auth_method === 'client_secret_jwt') {
    const alg = client.token_endpoint_auth_signing_alg ?? 'HS256';
    return { alg, secret: client.client_secret ?? '', claims };
  }
  return { ...signatureBy(role, assertionAlgorithmsOf(client)), claims };
}

/** The signed request (CIBA Core §7.1.1): every parameter is a claim, and sub is left out. */
export function requestRecipe(
  draft: Draft,
  { client, role, issuer }: Signing,
  parameters: JsonObject,
): TokenRecipe {
  const alg = client.backchannel_authentication_request_signing_alg ?? '';
  const claims = { iss: client.client_id, aud: issuer, ...lifeOf(draft, role), ...parameters };
  return { ...signatureBy(role, [alg]), typ: 'oauth-authz-req+jwt', claims };
}

/** The proof of possession for one call (RFC 9449 §4.2). */
export function proofRecipe(
  draft: Draft,
  role: RelyingPartySetup,
  address: string,
  nonce: string | null,
): TokenRecipe {
  const key = keyFor(role, proofAlgorithms);
  assert(key !== undefined, 'a sign-in is judged before it begins');
  const claims = {
    jti: freshId(draft, role),
    htm: 'POST',
    htu: address.split(/[?#]/)[0] ?? '',
    iat: nowOf(draft, role),
    ...(nonce === null ? {} : { nonce }),
  };
  const { kid, alg } = key;
  return { alg, kid, typ: 'dpop+jwt', header: { jwk: publicMembers(key) }, claims };
}

function lifeOf(draft: Draft, role: RelyingPartySetup): JsonObject {
  const now = nowOf(draft, role);
  return { iat: now, nbf: now, exp: now + lifeSeconds, jti: freshId(draft, role) };
}

/** The date by the party's own clock, which may be wrong. */
function nowOf(draft: Draft, { name }: RelyingPartySetup): number {
  return secondsOf(draft, `relying-party/${name}`);
}

function freshId(draft: Draft, { name }: RelyingPartySetup): string {
  return misbehaves(draft, `relying-party/${name}`, 'reuses-jwt-ids')
    ? `the-only-jti-of-${name}`
    : draft.identifiers.short();
}

function signatureBy(
  role: RelyingPartySetup,
  algorithms: readonly string[],
): { readonly alg: string; readonly kid: string } {
  const key = keyFor(role, algorithms);
  assert(key !== undefined, 'a sign-in is judged before it begins');
  return { alg: key.alg, kid: key.kid };
}

/** What makes up the key itself; its name and its use are nobody else’s business. */
function publicMembers(key: NamedKey): JsonObject {
  const members = ['kty', 'crv', 'x', 'y', 'n', 'e'].map((name): [string, unknown] => [
    name,
    key[name],
  ]);
  return Object.fromEntries(
    members.filter((member): member is [string, string] => typeof member[1] === 'string'),
  );
}
