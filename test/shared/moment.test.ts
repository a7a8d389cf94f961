/** What is true at a moment, from a prefix of the trace: the same whether folded at once or step by step. */
import { describe, expect, it } from 'vitest';
import { addToMoment, createMoment, machineAt, momentAt } from '#shared/projections/moment.ts';
import { createSimulation } from '../support/core/simulation.ts';

function waitingRun() {
  const simulation = createSimulation();
  simulation.signIn();
  simulation.wait(5200);
  return simulation;
}

describe('a moment', () => {
  it('knows the state of every machine and the timers that run', () => {
    const { entries } = waitingRun();
    const moment = momentAt(entries, entries.length);
    const states = [...moment.machines.values()].map(({ machine, state }) => [machine, state]);
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        ['relying-party', 'asked.waiting'],
        ['authentication-request', 'alive.pending'],
        ['polling', 'resting'],
        ['authentication-device', 'prompted.notified'],
      ]),
    );
    expect([...moment.timers.values()].map(({ dueAt }) => dueAt).sort((a, b) => a - b)).toEqual([
      10_080, 10_120, 120_040, 120_080, 120_080,
    ]);
  });

  it('tells the charts of one request apart, though they share its name', () => {
    const { entries } = waitingRun();
    const moment = momentAt(entries, entries.length);
    const [authReqId = ''] = moment.requests.keys();
    expect(machineAt(moment, 'authentication-request', authReqId)?.state).toBe('alive.pending');
    expect(machineAt(moment, 'polling', authReqId)?.state).toBe('resting');
    const timers = [...moment.timers.values()].filter(({ instance }) => instance === authReqId);
    expect(new Set(timers.map(({ machine }) => machine))).toEqual(
      new Set(['authentication-request', 'polling']),
    );
  });

  it('ends at the cursor', () => {
    const { entries } = waitingRun();
    const opened = entries.find(({ kind }) => kind === 'request.opened')?.seq ?? 0;
    expect(momentAt(entries, opened - 1).requests.size).toBe(0);
    expect(momentAt(entries, opened).requests.size).toBe(1);
  });

  it('is the same folded entry by entry, and ends when the world does', () => {
    const { entries, world } = waitingRun();
    const moment = createMoment();
    for (const entry of entries) addToMoment(moment, entry);
    expect(moment.at).toBe(world().nowMs);
    expect(moment).toEqual(momentAt(entries, moment.seq));
  });
});
