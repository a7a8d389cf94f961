/** The client configuration endpoint (RFC 7592): a client reads, replaces or ends its registration. */
import { mapDelete, mapGet, mapSet, mapValues } from '../../kernel/collections/persistent-map.ts';
import { type Draft, write } from '../../kernel/draft.ts';
import { requestState } from '../../kernel/provider/request-life.ts';
import { advanceRequest } from '../../kernel/provider/request-progress.ts';
import { pathOf } from '../../profiles/places.ts';
import { assert } from '../../protocol/assert.ts';
import { hashOfText } from '../../protocol/encoding/hash-text.ts';
import { bodyObject, emptyResponse, headerOf, jsonResponse } from '../../protocol/encoding/wire.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import { bearerChallenge } from '../../protocol/rules/resource/challenge.ts';
import type { Refusal } from '../../protocol/rules/rule.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import { judgeAndRecord } from '../judgement.ts';
import type { ProviderCall } from '../surroundings.ts';
import { clientInformation, clientOf } from './registered-client.ts';
import { readRegistration } from './registration-call.ts';

type Admitted =
  | { readonly refusal: Refusal }
  | { readonly refusal: undefined; readonly client: Client; readonly token: string };

/** Answers with what is registered. */
export function readClient(draft: Draft, call: ProviderCall) {
  const admitted = admit(draft, call, undefined);
  if (admitted.refusal !== undefined) return refused(admitted.refusal);
  const { client, token } = admitted;
  return { response: jsonResponse(200, clientInformation(draft, client, token)) };
}

/** Replaces what is registered: whatever is left out is gone. */
export function updateClient(draft: Draft, call: ProviderCall) {
  const admitted = admit(draft, call, bodyObject(call.request));
  if (admitted.refusal !== undefined) return refused(admitted.refusal);
  const context = readRegistration(draft, call);
  const { exchange } = call;
  const { refusal } = judgeAndRecord(draft, { table: 'registration', context, exchange });
  if (refusal !== undefined) return refused(refusal);
  const client = clientOf(draft, context.metadata, admitted.client);
  draft.clients = mapSet(draft.clients, client.client_id, client);
  write(draft, { kind: 'client.registered', party: 'provider', change: 'updated', client });
  return { response: jsonResponse(200, clientInformation(draft, client, admitted.token)) };
}

/** Ends the registration: none of the client’s tokens is good any more, and nobody need decide for it. */
export function removeClient(draft: Draft, call: ProviderCall) {
  const admitted = admit(draft, call, undefined);
  if (admitted.refusal !== undefined) return refused(admitted.refusal);
  const { client } = admitted;
  draft.clients = mapDelete(draft.clients, client.client_id);
  draft.registrations = mapDelete(draft.registrations, client.client_id);
  write(draft, { kind: 'client.registered', party: 'provider', change: 'removed', client });
  for (const authReqId of pendingRequestsOf(draft, client.client_id)) {
    advanceRequest(draft, authReqId, { type: 'transaction.failed', atMs: draft.nowMs });
  }
  return { response: emptyResponse(204) };
}

/** In an order of their own, because that of the map must not decide anything. */
function pendingRequestsOf(draft: Draft, clientId: string): readonly string[] {
  return [...mapValues(draft.requests)]
    .filter((held) => held.clientId === clientId && requestState(held) === 'alive.pending')
    .map(({ authReqId }) => authReqId)
    .toSorted();
}

function admit(
  draft: Draft,
  { request, exchange }: ProviderCall,
  update: Readonly<Record<string, unknown>> | undefined,
): Admitted {
  const id =
    request.target.split('?')[0]?.slice(pathOf(draft.setup.profile, 'registration').length + 1) ??
    '';
  const token = /^bearer +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
  const client = mapGet(draft.clients, id);
  const context = {
    tokenHash: token === undefined ? undefined : hashOfText(token),
    heldHash: mapGet(draft.registrations, id),
    client,
    update,
  };
  const { refusal } = judgeAndRecord(draft, { table: 'client-configuration', context, exchange });
  if (refusal !== undefined) return { refusal };
  assert(client !== undefined && token !== undefined, 'the rules passed');
  return { refusal, client, token };
}

function refused(refusal: Refusal) {
  return { response: refusalResponse(refusal, bearerChallenge(refusal)) };
}
