/**
 * Every timer that runs or is frozen, from the record alone: whose it is, what it is about, what
 * happens when it fires, and how long that still is.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { carriedTimers } from './carried-timers.ts';
import { toldTimer } from './timer-sentence.ts';

export interface LiveTimer {
  readonly timer: string;
  readonly machine: string;
  readonly delay: string;
  readonly instance: string;
  readonly party: Party;
  /** The request it is about, where there is one yet. */
  readonly about: string | undefined;
  readonly sentence: string;
  readonly setAt: number;
  /** How long it was to run, as it was set or last changed. */
  readonly totalMs: number;
  /** When it fires; a frozen one has no time, but something left. */
  readonly due:
    | { readonly kind: 'running'; readonly at: number }
    | { readonly kind: 'frozen'; readonly remainingMs: number };
}

export type LiveTimers = Map<string, LiveTimer>;

/** Takes in one entry. */
export function addToLiveTimers(timers: LiveTimers, entry: Entry): void {
  switch (entry.kind) {
    case 'run.continued':
      for (const carried of carriedTimers(entry)) timers.set(carried.timer, carried);
      return;
    case 'timer.set':
      timers.set(entry.timer, timerOf(entry));
      return;
    case 'timer.changed':
      change(timers, entry);
      return;
    case 'timer.cancelled':
      timers.delete(entry.timer);
      return;
    case 'agenda.popped':
      timers.delete(entry.item);
      return;
    default:
  }
}

function timerOf(entry: EntryOf<'timer.set'>): LiveTimer {
  const { timer, instance, party, about, event, at, dueAt } = entry;
  const { machine, delay, sentence } = toldTimer(event);
  return {
    timer,
    machine,
    delay,
    instance,
    party,
    about,
    sentence,
    setAt: at,
    totalMs: dueAt - at,
    due: { kind: 'running', at: dueAt },
  };
}

function change(timers: LiveTimers, entry: EntryOf<'timer.changed'>): void {
  const { timer, at, dueAt, remaining, change: how } = entry;
  const held = timers.get(timer);
  if (held === undefined) return;
  if (how === 'fired') {
    timers.delete(timer);
    return;
  }
  const due: LiveTimer['due'] =
    dueAt === undefined
      ? { kind: 'frozen', remainingMs: remaining ?? 0 }
      : { kind: 'running', at: dueAt };
  const left = due.kind === 'frozen' ? due.remainingMs : due.at - at;
  // What is moved away makes the whole longer; a shorter one shows as nearly over.
  timers.set(timer, { ...held, due, totalMs: Math.max(held.totalMs, left) });
}

/** How long until it fires, at that time of the run. */
export function remainingMs({ due }: Pick<LiveTimer, 'due'>, at: number): number {
  return due.kind === 'frozen' ? due.remainingMs : Math.max(0, due.at - at);
}
