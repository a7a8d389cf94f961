/**
 * What a run that goes on from another one brings along, as far as screens show it: read from the
 * state in its first entry by its shape alone, since nothing here knows the kernel. A file may hold
 * anything there; what cannot be read is as if it had not been carried.
 */
import { z } from 'zod';
import { breakpoint, goal, pace } from '../../intents/clock-intents.ts';
import { wire } from '../../protocol/encoding/wire.ts';
import type { EntryOf } from '../../trace/entry.ts';
import { type Party, party } from '../../trace/party.ts';

type Continued = EntryOf<'run.continued'>;

export const pair = <Value extends z.ZodType>(value: Value) => z.tuple([z.string(), value]);

const timerTask = z.object({ machine: z.string(), instance: z.string(), event: z.string() });
const planned = z.object({
  id: z.string(),
  dueAt: z.number(),
  task: z.discriminatedUnion('kind', [
    timerTask.extend({ kind: z.literal('timer') }),
    z.object({ kind: z.literal('delivery') }),
    z.object({
      kind: z.literal('hold-limit'),
      why: z.enum(['hand', 'rule', 'breakpoint', 'signature']).catch('hand'),
    }),
  ]),
});
const frozen = pair(z.object({ task: timerTask, remainingMs: z.number() }));
const frozenMessage = pair(
  z.object({
    task: z.object({ kind: z.enum(['delivery', 'hold-limit']) }),
    remainingMs: z.number(),
  }),
);
const transit = pair(
  z.object({
    id: z.string(),
    exchange: z.string(),
    from: party,
    to: party,
    wire,
    sentBy: z.number(),
    about: z.string().optional(),
  }),
);
const signIn = pair(
  z.object({
    party,
    machine: z.object({ context: z.object({ authReqId: z.string().nullish() }) }),
  }),
);
const prompt = pair(z.object({ party, authReqId: z.string() }));
const watch = z.object({
  goal: z.object({ goal }).nullable().catch(null),
  breakpoints: z.array(breakpoint.extend({ counts: z.unknown() })).catch([]),
});
const clock = z.object({
  state: z.enum(['paused', 'running']),
  speed: z.number(),
  pace: pace.optional(),
});

export type CarriedTask = z.infer<typeof timerTask>;
export type CarriedItem = z.infer<typeof planned>;
export type CarriedMessage = z.infer<typeof transit>[1];

/** What is planned: timers, arrivals and the ends of holds. */
export function carriedAgenda({ state }: Continued): readonly CarriedItem[] {
  return readAll(planned, state['agenda']);
}

/** The timers that are on no agenda, each with its name. */
export function carriedFrozen({ state }: Continued): readonly z.infer<typeof frozen>[] {
  return readAll(frozen, memberOf(state['time'], 'frozen'));
}

/** What the messages had left that somebody froze, by their names. */
export function carriedFrozenMessages({ state }: Continued): ReadonlyMap<string, number> {
  const read = readAll(frozenMessage, memberOf(state['time'], 'frozen'));
  return new Map(read.map(([id, { remainingMs }]) => [id, remainingMs]));
}

/** The messages that the network has in its hands. */
export function carriedMessages({ state }: Continued): readonly CarriedMessage[] {
  return readAll(transit, state['inTransit']).map(([, message]) => message);
}

/** The names of the messages that wait for their device. */
export function carriedParked({ state }: Continued): ReadonlySet<string> {
  return new Set(readAll(z.string(), memberOf(state['network'], 'parked')));
}

/** Whose the sign-ins and prompts are, by their names. */
export function carriedOwners({ state }: Continued) {
  return {
    signIns: new Map(readAll(signIn, state['signIns'])),
    prompts: new Map(readAll(prompt, state['prompts'])),
  };
}

/** How time went. */
export function carriedClock({ state, setup }: Continued): z.infer<typeof clock> {
  const usual = setup.mode === 'wall' ? 'running' : 'paused';
  return clock.safeParse(state['clock']).data ?? { state: usual, speed: 1 };
}

/** What time was to run to, and what was to hold it up. */
export function carriedWatch({ state }: Continued) {
  const held = watch.safeParse(memberOf(state['time'], 'watch')).data;
  return {
    goal: held?.goal?.goal ?? null,
    breakpoints: (held?.breakpoints ?? []).map(({ counts, ...one }) => one),
  };
}

/** Whose clock was off, and by how much. */
export function carriedSkews({ state }: Continued): ReadonlyMap<Party, number> {
  const skews = z.record(z.string(), z.number()).safeParse(memberOf(state['time'], 'skews'));
  const named = Object.entries(skews.data ?? {}).flatMap(([of, ms]) => {
    const whose = party.safeParse(of);
    return whose.success ? [[whose.data, ms] as const] : [];
  });
  return new Map(named);
}

export function memberOf(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

/** Each that can be read; the others are left out. */
export function readAll<Kind extends z.ZodType>(kind: Kind, of: unknown): z.infer<Kind>[] {
  return (Array.isArray(of) ? of : []).flatMap((one: unknown) => {
    const read = kind.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
