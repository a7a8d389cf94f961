/**
 * Applications created and changed whole by an API of the console: each is a client here. What such a
 * call does of the console's steps is done by it.
 */
import { mapGet, mapSet } from '../../kernel/collections/persistent-map.ts';
import { type Draft, write } from '../../kernel/draft.ts';
import { jsonResponse } from '../../protocol/encoding/wire.ts';
import { cibaGrantType } from '../../protocol/metadata.ts';
import {
  type ManagedApplication,
  managedApplication,
} from '../../protocol/rules/console/application-rules.ts';
import { type Client, client } from '../../protocol/setup/client-metadata.ts';
import { judgeAndRecord } from '../judgement.ts';
import type { ProviderCall } from '../surroundings.ts';
import { coded, lastPart, managedCall } from './api-answer.ts';
import { doSteps } from './done-steps.ts';

/** Creates an application. */
export function createApplication(draft: Draft, call: ProviderCall) {
  return keep(draft, call, undefined);
}

/** Changes one: what the call writes is all of it. */
export function changeApplication(draft: Draft, call: ProviderCall) {
  return keep(draft, call, lastPart(call.request));
}

function keep(draft: Draft, { request, exchange }: ProviderCall, id: string | undefined) {
  const held = id === undefined ? undefined : mapGet(draft.clients, id);
  const managed = managedCall(request);
  const settings = draft.setup.provider;
  const context = { ...managed, settings, client: held, changes: id !== undefined };
  const { refusal } = judgeAndRecord(draft, { table: 'application-management', context, exchange });
  if (refusal !== undefined) return { response: coded(refusal) };
  const application = managedApplication.parse(managed.update);
  const made = clientOf(draft, application, held);
  draft.clients = mapSet(draft.clients, made.client_id, made);
  const change = held === undefined ? 'registered' : 'updated';
  write(draft, { kind: 'client.registered', party: 'provider', change, client: made });
  const { oauthClient } = application.settings;
  if (oauthClient.grant_types.includes(cibaGrantType))
    doSteps(draft, {
      'creates a web application': true,
      'adds the grant': true,
      'names an authenticator': true,
    });
  return { response: jsonResponse(200, described(application, made)) };
}

function clientOf(
  draft: Draft,
  { label, credentials, settings }: ManagedApplication,
  held: Client | undefined,
): Client {
  const { oauthClient } = settings;
  const { grant_types, redirect_uris, response_types } = oauthClient;
  const alg = oauthClient.backchannel_authentication_request_signing_alg;
  return client.parse({
    // Never one that the call names, for it might be somebody else's.
    client_id: held?.client_id ?? `0oa${draft.identifiers.short()}`,
    client_secret: held?.client_secret ?? draft.identifiers.token(),
    client_name: label,
    token_endpoint_auth_method: credentials?.oauthClient?.token_endpoint_auth_method,
    grant_types,
    redirect_uris,
    response_types,
    scope: draft.setup.provider.scopes_supported.join(' '),
    ...(grant_types.includes(cibaGrantType) && { backchannel_token_delivery_mode: 'poll' }),
    ...(alg === undefined ? {} : { backchannel_authentication_request_signing_alg: alg }),
  });
}

/** The application as it was written, with what was made for it. */
function described(application: ManagedApplication, made: Client): object {
  const { client_id, client_secret, token_endpoint_auth_method } = made;
  return {
    id: client_id,
    ...application,
    status: 'ACTIVE',
    credentials: {
      ...application.credentials,
      oauthClient: { client_id, client_secret, token_endpoint_auth_method },
    },
  };
}
