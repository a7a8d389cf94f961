/**
 * The messages that are on their way or held at a moment, from the record alone. A message is in
 * flight from when the network has it until it arrives, is lost or is called back; one that a real
 * socket carries is so only where a rule or a hand holds it up.
 */
import type { Wire } from '../../protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { type FateEntry, fateText, isFate } from '../message-fate.ts';
import { type Description, describeBetween } from '../message-names.ts';
import { calledParty } from '../message-view.ts';
import { carriedFlights } from './carried-flights.ts';

type HeldWhy = EntryOf<'message.held'>['why'];

export interface Flight {
  /** The id by which the network knows it. */
  readonly message: string;
  /** The number of the entry that sent it. */
  readonly seq: number;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  readonly about: string | undefined;
  /** As it arrives. */
  readonly wire: Wire;
  readonly way: Travelling | Held;
  /** What was done to it so far, in a few words each. */
  readonly marks: readonly string[];
}

/** With what it is called, which only those are asked that somebody looks at. */
export type NamedFlight = Flight & Description;

export function named(flight: Flight): NamedFlight {
  return { ...flight, ...describeBetween(flight) };
}

interface Travelling {
  readonly kind: 'travelling';
  readonly since: number;
  readonly arrivesAt: number;
}

interface Held {
  readonly kind: 'held';
  readonly why: HeldWhy;
  readonly since: number;
  /** Null while it waits for a device, and while it is frozen. */
  readonly until: number | null;
  /** What a frozen one has left. */
  readonly remainingMs?: number | undefined;
}

export interface Flights {
  /** By id, in the order in which they were sent. */
  readonly byId: Map<string, Flight>;
  /** The last request from outside: what a rule does to it stands right behind. */
  arrival: EntryOf<'http.arrived'> | undefined;
  /** What came to its end last: where its device is offline, it waits there after all. */
  landed: Flight | undefined;
}

/** Nothing is on its way. */
export function createFlights(): Flights {
  return { byId: new Map(), arrival: undefined, landed: undefined };
}

/** Takes in one entry. */
export function addToFlights(flights: Flights, entry: Entry): void {
  const { byId } = flights;
  switch (entry.kind) {
    case 'run.continued':
      for (const flight of carriedFlights(entry)) byId.set(flight.message, flight);
      return;
    case 'message.sent':
      if (entry.arrivesAt !== null) byId.set(entry.message, flightOf(entry, entry.arrivesAt));
      return;
    case 'http.arrived':
      flights.arrival = entry;
      return;
    case 'message.received':
      byId.delete(entry.message);
      return;
    case 'agenda.popped':
      land(flights, entry.item);
      return;
    default:
      if (isFate(entry)) addFate(flights, entry);
  }
}

function land(flights: Flights, message: string): void {
  const flight = flights.byId.get(message);
  // What is held comes to the end of its hold, and goes on.
  if (flight?.way.kind !== 'travelling') return;
  flights.byId.delete(message);
  flights.landed = flight;
}

function addFate(flights: Flights, entry: FateEntry): void {
  const { byId, landed } = flights;
  const waits = entry.kind === 'message.held' && landed?.message === entry.message;
  const flight = byId.get(entry.message) ?? (waits ? landed : takenArrival(flights, entry.message));
  if (flight === undefined) return;
  const next = afterFate(flight, entry);
  if (next === undefined) byId.delete(entry.message);
  else byId.set(entry.message, next);
}

/** What became of it; undefined when it is not in flight any more. */
function afterFate(flight: Flight, entry: FateEntry): Flight | undefined {
  const marks = [...flight.marks, fateText(entry)];
  switch (entry.kind) {
    case 'message.lost':
    case 'message.recalled':
    case 'message.ignored':
      return undefined;
    case 'message.held': {
      const { why, until, at: since, remaining: remainingMs } = entry;
      return { ...flight, way: { kind: 'held', why, since, until, remainingMs } };
    }
    case 'message.released':
      return { ...flight, marks, way: travelling(entry.at, entry.arrivesAt) };
    case 'message.moved':
      return { ...flight, marks, way: travelling(entry.at, entry.arrivesAt) };
    case 'message.edited':
      return { ...flight, marks, wire: entry.wire };
    default:
      return { ...flight, marks, way: later(flight, entry) };
  }
}

/** A rule may add to the time of a request from outside; of any other its entry says all. */
function later({ way, message }: Flight, entry: EntryOf<'fault.applied'>): Flight['way'] {
  const isArrival = message.startsWith('in-') && entry.act === 'latency';
  if (!isArrival || way.kind === 'held') return way;
  return { ...way, arrivesAt: way.arrivesAt + (entry.ms ?? 0) };
}

/** A request from outside is in flight from the moment at which the network does something to it. */
function takenArrival({ arrival }: Flights, message: string): Flight | undefined {
  if (arrival === undefined || message !== `in-${arrival.exchange}`) return undefined;
  const { seq, exchange, request, at, about, party } = arrival;
  const from = party === 'outside-provider' ? party : 'outside-client';
  const to = calledParty(arrival) ?? 'provider';
  const way = travelling(at, at);
  return { message, seq, exchange, from, to, about, wire: request, way, marks: [] };
}

/** Nearly all of them arrive as they were sent. */
const unmarked: Flight['marks'] = [];

function flightOf(entry: EntryOf<'message.sent'>, arrivesAt: number): Flight {
  const { message, seq, exchange, from, to, about, wire, at, copyOf } = entry;
  const marks = copyOf === undefined ? unmarked : ['sent again'];
  const way = travelling(at, arrivesAt);
  return { message, seq, exchange, from, to, about, wire, way, marks };
}

function travelling(since: number, arrivesAt: number): Travelling {
  return { kind: 'travelling', since, arrivesAt };
}
