/**
 * A whole sign-in by a library against the test provider, in poll mode and in ping mode, with what
 * every such sign-in has to show. Who the client is and what it asks for comes from the test.
 */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { KeyedCertificate } from '#main/tls/certificate-authority.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { Parameters, Party, Tokens } from './party.ts';
import type { PingEndpoint } from './ping-endpoint.ts';
import type { TestProvider } from './test-provider.ts';

export const ask = { scope: 'openid profile', login_hint: 'alice', binding_message: 'W4SCT' };

/** A client for CIBA; with an endpoint it is told by ping. */
export function cibaClient(
  clientId: string,
  changes: Partial<ClientInput>,
  endpoint?: PingEndpoint,
): ClientInput {
  const mode = endpoint === undefined ? 'poll' : 'ping';
  return {
    client_id: clientId,
    grant_types: [cibaGrantType],
    scope: 'openid profile offline_access',
    id_token_signed_response_alg: 'ES256',
    backchannel_token_delivery_mode: mode,
    ...(endpoint && { backchannel_client_notification_endpoint: endpoint.url }),
    ...changes,
  };
}

/** What the provider said to the token calls about that request, in order. */
export function tokenVerdicts({ seen }: TestProvider, authReqId: string): string[] {
  return seen.entries.flatMap((entry) =>
    entry.kind === 'rules.judged' && entry.about === authReqId && entry.table === 'token'
      ? [entry.refusal?.error ?? 'tokens']
      : [],
  );
}

/** Waits until the library was told so of that request. */
async function toldOf({ seen }: TestProvider, authReqId: string, error: string): Promise<void> {
  await seen.until(
    (entry) =>
      entry.kind === 'rules.judged' && entry.about === authReqId && entry.refusal?.error === error,
  );
}

/** The library polls, is told to wait, and gets its tokens after the approval. */
export async function signInByPoll(
  provider: TestProvider,
  party: Party,
  parameters: Parameters = ask,
): Promise<Tokens> {
  const acknowledged = await party.begin(parameters);
  const { auth_req_id: authReqId } = acknowledged;
  const polling = party.poll(acknowledged);
  await toldOf(provider, authReqId, 'authorization_pending');
  await provider.decide(authReqId, 'approve');
  const tokens = await polling;
  expect(tokenVerdicts(provider, authReqId).slice(-2)).toEqual(['authorization_pending', 'tokens']);
  return tokens;
}

/** The person is quicker than the first poll. */
export async function approveAndPoll(provider: TestProvider, party: Party): Promise<Tokens> {
  const acknowledged = await party.begin(ask);
  await provider.decide(acknowledged.auth_req_id, 'approve');
  return party.poll(acknowledged);
}

/** The client is told once, as CIBA Core §10.2 has it, and asks once. */
export async function signInByPing(
  provider: TestProvider,
  endpoint: PingEndpoint,
  party: Party,
  parameters: Parameters = ask,
): Promise<Tokens> {
  const bearer = randomUUID();
  const authReqId = await beginPing(party, parameters, bearer);
  await provider.decide(authReqId, 'approve');
  const pings = await endpoint.pingsFor(authReqId);
  expect(pings).toEqual([pingOf(authReqId, bearer)]);
  return party.redeem(authReqId);
}

/** What a ping has to look like, to the letter. */
export function pingOf(authReqId: string, bearer: string) {
  return {
    method: 'POST',
    authorization: `Bearer ${bearer}`,
    contentType: 'application/json',
    body: JSON.stringify({ auth_req_id: authReqId }),
  };
}

/** A request whose client is to be told with that bearer token. */
export async function beginPing(
  party: Party,
  parameters: Parameters,
  bearer: string,
): Promise<string> {
  const { auth_req_id: authReqId } = await party.begin({
    ...parameters,
    client_notification_token: bearer,
  });
  return authReqId;
}

/** A request that is approved at once, and its tokens. */
export async function signIn(
  provider: TestProvider,
  party: Party,
  parameters: Parameters = ask,
): Promise<Tokens> {
  const { auth_req_id: authReqId } = await party.begin(parameters);
  await provider.decide(authReqId, 'approve');
  return party.redeem(authReqId);
}

/** How the library knows its own registration. */
export function metadataFor(certificate: KeyedCertificate | undefined, alg = 'ES256') {
  return {
    id_token_signed_response_alg: alg,
    use_mtls_endpoint_aliases: certificate !== undefined,
  };
}
