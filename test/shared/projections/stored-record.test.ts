/** What the provider holds of a request, as a screen reads it from the record: it is what it does hold. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mapGet, mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { AuthenticationRequest } from '#shared/kernel/provider/records.ts';
import type { Step } from '#shared/kernel/step.ts';
import { stateName } from '#shared/machines/run-machine.ts';
import { addToMessages, createMessages } from '#shared/projections/message-view.ts';
import { recordRows } from '#shared/projections/stored-record/record-fields.ts';
import { recordSpan } from '#shared/projections/stored-record/record-span.ts';
import {
  addToStoredRecords,
  createStoredRecords,
  type StoredRecord,
} from '#shared/projections/stored-record/stored-record.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

/** So much of a record as the provider itself keeps by these names. */
function held({ machine, polling, decision, ...request }: AuthenticationRequest) {
  const { authReqId, clientId, sub, scope, deliveryMode, bindingMessage } = request;
  const { acrValues } = request;
  return {
    request: [authReqId, clientId, sub, scope, deliveryMode, bindingMessage, ...acrValues],
    state: stateName(machine.value),
    intervalMs: polling?.context.intervalMs ?? request.intervalMs,
    polling: polling === null ? undefined : stateName(polling.value),
    tooSoon: polling?.context.tooSoon ?? 0,
    decision: decision?.kind,
  };
}

function shown({ decision, ...record }: StoredRecord) {
  const { authReqId, clientId, sub, scope, deliveryMode, bindingMessage, acrValues } = record;
  const { state, intervalMs, polling, tooSoon } = record;
  return {
    request: [authReqId, clientId, sub, scope, deliveryMode, bindingMessage, ...acrValues],
    state,
    intervalMs,
    polling,
    tooSoon,
    decision: decision?.kind,
  };
}

describe('the stored record', () => {
  it('is what the provider holds, after every step of runs in which anything happens', () => {
    const differences: unknown[] = [];
    let compared = 0;
    let continued = 0;
    for (let seed = 1; seed <= 24; seed += 1) {
      // A run that goes on from another one says itself what there is.
      let records = createStoredRecords();
      randomRun(seed, ({ entries, world }: Step) => {
        if (entries[0]?.kind === 'run.continued') {
          records = createStoredRecords();
          continued += 1;
        }
        for (const entry of entries) addToStoredRecords(records, entry);
        for (const request of mapValues(world.requests)) {
          const mine = records.byId.get(request.authReqId);
          compared += 1;
          const pair = [mine === undefined ? mine : shown(mine), held(request)];
          if (!isDeepStrictEqual(pair[0], pair[1])) differences.push({ seed, pair });
        }
      });
    }
    expect(differences.slice(0, 2)).toEqual([]);
    expect(compared).toBeGreaterThan(2000);
    expect(continued).toBeGreaterThan(10);
  });

  it('tells when the next poll is allowed, and what one that came too early costs', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const records = createStoredRecords();
    let read = 0;
    const now = () => {
      for (const entry of simulation.entries.slice(read)) addToStoredRecords(records, entry);
      read = simulation.entries.length;
      return records.byId.get(authReqId);
    };
    expect(now()).toMatchObject({ polls: 0, intervalMs: 5000, nextPoll: undefined });
    simulation.ask(tokenRequest(authReqId));
    expect(now()).toMatchObject({ polls: 1, nextPoll: { kind: 'at', at: 5000 } });
    simulation.wait(1000);
    simulation.ask(tokenRequest(authReqId));
    expect(now()).toMatchObject({ polls: 2, tooSoon: 1, intervalMs: 10_000 });
    expect(now()?.nextPoll).toEqual({ kind: 'at', at: 11_000 });
    simulation.wait(11_000);
    expect(now()).toMatchObject({ polling: 'free', nextPoll: undefined });
    decide(simulation, authReqId, 'prompt.approved');
    simulation.ask(tokenRequest(authReqId));
    expect(now()).toMatchObject({ state: 'redeemed', decision: { kind: 'approve' }, polls: 3 });
    expect(now()?.grant?.binding).toBe('none');
  });

  it('tells until when a poll is held open', () => {
    const setup = buildSetup({ provider: { long_poll_seconds: 20 } });
    const simulation = createSimulation({ setup });
    const authReqId = openRequest(simulation);
    simulation.request(tokenRequest(authReqId));
    const records = createStoredRecords();
    for (const entry of simulation.entries) addToStoredRecords(records, entry);
    expect(records.byId.get(authReqId)).toMatchObject({
      polling: 'holding',
      heldUntil: { kind: 'at', at: 20_000 },
    });
    expect(mapGet(simulation.world().requests, authReqId)?.heldPoll).not.toBeNull();
  });
});

function stopsOf(entries: readonly Entry[]): number[] {
  return entries.flatMap((entry) => (isInput(entry) && entry.seq > 0 ? [entry.seq - 1] : []));
}

describe('what a message changed', () => {
  const entries = impatientClient();
  const messages = createMessages();
  for (const entry of entries) addToMessages(messages, entry);
  const stops = stopsOf(entries);
  const at = (seq: number, id: string) => {
    const records = createStoredRecords();
    for (const entry of entries) if (entry.seq <= seq) addToStoredRecords(records, entry);
    return records.byId.get(id);
  };
  const changedBy = (title: RegExp): Record<string, readonly unknown[]> => {
    const message = messages.list.find((one) => title.test(one.title));
    if (message === undefined) throw new Error('There is no such message.');
    const halves = messages.exchanges.get(message.exchange) ?? [];
    const span = recordSpan(message, halves, { stops, last: entries.length - 1 });
    if (span === undefined) throw new Error('It concerns nobody.');
    const about = message.about ?? '';
    const rows = recordRows(at(span.before, about), at(span.after, about));
    const changed = rows.filter(({ isChanged }) => isChanged);
    return Object.fromEntries(changed.map(({ name, before, after }) => [name, [before, after]]));
  };

  it('is everything, for the request that opened it', () => {
    const changed = changedBy(/^POST \/backchannel/);
    expect(changed['state']).toEqual([undefined, { kind: 'text', text: 'pending' }]);
    expect(changed['auth method']?.[1]).toEqual({ kind: 'text', text: 'client_secret_basic' });
  });

  it('is the poll that was counted and the interval that grew, for a slow_down', () => {
    const changed = changedBy(/slow_down/);
    expect(Object.keys(changed)).toEqual(['interval', 'next poll allowed', 'polls', 'too soon']);
    expect(changed['interval']).toEqual([
      { kind: 'text', text: '5 s' },
      { kind: 'text', text: '10 s' },
    ]);
  });

  it('is the decision, for the note that brought it', () => {
    const changed = changedBy(/^decision: approve/);
    expect(changed['state']).toEqual([
      { kind: 'text', text: 'pending' },
      { kind: 'text', text: 'granted' },
    ]);
    expect(changed['decision']?.[1]).toEqual({ kind: 'text', text: 'approve' });
  });

  it('is the redemption for the answer too, although a signature came between', () => {
    const changed = changedBy(/id_token$/);
    expect(changed['consumed']).toEqual([
      { kind: 'text', text: 'no' },
      { kind: 'text', text: 'yes' },
    ]);
  });

  it('is nothing to speak of for a message that does not concern the provider', () => {
    const [first] = messages.list;
    if (first === undefined) throw new Error('There are no messages.');
    const other = { ...first, from: 'person', to: 'channel/email' } as const;
    expect(recordSpan(other, [other], { stops, last: 99 })).toBeUndefined();
  });
});
