/** With which keys a client's signatures are verified: registered ones, or those at its jwks_uri. */
import { encodeBase64Url } from '../../protocol/encoding/base64.ts';
import { encodeUtf8 } from '../../protocol/encoding/utf8.ts';
import { type Fact, fetchedFrom } from '../../protocol/fact.ts';
import { keysOfText } from '../../protocol/json-web-keys.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { PublicKey } from '../../protocol/setup/public-key.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import type { World } from '../world.ts';

/** The client's public keys as far as they are known, with what has just been fetched. */
export function keysOfClient(
  world: Pick<World, 'clientKeys'>,
  client: Client,
  facts: readonly Fact[],
): readonly PublicKey[] | undefined {
  if (client.jwks !== undefined) return client.jwks.keys;
  const address = client.jwks_uri;
  if (address === undefined) return [];
  const fetched = fetchedFrom(facts, address);
  if (fetched !== undefined) return keysOfText(fetched.body) ?? [];
  return mapGet(world.clientKeys, address)?.keys;
}

/** The shared secret as a JSON Web Key, for the signatures of client_secret_jwt. */
export function secretKeyOf(client: Client): PublicKey {
  return { kty: 'oct', k: encodeBase64Url(encodeUtf8(client.client_secret ?? '')) };
}

/** Keeps the keys that were fetched for this input, so that the next call need not fetch them. */
export function keepFetchedKeys(draft: Draft, facts: readonly Fact[]): void {
  for (const fact of facts) {
    const keys = fact.kind === 'fetched' ? keysOfText(fact.body) : undefined;
    if (fact.kind !== 'fetched' || keys === undefined) continue;
    draft.clientKeys = mapSet(draft.clientKeys, fact.url, { keys, atMs: draft.nowMs });
  }
}
