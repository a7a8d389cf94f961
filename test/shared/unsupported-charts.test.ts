/** Charts with features that our runner does not know: refused with a sentence, never run wrongly. */
import { describe, expect, it } from 'vitest';
import {
  type AnyStateMachine,
  and,
  createMachine,
  emit,
  enqueueActions,
  fromPromise,
  raise,
  sendTo,
  setup,
} from 'xstate';
import { moveMachine, startMachine } from '#shared/machines/run-machine.ts';

type Config = Parameters<typeof createMachine>[0];

/** A machine with one state of that kind beside another. */
function withState(state: NonNullable<Config['states']>[string]): AnyStateMachine {
  return createMachine({ id: 'odd', initial: 'first', states: { first: state, second: {} } });
}

const charts: readonly (readonly [string, AnyStateMachine])[] = [
  ['states side by side', withState({ type: 'parallel', states: { a: {}, b: {} } })],
  [
    'a history state',
    withState({ initial: 'a', states: { a: {}, back: { type: 'history', target: 'a' } } }),
  ],
  ['a transition without an event', withState({ always: 'second' })],
  ['an invoked actor', withState({ invoke: { src: fromPromise(async () => 1) } })],
  [
    'a transition for being done',
    withState({ initial: 'a', states: { a: { type: 'final' } }, onDone: 'second' }),
  ],
  ['an output', withState({ type: 'final', output: { told: true } })],
  ['the wildcard «*»', withState({ on: { '*': 'second' } })],
  ['the wildcard «door.*»', withState({ on: { 'door.*': 'second' } })],
  ['no states', createMachine({ id: 'odd' })],
  ['an action that is written in place', withState({ entry: () => undefined })],
  ['an action that is written in place', withState({ entry: { type: 'ring', params: { n: 1 } } })],
  ['an action of the kind xstate.raise', withState({ entry: raise({ type: 'now' }) })],
  ['an action of the kind xstate.sendTo', withState({ exit: sendTo('other', { type: 'x' }) })],
  ['an action of the kind xstate.emit', withState({ entry: emit({ type: 'x' }) })],
  ['an action of the kind xstate.enqueueActions', withState({ entry: enqueueActions(() => {}) })],
  ['a guard that is written in place', withState({ on: { go: { guard: () => true } } })],
  ['the delay «unheard-of»', withState({ after: { 'unheard-of': 'second' } })],
  [
    'the guard «both»',
    setup({ guards: { one: () => true, both: and(['one']) } }).createMachine({
      id: 'odd',
      initial: 'first',
      states: { first: { on: { go: { guard: 'both', target: 'first' } } } },
    }),
  ],
  [
    'a transition to several states',
    withState({
      on: { go: { target: ['.a.one', '.b.two'] } },
      type: 'compound',
      initial: 'a',
      states: {
        a: { initial: 'one', states: { one: {} } },
        b: { initial: 'two', states: { two: {} } },
      },
    }),
  ],
];

describe('a chart is refused before it runs when it has', () => {
  it.each(charts)('%s', (what, machine) => {
    expect(() => startMachine(machine, {})).toThrow(
      `The chart «odd» cannot be run here: it has ${what}`,
    );
  });
});

describe('a chart that runs into nonsense says so', () => {
  it('when a delay is no number', () => {
    const machine = setup({ delays: { never: () => Number('later') } }).createMachine({
      id: 'odd',
      initial: 'first',
      states: { first: { after: { never: 'first' } } },
    });
    expect(() => startMachine(machine, {})).toThrow('a delay is a number');
  });

  it('when it is asked to go on from a state that it does not have', () => {
    const state = { value: { first: 'inner' }, context: {} };
    expect(() => moveMachine(withState({}), state, { type: 'go' })).toThrow(
      'The chart «odd» has no state {"first":"inner"}.',
    );
  });
});
