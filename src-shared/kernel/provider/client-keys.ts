/**
 * With which keys a client's signatures are verified and its tokens encrypted: registered ones, or
 * those at its jwks_uri.
 */
import { encodeBase64Url } from '../../protocol/encoding/base64.ts';
import { encodeUtf8 } from '../../protocol/encoding/utf8.ts';
import { type Fact, fetchedFrom } from '../../protocol/fact.ts';
import { encryptionKeyFor, keysOfText } from '../../protocol/json-web-keys.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { PublicKey } from '../../protocol/setup/public-key.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import type { World } from '../world.ts';

type Held = Pick<World, 'clientKeys'>;

const noKeys: readonly PublicKey[] = [];

/** Whether that client is still registered, and not switched off. */
export function isClientActive({ clients }: Pick<World, 'clients'>, clientId: string): boolean {
  const client = mapGet(clients, clientId);
  return client !== undefined && client.disabled !== true;
}

/** The client's public keys as far as they are known, with what has just been fetched. */
export function keysOfClient(
  world: Held,
  client: Client,
  facts: readonly Fact[],
): readonly PublicKey[] {
  if (client.jwks !== undefined) return client.jwks.keys;
  const address = client.jwks_uri;
  if (address === undefined) return noKeys;
  // What was known stays good while its address does not answer.
  const fetched = keysOfText(fetchedFrom(facts, address)?.body);
  return fetched ?? mapGet(world.clientKeys, address)?.keys ?? noKeys;
}

/** What a client's assertion is verified with: its public keys, or the secret that it shares. */
export function assertionKeysOf(
  world: Held,
  client: Client,
  facts: readonly Fact[],
): readonly PublicKey[] {
  return client.token_endpoint_auth_method === 'client_secret_jwt'
    ? secretKeysOf(client)
    : keysOfClient(world, client, facts);
}

/** The shared secret as a JSON Web Key; an empty one would let everybody sign. */
function secretKeysOf({ client_secret: secret = '' }: Client): readonly PublicKey[] {
  return secret === '' ? noKeys : [{ kty: 'oct', k: encodeBase64Url(encodeUtf8(secret)) }];
}

/** The client's key that its ID tokens are to be encrypted to; undefined where there is none. */
export function encryptionKeyOf(
  world: Pick<World, 'clientKeys'>,
  client: Client,
): PublicKey | undefined {
  const alg = client.id_token_encrypted_response_alg ?? '';
  return encryptionKeyFor(keysOfClient(world, client, []), alg);
}

/** Whether its ID tokens can be encrypted as it registered; true where it registered nothing. */
export function canEncryptFor(
  world: Pick<World, 'clientKeys'>,
  client: Client | undefined,
): boolean {
  if (client?.id_token_encrypted_response_alg === undefined) return true;
  return encryptionKeyOf(world, client) !== undefined;
}

/** Keeps the keys that were fetched for this input, and that an address was asked in vain. */
export function keepFetchedKeys(draft: Draft, facts: readonly Fact[]): void {
  for (const fact of facts) {
    if (fact.kind !== 'fetched') continue;
    const known = mapGet(draft.clientKeys, fact.url)?.keys ?? noKeys;
    const keys = keysOfText(fact.body) ?? known;
    draft.clientKeys = mapSet(draft.clientKeys, fact.url, { keys, atMs: draft.nowMs });
  }
}
