/** How a client may poll as the chart defines it, without the kernel around it. */
import { describe, expect, it } from 'vitest';
import { pollingMachine as machine } from '#shared/machines/polling-machine.ts';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';

const rest = 'xstate.after.rest.polling.resting';
const limit = 'xstate.after.longPoll.polling.holding';

type Event = { readonly type: string; readonly atMs?: number };

const polled = { type: 'poll.arrived', atMs: 7 };
const early = { type: 'poll.came-early', atMs: 8 };
const held = { type: 'poll.held', atMs: 9 };
const broke = { type: 'hold.broke', atMs: 10 };
const concluded = { type: 'request.concluded' };
const rested = { type: rest };
const waited = { type: limit };

function after(events: readonly Event[], longPollMs = 20_000) {
  const born = startMachine(machine, { intervalMs: 5000, slowDownMs: 5000, longPollMs });
  return events.reduce((move, event) => moveMachine(machine, move.state, event), born);
}

describe('the polling of one request', () => {
  it.each<[string, Event[], string]>([
    ['free before the first poll', [], 'free'],
    ['resting after a poll', [polled], 'resting'],
    ['free again after its rest', [polled, rested], 'free'],
    ['resting still after one that came early', [polled, early], 'resting'],
    ['holding a long poll', [held], 'holding'],
    ['resting after a long poll', [held, waited], 'resting'],
    ['free when the one that was held hangs up', [held, broke], 'free'],
    ['holding still when another comes meanwhile', [held, early], 'holding'],
    ['over with its request, whatever it was doing', [polled, early, concluded], 'over'],
    ['over for good', [concluded, polled, held], 'over'],
  ])('is %s', (_title, events, state) => {
    expect(stateName(after(events).state.value)).toBe(state);
  });

  it.each<[string, Event[], number]>([
    ['the interval after a poll', [polled], 5000],
    ['five seconds more after one that came early (R-168)', [polled, early], 10_000],
    ['ten seconds more after two of them', [polled, early, early], 15_000],
    ['the lengthened interval from then on (R-169)', [polled, early, rested, polled], 10_000],
    ['nothing after a poll that was held longer (R-203)', [held, waited], 0],
  ])('rests for %s', (_title, events, delayMs) => {
    expect(after(events).timers).toEqual([{ id: rest, event: rest, delayMs }]);
  });

  it('counts the time that a poll was held as part of the interval (R-203)', () => {
    expect(after([held, waited], 3000).timers).toMatchObject([{ delayMs: 2000 }]);
    expect(after([held, early, waited], 3000).timers).toMatchObject([{ delayMs: 7000 }]);
  });

  it('asks for an answer when the time of a held poll is over, and only then', () => {
    expect(after([held, waited]).actions).toContain('answerPending');
    expect(after([held, broke]).actions).not.toContain('answerPending');
    expect(after([held, concluded]).actions).not.toContain('answerPending');
  });

  it.each<[string, Event[], string]>([
    ['its rest', [polled, concluded], rest],
    ['its hold', [held, concluded], limit],
    ['its hold', [held, broke], limit],
  ])('takes %s off the agenda when it is over', (_title, events, timer) => {
    expect(after(events).cancelled).toEqual([timer]);
  });
});
