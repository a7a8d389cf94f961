/** The registration endpoint (RFC 7591): judges a client’s metadata and takes the client in. */
import { mapSet } from '../../kernel/collections/persistent-map.ts';
import { type Draft, write } from '../../kernel/draft.ts';
import { hashOfText } from '../../protocol/encoding/hash-text.ts';
import { jsonResponse } from '../../protocol/encoding/wire.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import { judgeAndRecord } from '../judgement.ts';
import type { ProviderCall } from '../surroundings.ts';
import { clientInformation, clientOf } from './registered-client.ts';
import { readRegistration } from './registration-call.ts';

/** Judges a registration and answers with all that is registered. */
export function answerRegistration(draft: Draft, call: ProviderCall) {
  const context = readRegistration(draft, call);
  const { exchange } = call;
  const { refusal } = judgeAndRecord(draft, { table: 'registration', context, exchange });
  if (refusal !== undefined) return { response: refusalResponse(refusal) };
  const client = clientOf(draft, context.metadata);
  const token = draft.identifiers.token();
  draft.clients = mapSet(draft.clients, client.client_id, client);
  draft.registrations = mapSet(draft.registrations, client.client_id, hashOfText(token));
  write(draft, { kind: 'client.registered', party: 'provider', change: 'registered', client });
  return { response: jsonResponse(201, clientInformation(draft, client, token)) };
}
