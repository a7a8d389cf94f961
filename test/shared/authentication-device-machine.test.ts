/** A prompt’s life on the authentication device as its machine defines it. */
import { describe, expect, it } from 'vitest';
import { authenticationDeviceMachine as machine } from '#shared/machines/authentication-device-machine.ts';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';

const lapse = 'xstate.after.lifetime.authentication-device.prompted';
const arrived = startMachine(machine, { lifetimeMs: 30_000 });

function after(...types: readonly string[]) {
  return types.reduce((move, type) => moveMachine(machine, move.state, { type }), arrived);
}

describe('a prompt', () => {
  it('is notified when it arrives, and lapses with the request', () => {
    expect(stateName(arrived.state.value)).toBe('prompted.notified');
    expect(arrived.timers).toEqual([{ id: lapse, event: lapse, delayMs: 30_000 }]);
  });

  it.each<[string, string[], string]>([
    ['shown when it is opened', ['prompt.opened'], 'prompted.shown'],
    ['not decided before it is opened', ['approve.pressed'], 'prompted.notified'],
    ['sending once it is decided', ['prompt.opened', 'approve.pressed'], 'sending'],
    ['lapsed when nobody opens it', [lapse], 'lapsed'],
    ['lapsed when nobody decides', ['prompt.opened', lapse], 'lapsed'],
    [
      'approved when the approval counts',
      ['prompt.opened', 'approve.pressed', 'decision.accepted'],
      'approved',
    ],
    [
      'denied when the denial counts',
      ['prompt.opened', 'deny.pressed', 'decision.accepted'],
      'denied',
    ],
    [
      'too late when the provider refuses it',
      ['prompt.opened', 'approve.pressed', 'decision.refused'],
      'tooLate',
    ],
    [
      'decided once',
      ['prompt.opened', 'deny.pressed', 'approve.pressed', 'decision.accepted'],
      'denied',
    ],
    ['withdrawn when somebody else decided', ['request.withdrawn'], 'withdrawn'],
    ['withdrawn even while it is open', ['prompt.opened', 'request.withdrawn'], 'withdrawn'],
    [
      'not withdrawn while its own decision is on the way',
      ['prompt.opened', 'approve.pressed', 'request.withdrawn', 'decision.refused'],
      'tooLate',
    ],
    ['not opened any more once it lapsed', [lapse, 'prompt.opened'], 'lapsed'],
  ])('is %s', (_title, types, name) => {
    expect(stateName(after(...types).state.value)).toBe(name);
  });

  it('asks for the decision to be sent once, and does not lapse meanwhile', () => {
    const sending = after('prompt.opened', 'approve.pressed');
    expect(sending).toMatchObject({ actions: ['sendDecision'], cancelled: [lapse] });
    expect(after('prompt.opened', 'approve.pressed', 'deny.pressed').actions).toEqual([]);
  });
});
