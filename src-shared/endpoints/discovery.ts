/** The documents a client reads before anything else: the metadata and the public keys. */
import type { Draft } from '../kernel/draft.ts';
import { pathsOf } from '../profiles/places.ts';
import { jsonResponse } from '../protocol/encoding/wire.ts';
import { providerMetadata } from '../protocol/metadata.ts';

/** Answers with the discovery document. */
export function answerDiscovery({ setup, keys }: Draft) {
  const { issuer, provider: settings, profile } = setup;
  const facts = { issuer, settings, keys, places: pathsOf(profile) };
  return { response: jsonResponse(200, providerMetadata(facts)) };
}

/** Answers with the public keys that tokens are signed with, the older ones as well. */
export function answerJwks({ keys }: Draft) {
  return { response: jsonResponse(200, { keys }) };
}
