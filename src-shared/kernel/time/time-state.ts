/**
 * What people have arranged about a run's time. In a run where nobody has, every field is empty, and
 * asking costs a comparison.
 */
import type { Breakpoint, Goal } from '../../intents/clock-intents.ts';
import type { AgendaItem, AgendaTask } from '../collections/agenda.ts';
import {
  emptyMap,
  mapDelete,
  mapGet,
  mapSet,
  type PersistentMap,
} from '../collections/persistent-map.ts';
import type { LifeInHand } from './lives/lives.ts';

/** A timer or a message that is on no agenda, with what it had left. */
export interface FrozenTimer {
  readonly task: FrozenTask;
  readonly cause: number;
  readonly remainingMs: number;
}

type FrozenTask = Extract<AgendaTask, { kind: 'timer' | 'delivery' | 'hold-limit' }>;

/** A breakpoint, and what the ordinals in it have counted since it was set. */
export interface WatchedBreakpoint extends Breakpoint {
  readonly counts: readonly number[];
}

/** Something that time stopped for, and that nobody has let go yet. */
export interface OpenHit {
  readonly hit: string;
  readonly breakpoint: string;
  /** The message that was met; in a wall run it is held until the hit is let go. */
  readonly message?: string | undefined;
}

export interface Watch {
  readonly goal: { readonly goal: Goal; readonly counts: readonly number[] } | null;
  readonly breakpoints: readonly WatchedBreakpoint[];
  readonly hits: readonly OpenHit[];
  /** Time ran when it was stopped, and goes on after the last hit. */
  readonly resumes: boolean;
}

export interface TimeState {
  readonly skews: Readonly<Record<string, number>> | null;
  readonly frozen: PersistentMap<FrozenTimer>;
  /** The ends that nobody waits for and that somebody has moved: of tokens, codes and locks. */
  readonly lives: PersistentMap<LifeInHand>;
  readonly watch: Watch | null;
}

/** Nothing arranged. */
export const plainTime: TimeState = {
  skews: null,
  frozen: emptyMap(),
  lives: emptyMap(),
  watch: null,
};

/** Nothing watched for. */
export const plainWatch: Watch = { goal: null, breakpoints: [], hits: [], resumes: false };

type Holder = { time: TimeState };

/** Changes what is watched for; where that is nothing, no step looks for anything. */
export function changeWatch(holder: Holder, change: Partial<Watch>): void {
  const watch = { ...plainWatch, ...holder.time.watch, ...change };
  const isIdle = watch.goal === null && watch.breakpoints.length === 0 && watch.hits.length === 0;
  holder.time = { ...holder.time, watch: isIdle ? null : watch };
}

/** Puts a timer on ice. */
export function keepFrozen(
  holder: Holder,
  { id, cause }: Pick<AgendaItem, 'id' | 'cause'>,
  task: FrozenTask,
  remainingMs: number,
): void {
  const frozen = mapSet(holder.time.frozen, id, { task, cause, remainingMs });
  holder.time = { ...holder.time, frozen };
}

/** Takes a frozen timer away; false when none of that id is frozen. */
export function dropFrozen(holder: Holder, id: string): boolean {
  const { frozen } = holder.time;
  if (frozen.size === 0 || mapGet(frozen, id) === undefined) return false;
  holder.time = { ...holder.time, frozen: mapDelete(frozen, id) };
  return true;
}
