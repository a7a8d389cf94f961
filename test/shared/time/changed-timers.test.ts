/**
 * Timers in the hand of a person. Whatever is done to one is true for every rule at once: a request
 * whose expiry was fired has expired for its client, its devices and its polls.
 */
import { describe, expect, it } from 'vitest';
import { mapGet } from '#shared/kernel/collections/persistent-map.ts';
import { stateName } from '#shared/machines/run-machine.ts';
import { answered, openToldRequest, unreachable } from '#test/support/core/called-client.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import { outsideSetup } from '#test/support/core/outside-parties.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { timerOf, timersOf } from '#test/support/core/timers-of.ts';

const expiry = 'lifetime.authentication-request';

const poll = (simulation: Simulation, authReqId: string) =>
  simulation.ask(tokenRequest(authReqId)).body['error'];

function stateOf(simulation: Simulation, authReqId: string): string | undefined {
  const held = mapGet(simulation.world().requests, authReqId);
  return held && stateName(held.machine.value);
}

describe('the expiry of a request', () => {
  it('that is fired has come for every rule, and its timer is gone', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const timer = timerOf(simulation, expiry);
    expect(simulation.time({ kind: 'timer.fired', timer })).toBeUndefined();
    expect(stateOf(simulation, authReqId)).toBe('expired');
    expect(poll(simulation, authReqId)).toBe('expired_token');
    expect(simulation.ofKind('timer.changed')).toMatchObject([
      { party: 'provider', about: authReqId, timer, change: 'fired' },
    ]);
    expect(simulation.time({ kind: 'timer.fired', timer })).toMatch(/no such timer/);
  });

  it('that is fired early is told to the devices, which do not know of it', () => {
    const simulation = createSimulation();
    const at = prompted(simulation, openRequest(simulation));
    simulation.tap('prompt.opened', at.device, at.prompt);
    simulation.time({ kind: 'timer.fired', timer: timerOf(simulation, expiry) });
    simulation.wait(100);
    expect(simulation.tap('prompt.approved', at.device, at.prompt)).toMatch(/no such prompt/);
    const { to, at: when } = simulation.ofKind('machine.moved').at(-1) ?? {};
    expect([to, when]).toEqual(['withdrawn', 80]);
  });

  it('that is frozen does not come, however long one waits, and comes once it is thawed', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation, { requested_expiry: '30' });
    simulation.wait(10_000);
    const timer = timerOf(simulation, expiry);
    simulation.time({ kind: 'timer.frozen', timer });
    expect(simulation.ofKind('timer.changed')[0]).toMatchObject({
      change: 'frozen',
      remaining: 20_000,
    });
    simulation.wait(3_600_000);
    expect(poll(simulation, authReqId)).toBe('authorization_pending');
    expect(simulation.time({ kind: 'timer.frozen', timer })).toMatch(/frozen already/);
    simulation.time({ kind: 'timer.thawed', timer });
    expect(simulation.time({ kind: 'timer.thawed', timer })).toMatch(/not frozen/);
    simulation.wait(19_999);
    expect(stateOf(simulation, authReqId)).toBe('alive.pending');
    simulation.wait(1);
    expect(poll(simulation, authReqId)).toBe('expired_token');
  });

  it('that is frozen goes with its request', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.time({ kind: 'timer.frozen', timer: timerOf(simulation, expiry) });
    simulation.decideFor(authReqId, { decision: 'deny' });
    expect(simulation.world().time.frozen.size).toBe(0);
    expect(simulation.ofKind('timer.cancelled').some(({ timer }) => timer.includes(expiry))).toBe(
      true,
    );
  });

  it('that is moved comes then, later or sooner', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation, { requested_expiry: '30' });
    const timer = timerOf(simulation, expiry);
    simulation.time({ kind: 'timer.moved', timer, to: 90_000 });
    simulation.wait(60_000);
    expect(poll(simulation, authReqId)).toBe('authorization_pending');
    expect(simulation.time({ kind: 'timer.moved', timer, to: 59_999 })).toMatch(/has passed/);
    simulation.time({ kind: 'timer.moved', timer, to: 60_001 });
    simulation.wait(1);
    expect(stateOf(simulation, authReqId)).toBe('expired');
  });

  it('that is moved while it is frozen stays frozen, with as much left', () => {
    const simulation = createSimulation();
    openRequest(simulation, { requested_expiry: '30' });
    const timer = timerOf(simulation, expiry);
    simulation.time({ kind: 'timer.frozen', timer });
    simulation.time({ kind: 'timer.moved', timer, to: 5000 });
    expect(timersOf(simulation, expiry)).toEqual([]);
    simulation.time({ kind: 'timer.thawed', timer });
    expect(simulation.ofKind('timer.changed').at(-1)).toMatchObject({
      change: 'thawed',
      dueAt: 5000,
    });
  });
});

