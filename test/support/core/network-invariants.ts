/**
 * What must hold of every message on its way, whatever the network or a person did to it: it arrives
 * when it was last said to, or is lost, and neither happens twice; a copy has the bytes that it copies.
 */
import type { Wire } from '#shared/protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { must } from './world-invariants.ts';

interface Underway {
  /** As it was sent, and as it was edited. */
  readonly texts: Set<string>;
  dueAt: number | null;
  end: 'received' | 'lost' | undefined;
}

/** Answers a watcher of the messages of one run. */
export function createNetworkInvariants(): (entry: Entry) => void {
  const messages = new Map<string, Underway>();

  function underway(message: string, why: string): Underway {
    const held = messages.get(message);
    if (held === undefined) throw new Error(`Message ${message} was ${why} before it was sent.`);
    return held;
  }

  function end(message: string, how: 'received' | 'lost'): Underway {
    const held = underway(message, how);
    must(
      held.end === undefined,
      `message ${message}, which was ${held.end}, is not ${how} as well`,
    );
    held.end = how;
    return held;
  }

  function judgeSent({ message, wire, arrivesAt, copyOf }: EntryOf<'message.sent'>): void {
    messages.set(message, { texts: textsOf(wire), dueAt: arrivesAt, end: undefined });
    const original = copyOf === undefined ? undefined : messages.get(copyOf);
    if (original === undefined) return;
    must(original.texts.has(JSON.stringify(wire)), `message ${message} has the bytes of ${copyOf}`);
  }

  function judgeFault({ act, message, ms = 0 }: EntryOf<'fault.applied'>): void {
    const held = underway(message, 'touched');
    must(held.end === undefined, `no rule applies to ${message}, which is over`);
    // When a message is sent, the latency of its rules is known; one from outside just came.
    if (act === 'latency' && message.startsWith('in-')) held.dueAt = (held.dueAt ?? 0) + ms;
  }

  return (entry) => {
    switch (entry.kind) {
      case 'message.sent':
        return judgeSent(entry);
      case 'http.arrived': {
        const { request: wire, at: dueAt, exchange } = entry;
        messages.set(`in-${exchange}`, { texts: textsOf(wire), dueAt, end: undefined });
        return;
      }
      case 'message.received': {
        const { dueAt } = end(entry.message, 'received');
        must(dueAt === entry.at, `message ${entry.message} arrived when it was due`);
        return;
      }
      case 'message.lost':
      case 'message.recalled':
        end(entry.message, 'lost');
        return;
      case 'fault.applied':
        return judgeFault(entry);
      case 'message.edited':
        underway(entry.message, 'edited').texts.add(JSON.stringify(entry.wire));
        return;
      case 'message.released':
      case 'message.moved':
        underway(entry.message, 'moved').dueAt = entry.arrivesAt;
        return;
      default:
    }
  };
}

function textsOf(wire: Wire): Set<string> {
  return new Set([JSON.stringify(wire)]);
}
