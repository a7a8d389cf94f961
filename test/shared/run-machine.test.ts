/**
 * The bridge to XState: plain state in, plain state out, timers as data. Tried on a machine of the
 * test’s own, so that it is about the bridge and not about CIBA.
 */
import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';

const doorMachine = setup({
  types: { context: {} as { readonly opened: number }, input: {} as { readonly opened: number } },
  delays: { patience: ({ context }) => 1000 + context.opened },
  actions: {
    ring: () => undefined,
    count: assign({ opened: ({ context }) => context.opened + 1 }),
  },
}).createMachine({
  id: 'door',
  context: ({ input }) => ({ opened: input.opened }),
  initial: 'closed',
  states: {
    closed: { entry: 'ring', on: { push: { target: 'open', actions: 'count' } } },
    open: {
      initial: 'ajar',
      after: { patience: 'closed' },
      on: { lock: 'locked', look: { actions: 'count' } },
      states: { ajar: { on: { push: 'wide' } }, wide: {} },
    },
    locked: { type: 'final' },
  },
});

const timer = 'xstate.after.patience.door.open';
const closed = startMachine(doorMachine, { opened: 0 });
const open = moveMachine(doorMachine, closed.state, { type: 'push' });

describe('running a machine without starting it', () => {
  it('begins in the first state with the actions of its entry', () => {
    expect(closed).toEqual({
      state: { value: 'closed', context: { opened: 0 } },
      moved: true,
      actions: ['ring'],
      timers: [],
      cancelled: [],
    });
  });

  it('answers a timer as data, with the delay that the new context gives', () => {
    expect(open.state).toEqual({ value: { open: 'ajar' }, context: { opened: 1 } });
    expect(open.timers).toEqual([{ id: timer, event: timer, delayMs: 1001 }]);
  });

  it('comes back by the timer’s event, which cancels the timer', () => {
    const again = moveMachine(doorMachine, open.state, { type: timer });
    expect(again).toMatchObject({
      state: { value: 'closed' },
      actions: ['ring'],
      cancelled: [timer],
    });
  });

  it('keeps the timer while only the inner state changes', () => {
    const wide = moveMachine(doorMachine, open.state, { type: 'push' });
    expect(wide).toMatchObject({ state: { value: { open: 'wide' } }, timers: [], cancelled: [] });
  });

  it('cancels the timer when it leaves by another way', () => {
    const locked = moveMachine(doorMachine, open.state, { type: 'lock' });
    expect(locked).toMatchObject({ state: { value: 'locked' }, cancelled: [timer] });
  });

  it('says whether an event did anything', () => {
    const looked = moveMachine(doorMachine, open.state, { type: 'look' });
    expect(looked).toMatchObject({ moved: true, state: { context: { opened: 2 } } });
    expect(moveMachine(doorMachine, open.state, { type: 'sing' }).moved).toBe(false);
  });

  it('goes on from a state that was stored as JSON', () => {
    const stored: typeof open.state = JSON.parse(JSON.stringify(open.state));
    const event = { type: 'push' };
    expect(moveMachine(doorMachine, stored, event)).toEqual(
      moveMachine(doorMachine, open.state, event),
    );
  });

  it('leaves the state that it was given as it was', () => {
    moveMachine(doorMachine, open.state, { type: 'look' });
    expect(open.state.context.opened).toBe(1);
  });
});

describe('the name of a state', () => {
  it.each([
    ['idle', 'idle'],
    [{ alive: 'pending' }, 'alive.pending'],
    [{ a: { b: 'c' } }, 'a.b.c'],
    [{ left: 'on', right: 'off' }, 'left.on+right.off'],
  ])('of %j is %s', (value, name) => {
    expect(stateName(value)).toBe(name);
  });
});
