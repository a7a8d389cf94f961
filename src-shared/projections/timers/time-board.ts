/**
 * All that a screen says of a run's time: its clock, the timers with their countdowns, and how long
 * tokens, codes and locks still last. Made from entries alone, one after the other.
 */
import type { Entry } from '../../trace/entry.ts';
import { addToLiveTimers, type LiveTimer, type LiveTimers, remainingMs } from './live-timers.ts';
import { addToLives, copyLives, createLives, type Lives } from './lives.ts';
import { addToRunClock, createRunClock, type RunClock } from './run-clock.ts';

export interface TimeBoard {
  at: number;
  readonly clock: RunClock;
  readonly timers: LiveTimers;
  readonly lives: Lives;
}

/** The board before anything has happened. */
export function createTimeBoard(): TimeBoard {
  return { at: 0, clock: createRunClock(), timers: new Map(), lives: createLives() };
}

/** A board of its own that goes another way than this one from here on. */
export function copyTimeBoard({ at, clock, timers, lives }: TimeBoard): TimeBoard {
  return {
    at,
    clock: { ...clock, hits: new Map(clock.hits), skews: new Map(clock.skews) },
    timers: new Map(timers),
    lives: copyLives(lives),
  };
}

/** What any part of the board takes in: nearly every entry is of another kind. */
const heeded: ReadonlySet<Entry['kind']> = new Set([
  'run.began',
  'run.continued',
  'run.detached',
  'clock.set',
  'clock.started',
  'clock.stopped',
  'break.hit',
  'break.resumed',
  'intent.given',
  'skew.changed',
  'timer.set',
  'timer.changed',
  'timer.cancelled',
  'agenda.popped',
  'tokens.issued',
  'code.issued',
  'user.locked',
  'grant.revoked',
]);

/** Takes in one entry. */
export function addToTimeBoard(board: TimeBoard, entry: Entry): void {
  board.at = entry.at;
  if (!heeded.has(entry.kind)) return;
  addToRunClock(board.clock, entry);
  addToLiveTimers(board.timers, entry);
  addToLives(board.lives, entry);
}

/** The timers as they stand at a time, the next to fire first and the frozen ones last. */
export function timersInOrder(board: TimeBoard, at = board.at): readonly LiveTimer[] {
  const isFrozen = ({ due }: LiveTimer): number => (due.kind === 'frozen' ? 1 : 0);
  return [...board.timers.values()].toSorted(
    (left, right) =>
      isFrozen(left) - isFrozen(right) || remainingMs(left, at) - remainingMs(right, at),
  );
}
