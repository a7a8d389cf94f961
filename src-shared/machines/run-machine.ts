/**
 * The bridge to XState's pure transition: a plain, storable state goes in, the next one comes out
 * with the names of the actions to carry out and the timers to set or cancel. Nothing is started.
 *
 * XState's own `transition()` builds a whole actor for every call, which costs more than the move.
 * This calls the same machine logic with one inert scope a machine: measured at a third of the time.
 */
import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type ExecutableActionObject,
  type SnapshotFrom,
  type StateValue,
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
  const { scope, executed } = scopeOf(machine, input);
  const snapshot = machine.getInitialSnapshot(scope, input);
  return readMove(plainState(snapshot), true, executed.splice(0));
}

/** What an event does to a machine in that state; `moved` is false when it does not react. */
export function moveMachine<Machine extends AnyStateMachine>(
  machine: Machine,
  state: MachineState<ContextOf<Machine>>,
  event: { readonly type: string },
): MachineMove<ContextOf<Machine>> {
  const { scope, executed } = scopeOf(machine, {});
  const after: AnyMachineSnapshot = machine.transition(machine.resolveState(state), event, scope);
  const next: MachineState<ContextOf<Machine>> = plainState(after);
  const actions = executed.splice(0);
  const moved = actions.length > 0 || next.context !== state.context;
  return readMove(next, moved || stateName(next.value) !== stateName(state.value), actions);
}

function plainState<Context>({ value, context }: AnyMachineSnapshot): MachineState<Context> {
  return { value, context };
}

interface InertScope {
  readonly scope: AnyActorScope;
  readonly executed: ExecutableActionObject[];
}

// A cache of what is the same for every call; it holds nothing of any run.
const scopes = new WeakMap<AnyStateMachine, InertScope>();

/** What a machine's logic wants around it: an actor that is never started, and a list for actions. */
function scopeOf(machine: AnyStateMachine, input: Readonly<Record<string, number>>): InertScope {
  const held = scopes.get(machine);
  if (held !== undefined) {
    // A transition that threw may have left actions behind.
    held.executed.length = 0;
    return held;
  }
  const self = createActor(machine, { input });
  const executed: InertScope['executed'] = [];
  const nothing = (): void => undefined;
  const scope: AnyActorScope = {
    self,
    id: self.id,
    sessionId: self.sessionId,
    system: self.system,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: (action) => {
      executed.push(action);
    },
  };
  const made = { scope, executed };
  scopes.set(machine, made);
  return made;
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
