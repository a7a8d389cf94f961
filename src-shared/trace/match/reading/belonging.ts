/**
 * Whom a subject belongs to: the request it is about, the client that calls or is told, the person.
 * Who authenticated is read from the call itself, so a call counts for whoever says that it is theirs.
 */
import { readBasicCredentials } from '../../../protocol/encoding/basic-credentials.ts';
import { headerOf } from '../../../protocol/encoding/wire.ts';
import type { DeliveryMode } from '../../../protocol/setup/provider-settings.ts';
import { jwtsOf, type MatchMessage, parametersOf } from './match-message.ts';
import type { Subject } from './subject.ts';

/** The auth_req_id that a subject is about, or that its message or call names. */
export function requestIdOf(subject: Subject): string | undefined {
  const { entry, message, call } = subject;
  const about = entry?.about ?? message?.about;
  if (about !== undefined) return about;
  return authReqIdIn(message) ?? authReqIdIn(call) ?? timedRequest(subject);
}

/** The request whose timer fires: its charts are named for it, and so are their timers. */
function timedRequest({ entry, known }: Subject): string | undefined {
  if (entry?.kind !== 'agenda.popped') return undefined;
  const instance = entry.item.slice(0, Math.max(0, entry.item.lastIndexOf(':')));
  return known.request(instance) === undefined ? undefined : instance;
}

function authReqIdIn(message: MatchMessage | undefined): string | undefined {
  return message === undefined ? undefined : parametersOf(message).get('auth_req_id')?.[0];
}

/** The client that a subject is about. */
export function clientIdOf(subject: Subject): string | undefined {
  return (
    namedClient(subject) ??
    playedClient(subject) ??
    callingClient(subject.call) ??
    requestFactsOf(subject)?.clientId
  );
}

function namedClient({ entry }: Subject): string | undefined {
  if (entry === undefined) return undefined;
  if (entry.kind === 'client.registered') return entry.client.client_id;
  return 'clientId' in entry ? entry.clientId : undefined;
}

/** The client that an end of the message, or the party of the entry, plays. */
function playedClient({ entry, message, known }: Subject): string | undefined {
  if (message !== undefined) return known.clientOf(message.from) ?? known.clientOf(message.to);
  return entry === undefined ? undefined : known.clientOf(entry.party);
}

function callingClient(call: MatchMessage | undefined): string | undefined {
  if (call?.wire.kind !== 'http.request' || call.endpoint === 'notification') return undefined;
  const named = parametersOf(call).get('client_id')?.[0];
  const basic = readBasicCredentials(headerOf(call.wire, 'authorization'));
  return named ?? basic?.clientId ?? assertingClient(call);
}

function assertingClient(call: MatchMessage): string | undefined {
  const assertion = jwtsOf(call).find(({ place }) => place === 'client_assertion');
  return assertion?.claims.get('sub')?.[0];
}

/** The sub of the person, once a request or the entry itself names one. */
export function subOf(subject: Subject): string | undefined {
  const { entry } = subject;
  const own = entry !== undefined && 'sub' in entry ? entry.sub : undefined;
  return own ?? requestFactsOf(subject)?.sub;
}

/** How the client hears of its result: as the request was opened, or as the client is registered. */
export function modeOf(subject: Subject): DeliveryMode | undefined {
  const opened = requestFactsOf(subject)?.mode;
  if (opened !== undefined) return opened;
  const clientId = clientIdOf(subject);
  return clientId === undefined ? undefined : subject.known.modeOf(clientId);
}

function requestFactsOf(subject: Subject) {
  const authReqId = requestIdOf(subject);
  return authReqId === undefined ? undefined : subject.known.request(authReqId);
}
