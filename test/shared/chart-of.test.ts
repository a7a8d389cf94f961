/** The charts on screen are the definitions themselves: every state and transition, and no other. */
import { describe, expect, it } from 'vitest';
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import { authenticationRequestMachine } from '#shared/machines/authentication-request-machine.ts';
import { chartOf } from '#shared/machines/chart-of.ts';
import { notificationDeliveryMachine } from '#shared/machines/notification-delivery-machine.ts';
import { pollingMachine } from '#shared/machines/polling-machine.ts';
import { relyingPartyMachine } from '#shared/machines/relying-party-machine.ts';

describe('the chart of a machine', () => {
  it('has the states by the names that the trace uses, with their parents', () => {
    const { states, initial } = chartOf(authenticationRequestMachine);
    expect(states.map(({ name }) => name)).toEqual([
      'alive',
      'alive.pending',
      'alive.granted',
      'denied',
      'failed',
      'expired',
      'abandoned',
      'redeemed',
    ]);
    expect(states.find(({ name }) => name === 'alive.granted')?.parent).toBe('alive');
    expect(initial).toBe('alive.pending');
  });

  it('calls a timer by its name and leads where the definition leads', () => {
    const { transitions } = chartOf(authenticationRequestMachine);
    expect(transitions).toContainEqual({ from: 'alive', to: 'expired', event: 'after lifetime' });
    expect(transitions).toContainEqual({
      from: 'alive.pending',
      to: 'denied',
      event: 'user.denied',
    });
  });

  it('draws what every state reacts to from each state that has not ended', () => {
    const { transitions } = chartOf(pollingMachine);
    const ends = transitions.filter(({ event }) => event === 'request.concluded');
    expect(ends.map(({ from, to }) => `${from} to ${to}`)).toEqual([
      'free to over',
      'resting to over',
      'holding to over',
    ]);
  });

  it.each([
    authenticationRequestMachine,
    pollingMachine,
    notificationDeliveryMachine,
    relyingPartyMachine,
    authenticationDeviceMachine,
  ])('leads every transition of %# from and to a state that it has', (machine) => {
    const { states, transitions } = chartOf(machine);
    const names = new Set(states.map(({ name }) => name));
    expect(transitions.length).toBeGreaterThan(3);
    expect(transitions.filter(({ from, to }) => !names.has(from) || !names.has(to))).toEqual([]);
  });
});
