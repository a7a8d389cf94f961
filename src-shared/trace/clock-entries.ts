/** What became of a run's time: its clock, its breakpoints, its timers and the clocks of parties. */
import { z } from 'zod';
import { goal, pace } from '../intents/clock-intents.ts';
import { common } from './entry-stamp.ts';

/** Time goes on without anybody having set the clock: towards a goal, or after the last hit. */
const clockStarted = z.strictObject({
  kind: z.literal('clock.started'),
  ...common,
  why: z.enum(['goal', 'resumed']),
  speed: z.number(),
  pace,
  goal: goal.nullable(),
});
const clockStopped = z.strictObject({
  kind: z.literal('clock.stopped'),
  ...common,
  why: z.enum(['goal', 'breakpoint']),
  /** What it stopped for. */
  entry: z.int().nonnegative(),
});
const breakHit = z.strictObject({
  kind: z.literal('break.hit'),
  ...common,
  hit: z.string(),
  breakpoint: z.string(),
  title: z.string(),
  /** It was for this one only, and is off now. */
  once: z.boolean(),
  entry: z.int().nonnegative(),
});
const breakResumed = z.strictObject({
  kind: z.literal('break.resumed'),
  ...common,
  hit: z.string(),
});
/** A person took a timer in hand. It is due at a time, or it is frozen with so much left, or gone. */
const timerChanged = z.strictObject({
  kind: z.literal('timer.changed'),
  ...common,
  timer: z.string(),
  instance: z.string(),
  change: z.enum(['frozen', 'thawed', 'fired', 'moved']),
  dueAt: z.int().optional(),
  remaining: z.int().optional(),
});
/** The party's own clock is ahead of the run's by so much, or behind. */
const skewChanged = z.strictObject({ kind: z.literal('skew.changed'), ...common, ms: z.int() });

export const clockEntries = [
  clockStarted,
  clockStopped,
  breakHit,
  breakResumed,
  timerChanged,
  skewChanged,
] as const;
