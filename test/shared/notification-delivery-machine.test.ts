/** One notification on its way, as the chart defines it: sent, answered, perhaps sent again. */
import { describe, expect, it } from 'vitest';
import { notificationDeliveryMachine as machine } from '#shared/machines/notification-delivery-machine.ts';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';

const pause = 'xstate.after.pause.notification-delivery.pausing';

function after(types: readonly string[], mostAttempts = 3) {
  const born = startMachine(machine, { mostAttempts, pauseMs: 1000 });
  return types.reduce((move, type) => moveMachine(machine, move.state, { type }), born);
}

const [failed, accepted] = ['client.failed', 'client.accepted'];

describe('the delivery of a notification', () => {
  it.each<[string, string[], string]>([
    ['sending from the start', [], 'sending'],
    ['delivered when it was accepted', [accepted], 'delivered'],
    ['given up when it was refused', ['client.refused'], 'givenUp'],
    ['given up when its address may not be called', ['address.refused'], 'givenUp'],
    ['pausing after a failure that may pass', [failed], 'pausing'],
    ['sending again after its pause', [failed, pause], 'sending'],
    ['delivered by a later attempt', [failed, pause, accepted], 'delivered'],
    ['given up after the last attempt (R-230)', [failed, pause, failed, pause, failed], 'givenUp'],
    ['given up by a refusal on the second', [failed, pause, 'client.refused'], 'givenUp'],
    ['delivered for good', [accepted, failed, pause], 'delivered'],
  ])('is %s', (_title, types, state) => {
    expect(stateName(after(types).state.value)).toBe(state);
  });

  it('sends at the start and after each pause, and at no other time', () => {
    const sends = [[], [failed], [failed, pause], [failed, pause, failed], [accepted]].map(
      (types) => after(types).actions.includes('sendNotification'),
    );
    expect(sends).toEqual([true, false, true, false, false]);
  });

  it('pauses longer each time (R-230)', () => {
    const pauses = [[failed], [failed, pause, failed]].map((types) => after(types, 9).timers);
    expect(pauses).toMatchObject([[{ delayMs: 1000 }], [{ delayMs: 2000 }]]);
  });

  it('asks for what was lost to be dealt with when it is given up, and not before', () => {
    expect(after(['client.refused']).actions).toContain('giveUp');
    expect(after([failed], 1).actions).toContain('giveUp');
    expect(after([failed]).actions).not.toContain('giveUp');
    expect(after([accepted]).actions).not.toContain('giveUp');
  });
});
