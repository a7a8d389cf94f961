/** The messages that a run brings along which goes on from another one: on their way, or held. */
import type { EntryOf } from '../../trace/entry.ts';
import {
  type CarriedItem,
  carriedAgenda,
  carriedFrozenMessages,
  carriedMessages,
  carriedParked,
} from '../carried/carried-world.ts';
import type { Flight } from './flights.ts';

/** In the order in which they were sent. */
export function carriedFlights(entry: EntryOf<'run.continued'>): readonly Flight[] {
  const items = new Map(carriedAgenda(entry).map((item) => [item.id, item]));
  const frozen = carriedFrozenMessages(entry);
  const parked = carriedParked(entry);
  return carriedMessages(entry)
    .toSorted((left, right) => left.sentBy - right.sentBy)
    .flatMap((message) => {
      const { id, sentBy: seq, exchange, from, to, about, wire } = message;
      const left = frozen.get(id);
      const way =
        left !== undefined || parked.has(id)
          ? waiting(entry.at, left)
          : wayOf(items.get(id), entry.at);
      if (way === undefined) return [];
      return { message: id, seq, exchange, from, to, about, wire, way, marks: [] };
    });
}

/** For its device, or frozen with what it had left. */
function waiting(since: number, remainingMs: number | undefined): Flight['way'] {
  const why = remainingMs === undefined ? 'offline' : 'frozen';
  return { kind: 'held', why, since, until: null, remainingMs };
}

function wayOf(item: CarriedItem | undefined, since: number): Flight['way'] | undefined {
  if (item?.task.kind === 'delivery') return { kind: 'travelling', since, arrivesAt: item.dueAt };
  if (item?.task.kind !== 'hold-limit') return undefined;
  return { kind: 'held', why: item.task.why, since, until: item.dueAt };
}
