/**
 * What a person may ask of a run's time: how far it is to run, where it is to stop, what is to
 * happen to a timer, and how wrong a party's own clock is. Each is recorded and replayed.
 */
import { z } from 'zod';
import { entryKinds } from '../trace/entry-kind.ts';
import { match } from '../trace/match/match.ts';
import { party } from '../trace/party.ts';

const name = z.string().min(1).max(200);
const run = z.string().min(1).max(64);

/** Times real time; where time is paced by events, times four events a second. */
export const speed = z.number().min(0.1).max(1000);

/** By the clock on the wall, or by events: then nobody waits for a time in which nothing happens. */
export const pace = z.enum(['wall', 'event']);

/** How far a step goes: to the next thing, message, or move of a machine. */
export const grain = z.enum(['item', 'message', 'transition']);

/** What time is to run until. */
export const goal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message') }),
  z.strictObject({ kind: z.literal('answer'), relyingParty: name.optional() }),
  z.strictObject({ kind: z.literal('expiry'), authReqId: name.optional() }),
  z.strictObject({ kind: z.literal('entry'), is: z.enum(entryKinds) }),
  z.strictObject({ kind: z.literal('match'), on: match }),
]);

export const breakpoint = z.strictObject({
  id: name,
  title: z.string().max(200),
  on: match,
  enabled: z.boolean(),
  /** Only the next one: after a hit it is off. */
  once: z.boolean(),
});

const timer = z.string().min(1).max(400);

const clockUntil = z.strictObject({
  kind: z.literal('clock.until'),
  run,
  goal,
  speed,
  pace: pace.optional(),
});
/** The whole list; undoing a change is setting the former one. */
const breakpointsSet = z.strictObject({
  kind: z.literal('breakpoints.set'),
  run,
  list: z.array(breakpoint).max(100).readonly(),
});
const breakResumed = z.strictObject({ kind: z.literal('break.resumed'), run, hit: name });
const breakResumedAll = z.strictObject({ kind: z.literal('break.resumed-all'), run });

const timerFrozen = z.strictObject({ kind: z.literal('timer.frozen'), run, timer });
const timerThawed = z.strictObject({ kind: z.literal('timer.thawed'), run, timer });
const timerFired = z.strictObject({ kind: z.literal('timer.fired'), run, timer });
const timerMoved = z.strictObject({
  kind: z.literal('timer.moved'),
  run,
  timer,
  /** The run's time at which it is to fire. */
  to: z.int().nonnegative(),
});

const tenYearsMs = 315_576_000_000;

/** That party's own clock is ahead by so much, or behind. */
const skewSet = z.strictObject({
  kind: z.literal('skew.set'),
  run,
  party,
  ms: z.int().min(-tenYearsMs).max(tenYearsMs),
});

export const timeIntent = z.discriminatedUnion('kind', [
  clockUntil,
  breakpointsSet,
  breakResumed,
  breakResumedAll,
  timerFrozen,
  timerThawed,
  timerFired,
  timerMoved,
  skewSet,
]);

export type Goal = Readonly<z.infer<typeof goal>>;
export type Grain = z.infer<typeof grain>;
export type Pace = z.infer<typeof pace>;
export type Breakpoint = Readonly<z.infer<typeof breakpoint>>;
export type TimeIntent = Readonly<z.infer<typeof timeIntent>>;
export type TimeIntentOf<Kind extends TimeIntent['kind']> = Extract<TimeIntent, { kind: Kind }>;

const timeKinds: ReadonlySet<string> = new Set(
  timeIntent.options.map((option) => option.shape.kind.value),
);

/** True for what concerns the run's time and nobody who plays in it. */
export function isTimeIntent(of: { readonly kind: string }): of is TimeIntent {
  return timeKinds.has(of.kind);
}
