/** The messages of a timeline: when each set out, how it fared on its way, and when it was there. */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { type FateEntry, isFate } from '../message-fate.ts';
import { describeBetween, isAnswer } from '../message-names.ts';
import { carriedFlights } from '../network-board/carried-flights.ts';
import type { Flight } from '../network-board/flights.ts';
import { place, placeAnew } from './bands.ts';
import type { Timeline } from './timeline.ts';
import type { Arrow } from './timeline-item.ts';

/** Takes in one entry. */
export function addToArrows(timeline: Timeline, entry: Entry): void {
  switch (entry.kind) {
    case 'message.sent':
      return add(timeline, entry.message, entry, entry.arrivesAt);
    case 'http.arrived':
      return add(timeline, `in-${entry.exchange}`, entry, null);
    case 'run.continued':
      for (const flight of carriedFlights(entry)) carry(timeline, flight);
      return;
    case 'message.received':
      return arrive(timeline.arrows.get(entry.message), entry);
    case 'agenda.popped':
      return land(timeline.arrows.get(entry.item), entry);
    default:
      if (isFate(entry)) addFate(timeline.arrows.get(entry.message), entry);
  }
}

/** A real socket carries what has no time of arrival; it is there as soon as it is on record. */
function add(
  timeline: Timeline,
  id: string,
  { seq, at, exchange }: EntryOf<'message.sent' | 'http.arrived'>,
  due: number | null,
): void {
  const says = timeline.messages.byId.get(id);
  if (says === undefined) return;
  const { from, to, about } = says;
  const arrow: Arrow = {
    shape: 'arrow',
    seq,
    from,
    to,
    about,
    start: at,
    says,
    isAnswer: isAnswer(says.wire),
    holds: [],
    due: due ?? at,
    end: due === null ? { seq, at, how: 'arrived' } : undefined,
  };
  timeline.arrows.set(id, arrow);
  place(timeline.bands, arrow);
  const halves = timeline.exchanges.get(exchange) ?? [];
  timeline.exchanges.set(exchange, halves);
  halves.push(arrow);
  // Which request an exchange is about its answer may be the first to say.
  if (about !== undefined) for (const half of halves) placeAnew(timeline.bands, half, about);
}

/** It set out in the run before; where that is not at hand, it comes from when this one began. */
function carry(timeline: Timeline, flight: Flight): void {
  if (timeline.arrows.has(flight.message)) return;
  const { message, seq, from, to, about, wire, way } = flight;
  const isHeld = way.kind === 'held';
  const arrow: Arrow = {
    shape: 'arrow',
    seq,
    from,
    to,
    about,
    start: way.since,
    says: describeBetween(flight),
    isAnswer: wire.kind === 'http.response',
    holds: isHeld ? [{ seq, at: way.since, until: undefined }] : [],
    due: isHeld ? (way.until ?? undefined) : way.arrivesAt,
    end: undefined,
  };
  timeline.arrows.set(message, arrow);
  place(timeline.bands, arrow);
}

function arrive(arrow: Arrow | undefined, { seq, at }: Entry): void {
  if (arrow === undefined) return;
  letGo(arrow, at);
  arrow.end = { seq, at, how: 'arrived' };
}

/** It comes to the end of its way; what is held comes to that of its hold, and goes on. */
function land(arrow: Arrow | undefined, entry: Entry): void {
  if (arrow !== undefined && !isHeld(arrow)) arrive(arrow, entry);
}

function isHeld({ holds }: Arrow): boolean {
  const hold = holds.at(-1);
  return hold !== undefined && hold.until === undefined;
}

function letGo({ holds }: Arrow, at: number): void {
  const hold = holds.at(-1);
  if (hold !== undefined) hold.until ??= at;
}

function addFate(arrow: Arrow | undefined, entry: FateEntry): void {
  if (arrow === undefined) return;
  const { seq, at } = entry;
  switch (entry.kind) {
    case 'message.lost':
    case 'message.recalled':
    case 'message.ignored':
      letGo(arrow, at);
      arrow.end = { seq, at, how: entry.kind === 'message.ignored' ? 'arrived' : 'lost' };
      return;
    case 'message.held':
      letGo(arrow, at);
      arrow.holds.push({ seq, at, until: undefined });
      arrow.end = undefined;
      arrow.due = entry.until ?? undefined;
      return;
    case 'message.released':
    case 'message.moved':
      letGo(arrow, at);
      arrow.end = undefined;
      arrow.due = entry.arrivesAt;
      return;
    default:
      addLatency(arrow, entry);
  }
}

/** Of a request from outside alone: any other was sent with its latency known. */
function addLatency(arrow: Arrow, entry: FateEntry): void {
  if (entry.kind !== 'fault.applied' || entry.act !== 'latency') return;
  if (!entry.message.startsWith('in-') || isHeld(arrow)) return;
  arrow.end = undefined;
  arrow.due = (arrow.due ?? entry.at) + (entry.ms ?? 0);
}
