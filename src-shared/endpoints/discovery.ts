/** The two documents a client reads before anything else: the metadata and the public keys. */
import type { Draft } from '../kernel/draft.ts';
import { jsonResponse } from '../protocol/encoding/wire.ts';
import { providerMetadata } from '../protocol/metadata.ts';

/** Answers with the discovery document. */
export function answerDiscovery({ setup }: Draft) {
  const algorithms = [...new Set(setup.keys.map(({ alg }) => alg))];
  return { response: jsonResponse(200, providerMetadata(setup.issuer, algorithms)) };
}

/** Answers with the public keys that ID tokens are signed with. */
export function answerJwks({ setup }: Draft) {
  return { response: jsonResponse(200, { keys: setup.keys }) };
}
