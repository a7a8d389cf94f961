/**
 * The bridge to XState's pure `transition`: a plain, storable state goes in, the next one comes out
 * with the names of the actions to carry out and the timers to set or cancel. Nothing is started.
 */
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  initialTransition,
  type SnapshotFrom,
  type StateValue,
  transition,
} from 'xstate';

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
  SnapshotFrom<Machine> extends { readonly context: infer Context } ? Context : never;

/** The first state of a machine, with whatever its entry asks for. */
export function startMachine<Machine extends AnyStateMachine>(
  machine: Machine,
  input: Readonly<Record<string, number>>,
): MachineMove<ContextOf<Machine>> {
  const [snapshot, actions] = initialTransition<AnyStateMachine>(machine, input);
  return readMove(plainState(snapshot), true, actions);
}

/** What an event does to a machine in that state; `moved` is false when it does not react. */
export function moveMachine<Machine extends AnyStateMachine>(
  machine: Machine,
  state: MachineState<ContextOf<Machine>>,
  event: { readonly type: string },
): MachineMove<ContextOf<Machine>> {
  const before: AnyMachineSnapshot = machine.resolveState(state);
  const [after, actions] = transition<AnyStateMachine>(machine, before, event);
  const next: MachineState<ContextOf<Machine>> = plainState(after);
  const moved = actions.length > 0 || next.context !== state.context;
  return readMove(next, moved || stateName(next.value) !== stateName(state.value), actions);
}

function plainState<Context>({ value, context }: AnyMachineSnapshot): MachineState<Context> {
  return { value, context };
}

/** «alive.pending» for a nested state value. */
export function stateName(value: StateValue): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([name, inner]) => (inner === undefined ? name : `${name}.${stateName(inner)}`))
    .join('+');
}

function readMove<Context>(
  state: MachineState<Context>,
  moved: boolean,
  executed: readonly { readonly type: string; readonly params: unknown }[],
): MachineMove<Context> {
  const actions: string[] = [];
  const timers: MachineTimer[] = [];
  const cancelled: string[] = [];
  for (const { type, params } of executed) {
    if (type === 'xstate.raise') timers.push(readTimer(params as RaiseParams));
    else if (type === 'xstate.cancel') cancelled.push((params as CancelParams).sendId);
    else actions.push(type);
  }
  return { state, moved, actions, timers, cancelled };
}

interface RaiseParams {
  readonly id: string;
  readonly delay: number;
  readonly event: { readonly type: string };
}

interface CancelParams {
  readonly sendId: string;
}

function readTimer(params: RaiseParams): MachineTimer {
  return { id: params.id, event: params.event.type, delayMs: params.delay };
}
