/**
 * Runs a machine's definition as data: a plain, storable state and an event go in, the next state
 * comes out with the names of the actions to carry out and the timers to set or cancel. Nothing is
 * started, and nothing but the definition is consulted.
 *
 * The definitions are XState's; a table made of each (`chart-table.ts`) moves it at a tenth of what
 * XState's own `transition()` costs. That both agree, on every chart here and on random ones, is a test.
 */
import type { AnyStateMachine, SnapshotFrom, StateValue } from 'xstate';
import { assert } from '../protocol/assert.ts';
import type { Instruction, Situation } from './chart-instruction.ts';
import { type ChartTable, chartTableOf } from './chart-table.ts';

/** A machine's state as plain data. */
export interface MachineState<Context> {
  readonly value: StateValue;
  readonly context: Context;
}

interface MachineTimer {
  readonly id: string;
  readonly event: string;
  readonly delayMs: number;
}

export interface MachineMove<Context> {
  readonly state: MachineState<Context>;
  readonly moved: boolean;
  readonly actions: readonly string[];
  readonly timers: readonly MachineTimer[];
  readonly cancelled: readonly string[];
}

type ContextOf<Machine extends AnyStateMachine> =
  SnapshotFrom<Machine> extends { readonly context: infer Context extends object }
    ? Context
    : never;

/** The first state of a machine, with whatever its entry asks for. */
export function startMachine<Machine extends AnyStateMachine>(
  machine: Machine,
  input: Readonly<Record<string, number>>,
): MachineMove<ContextOf<Machine>> {
  const { initial, beginning } = tableOf(machine);
  const event = { type: 'xstate.init', input };
  const move = carryOut(beginning, firstContext(machine, input), event);
  return moveOf({ value: initial.value, context: move.context }, true, move);
}

/** What an event does to a machine in that state; `moved` is false when it does not react. */
export function moveMachine<Machine extends AnyStateMachine>(
  machine: Machine,
  state: MachineState<ContextOf<Machine>>,
  event: { readonly type: string },
): MachineMove<ContextOf<Machine>> {
  const leaf = tableOf(machine).leafOf(state.value);
  const { context } = state;
  const taken = leaf.moves
    .get(event.type)
    ?.find(({ guard }) => guard === undefined || Boolean(guard({ context, event })));
  if (taken === undefined) return moveOf({ value: leaf.value, context }, false, nothing);
  const move = carryOut(taken.instructions, context, event);
  const moved = leaf !== taken.to || move.context !== context || move.reacted;
  return moveOf({ value: taken.to.value, context: move.context }, moved, move);
}

interface CarriedOut<Held> {
  readonly context: Held;
  readonly actions: readonly string[];
  readonly timers: readonly MachineTimer[];
  readonly cancelled: readonly string[];
  /** Something was to be carried out, so the machine did react. */
  readonly reacted: boolean;
}

/** Goes through instructions in order; what an assignment changes, the next one sees. */
function carryOut<Held extends object>(
  instructions: readonly Instruction[],
  before: Held,
  event: Situation['event'],
): CarriedOut<Held> {
  if (instructions.length === 0) return { ...nothing, context: before };
  let context: object = before;
  const actions: string[] = [];
  const timers: MachineTimer[] = [];
  const cancelled: string[] = [];
  for (const instruction of instructions) {
    switch (instruction.kind) {
      case 'assign':
        context = instruction.update({ context, event });
        break;
      case 'timer':
        timers.push(timerOf(instruction, { context, event }));
        break;
      case 'cancel':
        cancelled.push(instruction.id);
        break;
      default:
        actions.push(instruction.name);
    }
  }
  const reacted = actions.length + timers.length + cancelled.length > 0;
  // An assignment answers the context that it was given, with some members replaced.
  return { context: context as Held, actions, timers, cancelled, reacted };
}

const none: readonly never[] = [];
const nothing = { actions: none, timers: none, cancelled: none, reacted: false } as const;

function timerOf(
  { id, event, delay }: Extract<Instruction, { kind: 'timer' }>,
  situation: Situation,
): MachineTimer {
  const delayMs = delay(situation);
  assert(typeof delayMs === 'number' && Number.isFinite(delayMs), 'a delay is a number');
  return { id, event, delayMs };
}

/** The context that a machine begins with: its own, or what it makes of the input. */
function firstContext<Machine extends AnyStateMachine>(
  machine: Machine,
  input: Readonly<Record<string, number>>,
): ContextOf<Machine> {
  const held: unknown = machine.config.context;
  return (
    typeof held === 'function' ? Object.assign({}, held({ input })) : (held ?? {})
  ) as ContextOf<Machine>;
}

// A cache of what is the same for every call; it holds nothing of any run.
const tables = new WeakMap<AnyStateMachine, ChartTable>();

function tableOf(machine: AnyStateMachine): ChartTable {
  const held = tables.get(machine);
  if (held !== undefined) return held;
  const made = chartTableOf(machine);
  tables.set(machine, made);
  return made;
}

/** «alive.pending» for a nested state value. */
export function stateName(value: StateValue): string {
  if (typeof value === 'string') return value;
  let names = '';
  for (const [name, inner] of Object.entries(value)) {
    const whole = inner === undefined ? name : `${name}.${stateName(inner)}`;
    names = names === '' ? whole : `${names}+${whole}`;
  }
  return names;
}

function moveOf<Held>(
  state: MachineState<Held>,
  moved: boolean,
  done: Omit<CarriedOut<Held>, 'context'>,
): MachineMove<Held> {
  const { actions, timers, cancelled } = done;
  return { state, moved, actions, timers, cancelled };
}
