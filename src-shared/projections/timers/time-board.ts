/**
 * All that a screen says of a run's time: its clock, the timers with their countdowns, and how long
 * tokens are still good. Made from entries alone, one after the other.
 */
import type { Entry } from '../../trace/entry.ts';
import { addToLiveTimers, type LiveTimer, type LiveTimers, remainingMs } from './live-timers.ts';
import { addToRunClock, createRunClock, type RunClock } from './run-clock.ts';
import { addToTokenLives, createTokenLives, type TokenLives } from './token-lives.ts';

export interface TimeBoard {
  at: number;
  readonly clock: RunClock;
  readonly timers: LiveTimers;
  readonly tokens: TokenLives;
}

/** The board before anything has happened. */
export function createTimeBoard(): TimeBoard {
  return { at: 0, clock: createRunClock(), timers: new Map(), tokens: createTokenLives() };
}

/** A board of its own that goes another way than this one from here on. */
export function copyTimeBoard({ at, clock, timers, tokens }: TimeBoard): TimeBoard {
  return {
    at,
    clock: { ...clock, hits: new Map(clock.hits), skews: new Map(clock.skews) },
    timers: new Map(timers),
    tokens: { ...tokens, byGrant: new Map(tokens.byGrant) },
  };
}

/** Takes in one entry. */
export function addToTimeBoard(board: TimeBoard, entry: Entry): void {
  board.at = entry.at;
  addToRunClock(board.clock, entry);
  addToLiveTimers(board.timers, entry);
  addToTokenLives(board.tokens, entry);
}

/** The timers as they stand at a time, the next to fire first and the frozen ones last. */
export function timersInOrder(board: TimeBoard, at = board.at): readonly LiveTimer[] {
  const isFrozen = ({ due }: LiveTimer): number => (due.kind === 'frozen' ? 1 : 0);
  return [...board.timers.values()].toSorted(
    (left, right) =>
      isFrozen(left) - isFrozen(right) || remainingMs(left, at) - remainingMs(right, at),
  );
}
