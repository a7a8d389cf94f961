/**
 * A client changed by a product's management API: what the call names is changed and the rest stays.
 * It answers in the way of that API, which is not OAuth's.
 */
import { mapGet, mapSet } from '../../kernel/collections/persistent-map.ts';
import { type Draft, write } from '../../kernel/draft.ts';
import { assert } from '../../protocol/assert.ts';
import {
  bodyObject,
  type HttpResponse,
  headerOf,
  jsonResponse,
  reasonOf,
} from '../../protocol/encoding/wire.ts';
import { cibaGrantType } from '../../protocol/metadata.ts';
import { errorCodes } from '../../protocol/rules/error-codes.ts';
import { managedMembers } from '../../protocol/rules/registration/management-rules.ts';
import type { Refusal } from '../../protocol/rules/rule.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import { doSteps } from '../console/done-steps.ts';
import { judgeAndRecord } from '../judgement.ts';
import type { ProviderCall } from '../surroundings.ts';

/** Changes a client, or says in the product's words why not. */
export function changeClient(draft: Draft, { request, exchange }: ProviderCall) {
  const id = request.target.split('?')[0]?.split('/').at(-1) ?? '';
  const update = bodyObject(request);
  const held = mapGet(draft.clients, decoded(id));
  const token = /^bearer +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
  const context = { settings: draft.setup.provider, token, client: held, update };
  const { refusal } = judgeAndRecord(draft, { table: 'client-management', context, exchange });
  if (refusal !== undefined) return { response: refusalInWords(refusal) };
  assert(held !== undefined, 'the rules passed');
  const client = changed(held, managedMembers.parse(update));
  draft.clients = mapSet(draft.clients, client.client_id, client);
  write(draft, { kind: 'client.registered', party: 'provider', change: 'updated', client });
  if (client.grant_types.includes(cibaGrantType)) doSteps(draft, { 'adds the grant': true });
  return { response: jsonResponse(200, described(client)) };
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** A client with the grant needs a mode; this API has no name for it. */
function changed(
  held: Client,
  { name, ...update }: ReturnType<typeof managedMembers.parse>,
): Client {
  const given = Object.fromEntries(
    Object.entries(update).filter(([, value]) => value !== undefined),
  );
  const client: Client = {
    ...held,
    ...given,
    ...(name === undefined ? {} : { client_name: name }),
  };
  const needsMode =
    client.grant_types.includes(cibaGrantType) &&
    client.backchannel_token_delivery_mode === undefined;
  return needsMode ? { ...client, backchannel_token_delivery_mode: 'poll' } : client;
}

/** The client as the API shows it, without its secret. */
function described(client: Client): object {
  const { is_first_party = true, oidc_conformant = true } = client;
  return {
    client_id: client.client_id,
    name: client.client_name ?? client.client_id,
    grant_types: client.grant_types,
    token_endpoint_auth_method: client.token_endpoint_auth_method,
    is_first_party,
    oidc_conformant,
    async_approval_notification_channels: client.async_approval_notification_channels ?? [
      'guardian-push',
    ],
  };
}

function refusalInWords({ error, description, status: own }: Refusal): HttpResponse {
  const statusCode = own ?? errorCodes[error].status;
  return jsonResponse(statusCode, {
    statusCode,
    error: reasonOf(statusCode),
    message: description,
  });
}
