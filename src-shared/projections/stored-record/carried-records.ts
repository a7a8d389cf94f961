/**
 * The requests that a run brings along which goes on from another one: read from the state in its
 * first entry by its shape alone. What cannot be read is as if it had not been carried.
 */
import { z } from 'zod';
import type { EntryOf } from '../../trace/entry.ts';
import { carriedAgenda, pair, readAll } from '../carried/carried-world.ts';
import type { StoredRecord } from './stored-record.ts';

const stateValue: z.ZodType<string> = z.union([
  z.string(),
  z.record(z.string(), z.unknown()).transform((value) => stateText(value)),
]);

/** «alive.pending» for a state within a state. */
function stateText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, inner]) => `${name}.${stateText(inner)}`)
    .join(' ');
}

const decision = z.object({
  kind: z.string(),
  device: z.string(),
  scope: z.string(),
  acr: z.string().nullable(),
});
const pollingState = z.object({
  value: stateValue,
  context: z.object({ intervalMs: z.number(), slowDownMs: z.number(), tooSoon: z.number() }),
});
const request = pair(
  z.object({
    authReqId: z.string(),
    clientId: z.string(),
    sub: z.string(),
    scope: z.string(),
    deliveryMode: z.string(),
    bindingMessage: z.string().nullable(),
    acrValues: z.array(z.string()),
    expiresAt: z.number(),
    intervalMs: z.number(),
    decision: decision.nullable(),
    machine: z.object({
      value: stateValue,
      context: z.object({ decidedAtMs: z.number().nullable().catch(null) }),
    }),
    polling: pollingState.nullable(),
  }),
);

type Carried = z.infer<typeof request>[1];

/** Each that can be read; how often its client had polled is not among it. */
export function carriedRecords(
  entry: EntryOf<'run.continued'>,
  authMethods: ReadonlyMap<string, string>,
): readonly StoredRecord[] {
  const due = new Map(carriedAgenda(entry).map(({ id, dueAt }) => [id, dueAt]));
  return readAll(request, entry.state['requests']).map(([, held]) => ({
    ...plainOf(held),
    ...endingsOf(held, due),
    authMethod: authMethods.get(held.clientId),
  }));
}

function plainOf(
  held: Carried,
): Omit<StoredRecord, 'authMethod' | 'ends' | 'nextPoll' | 'heldUntil'> {
  const { machine, polling, decision: decided, expiresAt: _, ...rest } = held;
  const { intervalMs, slowDownMs, tooSoon } = polling?.context ?? {
    intervalMs: held.intervalMs,
    slowDownMs: 0,
    tooSoon: 0,
  };
  return {
    ...rest,
    intervalMs,
    slowDownMs,
    tooSoon,
    state: machine.value,
    polling: polling?.value,
    polls: 0,
    decision: decided === null ? undefined : { ...decided, at: machine.context.decidedAtMs ?? 0 },
    grant: undefined,
    delivery: undefined,
    calls: 0,
    reported: false,
  };
}

function endingsOf(
  { authReqId, expiresAt }: Carried,
  due: ReadonlyMap<string, number>,
): Pick<StoredRecord, 'ends' | 'nextPoll' | 'heldUntil'> {
  const at = (event: string) => {
    const found = due.get(`${authReqId}:xstate.after.${event}`);
    return found === undefined ? undefined : ({ kind: 'at', at: found } as const);
  };
  return {
    ends: at('lifetime.authentication-request.alive') ?? { kind: 'at', at: expiresAt },
    nextPoll: at('rest.polling.resting'),
    heldUntil: at('longPoll.polling.holding'),
  };
}