describe('other timers', () => {
  it('a rest that is fired lets the client poll again at once', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    expect(poll(simulation, authReqId)).toBe('authorization_pending');
    simulation.time({ kind: 'timer.fired', timer: timerOf(simulation, 'rest.polling') });
    expect(poll(simulation, authReqId)).toBe('authorization_pending');
    expect(poll(simulation, authReqId)).toBe('slow_down');
  });

  it('a long poll that is let go early leaves the client the rest of its interval', () => {
    const simulation = createSimulation({
      setup: outsideSetup({ provider: { long_poll_seconds: 4, interval: 5 } }),
    });
    const authReqId = openRequest(simulation);
    const held = simulation.request(tokenRequest(authReqId));
    simulation.wait(1000);
    simulation.time({ kind: 'timer.fired', timer: timerOf(simulation, 'longPoll.polling') });
    expect(simulation.answerTo(held)?.body['error']).toBe('authorization_pending');
    const rest = simulation.ofKind('timer.set').at(-1);
    expect([rest?.event, rest?.dueAt]).toEqual(['xstate.after.rest.polling.resting', 5000]);
  });

  it('the relying party polls when its own rest is fired, and gives up when its lifetime is', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.popUntil(() => timersOf(simulation, 'rest.relying-party').length > 0);
    simulation.time({ kind: 'timer.fired', timer: timerOf(simulation, 'rest.relying-party') });
    const changed = simulation.ofKind('timer.changed')[0];
    expect(changed?.party).toBe('relying-party/till');
    const polled = simulation.ofKind('message.sent').at(-1);
    expect([polled?.at, polled?.from]).toEqual([changed?.at, 'relying-party/till']);
    simulation.time({ kind: 'timer.fired', timer: timerOf(simulation, 'lifetime.relying-party') });
    expect(simulation.ofKind('sign-in.ended')[0]?.state).toBe('expired');
  });

  it('a prompt lapses when its own time is fired, and the provider refuses what comes after', () => {
    const simulation = createSimulation();
    const at = prompted(simulation, openRequest(simulation));
    const timer = timerOf(simulation, 'lifetime.authentication-device');
    simulation.time({ kind: 'timer.fired', timer });
    expect(simulation.ofKind('timer.changed')[0]?.party).toBe(
      'authentication-device/phone-of-alice',
    );
    expect(simulation.tap('prompt.opened', at.device, at.prompt)).toMatch(/no such prompt/);
    expect(stateOf(simulation, at.authReqId)).toBe('alive.pending');
  });

  it('the pause before a notification is sent again can be fired', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const authReqId = openToldRequest(simulation, 'ping');
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.endCall(unreachable);
    simulation.time({ kind: 'timer.fired', timer: timerOf(simulation, 'pause.notification') });
    expect(simulation.calls).toHaveLength(1);
    simulation.endCall(answered(204));
    expect(simulation.world().deliveries.size).toBe(0);
  });
});
