/** A client from metadata that the rules let pass, and what the provider says of it in return. */
import type { Draft } from '../../kernel/draft.ts';
import { secondsOf } from '../../kernel/time/time-of.ts';
import { pathOf } from '../../profiles/places.ts';
import { assert } from '../../protocol/assert.ts';
import type { Metadata } from '../../protocol/rules/registration/registration-call.ts';
import { type Client, client } from '../../protocol/setup/client-metadata.ts';

/** The client as it is kept; one that needs a secret and has none gets one. */
export function clientOf(draft: Draft, metadata: Metadata | undefined, held?: Client): Client {
  assert(metadata !== undefined, 'the rules passed');
  const needsSecret = metadata.token_endpoint_auth_method.startsWith('client_secret_');
  return client.parse({
    client_id: held?.client_id ?? draft.identifiers.short(),
    ...(needsSecret ? { client_secret: held?.client_secret ?? draft.identifiers.token() } : {}),
    client_id_issued_at: held?.client_id_issued_at ?? secondsOf(draft, 'provider'),
    ...metadata,
  });
}

/** The client information response (RFC 7591 §3.2.1): every member, and how to manage them. */
export function clientInformation(draft: Draft, { disabled, ...held }: Client, token: string) {
  return {
    ...held,
    ...(held.client_secret === undefined ? {} : { client_secret_expires_at: 0 }),
    registration_access_token: token,
    registration_client_uri: `${draft.setup.issuer}${pathOf(draft.setup.profile, 'registration')}/${held.client_id}`,
  };
}
