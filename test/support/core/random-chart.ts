/**
 * Charts that nobody would draw: random trees of states with random transitions between them, made
 * of every feature that our runner knows. For holding it against XState.
 */
import fc from 'fast-check';
import { type AnyStateMachine, assign, cancel, raise, setup } from 'xstate';

interface Branch {
  readonly isFinal: boolean;
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  readonly initialActions: readonly string[];
  readonly on: readonly Way[];
  readonly after: readonly Way[];
  readonly within: readonly Branch[];
}

interface Way {
  readonly event: number;
  /** Which of all states it leads to; none for a transition that stays. */
  readonly target: number | undefined;
  readonly reenter: boolean;
  readonly guard: string | undefined;
  readonly actions: readonly string[];
}

export const chartEvents = ['knock', 'push', 'leave'] as const;
const delays = ['short', 'grown', '250'] as const;

const vocabulary = setup({
  types: { context: {} as { readonly count: number; readonly last: string } },
  delays: { short: 10, grown: ({ context }) => context.count + 1 },
  guards: {
    isEven: ({ context }) => context.count % 2 === 0,
    isLong: ({ event }) => event.type.length > 4,
  },
  actions: {
    ring: () => undefined,
    wave: () => undefined,
    count: assign({ count: ({ context }) => context.count + 1, last: 'counted' }),
    note: assign(({ context, event }) => ({ last: `${event.type} ${context.count}` })),
    remind: raise({ type: 'leave' }, { id: 'reminder', delay: 'grown' }),
    forget: cancel('reminder'),
  },
});

const actions = fc.subarray(['ring', 'wave', 'count', 'note', 'remind', 'forget'] as const);
const way: fc.Arbitrary<Way> = fc.record({
  event: fc.nat(2),
  target: fc.option(fc.nat(20), { nil: undefined, freq: 4 }),
  reenter: fc.boolean(),
  guard: fc.option(fc.constantFrom('isEven', 'isLong'), { nil: undefined }),
  actions,
});
const ways = fc.array(way, { maxLength: 4 });

const { branch } = fc.letrec<{ branch: Branch }>((tie) => ({
  branch: fc.record({
    isFinal: fc.boolean(),
    entry: actions,
    exit: actions,
    initialActions: actions,
    on: ways,
    after: fc.array(way, { maxLength: 2 }),
    within: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      fc.constant([]),
      fc.array(tie('branch'), { minLength: 1, maxLength: 3 }),
    ),
  }),
}));

/** A machine with one to three states at its top, and up to two levels within them. */
export const randomChart: fc.Arbitrary<AnyStateMachine> = fc
  .record({
    root: branch,
    top: fc.array(branch, { minLength: 1, maxLength: 3 }),
    start: fc.nat(3),
  })
  .map(({ root, top, start }) => {
    const whole = { ...root, within: top };
    const targets = pathsOf(whole, 'chart');
    const config = { id: 'chart', context: { count: start, last: '' }, ...stateOf(whole, targets) };
    // Which states there are is known only now, so their names cannot be checked by the compiler.
    return vocabulary.createMachine(config as Parameters<typeof vocabulary.createMachine>[0]);
  });

function pathsOf({ within }: Branch, path: string): readonly string[] {
  return [path, ...within.flatMap((inner, index) => pathsOf(inner, `${path}.s${index}`))];
}

function stateOf(branch: Branch, targets: readonly string[]): object {
  const { entry, exit, within } = branch;
  if (within.length === 0 && branch.isFinal) return { type: 'final', entry, exit };
  const states = Object.fromEntries(
    within.map((inner, index) => [`s${index}`, stateOf(inner, targets)]),
  );
  return {
    entry,
    exit,
    on: waysBy(chartEvents, branch.on, targets),
    after: waysBy(delays, branch.after, targets),
    ...(within.length === 0
      ? {}
      : { initial: { target: 's0', actions: branch.initialActions }, states }),
  };
}

function waysBy(names: readonly string[], all: readonly Way[], targets: readonly string[]): object {
  const byName = Map.groupBy(all, ({ event }) => names[event] ?? '');
  return Object.fromEntries(
    [...byName].map(([name, some]) => [name, some.map((one) => transitionOf(one, targets))]),
  );
}

function transitionOf({ target, reenter, guard, actions: named }: Way, targets: readonly string[]) {
  const to = target === undefined ? undefined : targets[target % targets.length];
  return {
    actions: named,
    ...(guard === undefined ? {} : { guard }),
    ...(to === undefined ? {} : { target: `#${to}`, reenter }),
  };
}
