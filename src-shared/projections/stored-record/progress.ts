/** How charts, polls and timers change what the provider holds of a request. */
import type { EntryOf } from '../../trace/entry.ts';
import type { Ending, StoredRecord } from './stored-record.ts';

/** A chart of the request moved on: its life, its polling, or its notification. */
export function noteMove(
  held: StoredRecord,
  { machine, from, to }: EntryOf<'machine.moved'>,
  slowDownMs: number,
): StoredRecord {
  switch (machine) {
    case 'authentication-request':
      return { ...held, state: to };
    case 'polling':
      // What a poll that is too early costs is settled when the first one comes.
      return { ...held, polling: to, ...(from === null ? { slowDownMs } : {}) };
    case 'notification-delivery':
      return { ...held, delivery: to };
    default:
      return held;
  }
}

/** A poll of the client that the request belongs to; one that came too early costs more rest. */
export function notePoll(held: StoredRecord, entry: EntryOf<'rules.judged'>): StoredRecord {
  const isOwn = entry.passed.includes('auth_req_id belongs to this client');
  if (entry.table !== 'token' || !isOwn) return held;
  const polls = held.polls + 1;
  if (entry.refusal?.error !== 'slow_down') return { ...held, polls };
  const intervalMs = held.intervalMs + held.slowDownMs;
  return { ...held, polls, intervalMs, tooSoon: held.tooSoon + 1 };
}

type Timed = 'ends' | 'nextPoll' | 'heldUntil';

const timed: readonly (readonly [part: string, field: Timed])[] = [
  ['.after.lifetime.authentication-request.', 'ends'],
  ['.after.rest.polling.', 'nextPoll'],
  ['.after.longPoll.polling.', 'heldUntil'],
];

/** Timers are named for the delay and the chart that wait for them. */
function fieldOf(timer: string): Timed | undefined {
  return timed.find(([part]) => timer.includes(part))?.[1];
}

/** A timer was set. */
export function noteTimer(held: StoredRecord, entry: EntryOf<'timer.set'>): StoredRecord {
  return withEnding(held, entry.event, { kind: 'at', at: entry.dueAt });
}

/** Somebody took a timer in hand. */
export function noteTimerChange(
  held: StoredRecord,
  { timer, change, dueAt, remaining = 0 }: EntryOf<'timer.changed'>,
): StoredRecord {
  if (change === 'fired') return noteTimerGone(held, timer);
  const ending: Ending =
    dueAt === undefined ? { kind: 'frozen', leftMs: remaining } : { kind: 'at', at: dueAt };
  return withEnding(held, timer, ending);
}

/** A timer fired, or nobody waits for it any more. */
export function noteTimerGone(held: StoredRecord, timer: string): StoredRecord {
  const field = fieldOf(timer);
  // When a request was to end stays known after it has.
  if (field === undefined || field === 'ends') return held;
  return { ...held, [field]: undefined };
}

function withEnding(held: StoredRecord, timer: string, ending: Ending): StoredRecord {
  const field = fieldOf(timer);
  return field === undefined ? held : { ...held, [field]: ending };
}
