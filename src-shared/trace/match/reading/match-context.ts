/**
 * What a run has said so far, as far as a match may ask for it: folded entry by entry, changed in
 * place, and never larger than its bound. What it had to forget it does not know.
 */
import type { DeliveryMode } from '../../../protocol/setup/provider-settings.ts';
import type { RunSetup } from '../../../protocol/setup/run-setup.ts';
import type { Entry, EntryOf } from '../../entry.ts';
import { type EndpointName, endpointMembers } from '../endpoint-name.ts';
import { discoveredAddresses, type MatchMessage } from './match-message.ts';
import {
  type MatchLookup,
  placeAt,
  type RequestFacts,
  type Subject,
  subjectOf,
} from './subject.ts';

export interface MatchContext {
  readonly known: MatchLookup;
  readonly most: number;
  readonly sent: Map<string, MatchMessage>;
  readonly asked: Map<string, MatchMessage>;
  readonly requests: Map<string, RequestFacts>;
  readonly players: Map<string, string>;
  readonly modes: Map<string, DeliveryMode>;
  readonly usernames: Map<string, string>;
  readonly elsewhere: Map<string, EndpointName>;
}

/** A context that has seen nothing; it keeps so many of each kind of thing. */
export function createMatchContext(most = 10_000): MatchContext {
  const sent = new Map<string, MatchMessage>();
  const asked = new Map<string, MatchMessage>();
  const requests = new Map<string, RequestFacts>();
  const players = new Map<string, string>();
  const modes = new Map<string, DeliveryMode>();
  const usernames = new Map<string, string>();
  const elsewhere = new Map<string, EndpointName>();
  const known: MatchLookup = {
    sent: (message) => sent.get(message),
    asked: (exchange) => asked.get(exchange),
    request: (authReqId) => requests.get(authReqId),
    clientOf: (party) => players.get(party),
    modeOf: (clientId) => modes.get(clientId),
    usernameOf: (sub) => usernames.get(sub),
    endpointElsewhere: (place) => elsewhere.get(place),
  };
  return { known, most, sent, asked, requests, players, modes, usernames, elsewhere };
}

/** Takes in the next entry, and answers it as what a match looks at. */
export function addToMatchContext(context: MatchContext, entry: Entry): Subject {
  const subject = subjectOf(entry, context.known);
  if (subject.message !== undefined) keepMessage(context, subject, subject.message);
  else if (entry.kind === 'message.received' || entry.kind === 'message.recalled')
    context.sent.delete(entry.message);
  else if (entry.kind === 'message.edited') keepEdit(context, entry);
  else keepFacts(context, entry);
  return subject;
}

function keepMessage(context: MatchContext, { entry }: Subject, message: MatchMessage): void {
  if (entry?.kind !== 'message.sent' && entry?.kind !== 'http.arrived') return;
  const isUnderWay = entry.kind === 'message.sent' && entry.arrivesAt !== null;
  if (isUnderWay) keep(context, context.sent, entry.message, message);
  if (message.wire.kind === 'http.request') keep(context, context.asked, entry.exchange, message);
  else if (message.wire.kind === 'http.response') {
    context.asked.delete(entry.exchange);
    if (message.from === 'outside-provider') learnEndpoints(context, message);
  }
}

/** What arrives is what was made of it; nothing that was decoded before the edit is kept. */
function keepEdit({ sent }: MatchContext, { message, wire }: EntryOf<'message.edited'>): void {
  const held = sent.get(message);
  if (held === undefined) return;
  const { from, to, about, endpoint, asked } = held;
  sent.set(message, { from, to, about, endpoint, asked, wire });
}

/** Where a provider elsewhere has its endpoints only its discovery document says. */
function learnEndpoints(context: MatchContext, message: MatchMessage): void {
  if (message.endpoint !== 'discovery') return;
  for (const [address, member] of discoveredAddresses(message)) {
    const name = endpointMembers.find(([held]) => held === member)?.[1];
    const place = name === undefined ? undefined : placeAt(address);
    if (name !== undefined && place !== undefined) keep(context, context.elsewhere, place, name);
  }
}

function keepFacts(context: MatchContext, entry: Entry): void {
  switch (entry.kind) {
    case 'run.began':
    case 'run.continued':
      keepSetup(context, entry.setup);
      return;
    case 'request.opened': {
      const { authReqId, clientId, sub, deliveryMode: mode } = entry;
      keep(context, context.requests, authReqId, { clientId, sub, mode });
      return;
    }
    case 'client.registered': {
      const { client_id: clientId, backchannel_token_delivery_mode: mode } = entry.client;
      if (mode !== undefined) keep(context, context.modes, clientId, mode);
      return;
    }
    case 'exchange.lost':
      context.asked.delete(entry.exchange);
      return;
    case 'call.ended':
      // An answer is a message of its own, and still to come.
      if (entry.outcome.kind !== 'answered') context.asked.delete(entry.effect.slice(5));
      return;
    default:
  }
}

function keepSetup(context: MatchContext, { clients, users, relyingParties }: RunSetup): void {
  for (const { name, clientId } of relyingParties) {
    keep(context, context.players, `relying-party/${name}`, clientId);
  }
  for (const { client_id: clientId, backchannel_token_delivery_mode: mode } of clients) {
    if (mode !== undefined) keep(context, context.modes, clientId, mode);
  }
  for (const { sub, username } of users) keep(context, context.usernames, sub, username);
}

/** Keeps one more; the one that came first makes room for it. */
function keep<Value>(
  { most }: MatchContext,
  map: Map<string, Value>,
  key: string,
  value: Value,
): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
