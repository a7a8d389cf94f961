/**
 * What a match looks at: one entry together with what the entry alone does not say, or a message
 * that is about to be sent. Whoever keeps a record answers the look-ups; `match-context.ts` does it
 * by folding, and the kernel may do it from its world.
 */
import { callbackPartyName } from '../../../protocol/callback-path.ts';
import { readCallAddress } from '../../../protocol/encoding/call-address.ts';
import { headerOf, type Wire } from '../../../protocol/encoding/wire.ts';
import type { DeliveryMode } from '../../../protocol/setup/provider-settings.ts';
import type { Entry, EntryOf } from '../../entry.ts';
import { type Party, roleOf } from '../../party.ts';
import { type EndpointName, endpointAt, pathOf } from '../endpoint-name.ts';
import type { MatchMessage } from './match-message.ts';

/** What is known of an authentication request that was accepted. */
export interface RequestFacts {
  readonly clientId: string;
  readonly sub: string;
  readonly mode: DeliveryMode;
}

export interface MatchLookup {
  /** A message that is on its way. */
  readonly sent: (message: string) => MatchMessage | undefined;
  /** The request of an exchange that is not answered yet. */
  readonly asked: (exchange: string) => MatchMessage | undefined;
  readonly request: (authReqId: string) => RequestFacts | undefined;
  readonly clientOf: (party: Party) => string | undefined;
  readonly modeOf: (clientId: string) => DeliveryMode | undefined;
  readonly usernameOf: (sub: string) => string | undefined;
  /** An endpoint of a provider elsewhere, by its host and path. */
  readonly endpointElsewhere: (place: string) => EndpointName | undefined;
}

export interface Subject {
  readonly kind: Entry['kind'];
  /** Undefined for a message that no entry speaks of yet. */
  readonly entry: Entry | undefined;
  /** The message that enters the record here. */
  readonly message: MatchMessage | undefined;
  /** The message that reaches its addressee here. */
  readonly arrived: MatchMessage | undefined;
  /** The request that this belongs to: itself, the one it answers, the one that was judged. */
  readonly call: MatchMessage | undefined;
  readonly known: MatchLookup;
}

/** A message that somebody is about to send. */
export interface Sending {
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  /** Undefined for a request, which opens an exchange of its own. */
  readonly exchange?: string | undefined;
  readonly about?: string | undefined;
}

/** The message with its endpoint and, for an answer, the request. */
export function messageOf(sending: Sending, known: MatchLookup): MatchMessage {
  const { from, to, wire, exchange, about } = sending;
  const isAnswer = wire.kind === 'http.response' && exchange !== undefined;
  const asked = isAnswer ? known.asked(exchange) : undefined;
  return { from, to, wire, about, asked, endpoint: asked?.endpoint ?? endpointOf(sending, known) };
}

function endpointOf({ to, wire }: Sending, known: MatchLookup): EndpointName | undefined {
  if (wire.kind === 'channel.note') return undefined;
  // CIBA Core §10.2, §10.3: only to a notification is a provider the one who is answered.
  if (wire.kind === 'http.response') return to === 'provider' ? 'notification' : undefined;
  if (to === 'provider') return endpointAt(wire.target);
  if (to !== 'outside-provider') return 'notification';
  const place = placeOf(headerOf(wire, 'host'), wire.target);
  return known.endpointElsewhere(place) ?? endpointAt(wire.target);
}

function placeOf(host: string | undefined, target: string): string {
  return `${host ?? ''}${pathOf(target)}`;
}

/** Host and path of an address, the form in which endpoints elsewhere are known. */
export function placeAt(address: string): string | undefined {
  const read = readCallAddress(address);
  return read === undefined ? undefined : placeOf(read.host, read.target);
}

/** The subject that is a message about to be sent, or one that has just arrived. */
export function subjectOfMessage(message: MatchMessage, known: MatchLookup): Subject {
  return { ...nothing, kind: 'message.sent', message, call: message.asked ?? message, known };
}

const nothing = { entry: undefined, message: undefined, arrived: undefined, call: undefined };

/** The subject that is an entry. */
export function subjectOf(entry: Entry, known: MatchLookup): Subject {
  const { kind } = entry;
  switch (kind) {
    case 'message.sent': {
      const message = messageOf(entry, known);
      const arrived = hasArrived(entry) ? message : undefined;
      return { kind, entry, message, arrived, call: message.asked ?? message, known };
    }
    case 'http.arrived': {
      const message = messageOf(arrivedFrom(entry), known);
      return { kind, entry, message, arrived: message, call: message, known };
    }
    case 'message.received': {
      const arrived = known.sent(entry.message);
      return { ...nothing, kind, entry, arrived, call: arrived?.asked ?? arrived, known };
    }
    default: {
      const call = 'exchange' in entry ? known.asked(entry.exchange) : undefined;
      return { ...nothing, kind, entry, call, known };
    }
  }
}

/** The answer to a call outside is on record when it is here. */
function hasArrived({ from, arrivesAt }: EntryOf<'message.sent'>): boolean {
  const role = roleOf(from);
  return arrivesAt === null && (role === 'outside-client' || role === 'outside-provider');
}

/** A call from outside: to the provider, or to a party that another provider notifies. */
function arrivedFrom({ party, request, exchange, about }: EntryOf<'http.arrived'>): Sending {
  const called = party === 'outside-provider' ? callbackPartyName(request.target) : undefined;
  const to: Party = called === undefined ? 'provider' : `relying-party/${called}`;
  const from = party === 'outside-provider' ? party : 'outside-client';
  return { from, to, wire: request, exchange, about };
}
