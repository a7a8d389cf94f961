/**
 * The same moves as `run-machine.ts` makes, made by XState itself: the judge that our own runner is
 * held against. It calls XState's machine logic with a scope that starts nothing.
 */
import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type ExecutableActionObject,
  type StateValue,
} from 'xstate';
import { z } from 'zod';
import { type MachineMove, stateName } from '#shared/machines/run-machine.ts';

const raised = z.object({
  id: z.string(),
  delay: z.number(),
  event: z.object({ type: z.string() }),
});
const cancelled = z.object({ sendId: z.string() });

interface PlainState {
  readonly value: StateValue;
  readonly context: object;
}

/** What XState makes of the beginning of a machine. */
export function startByXState(machine: AnyStateMachine, input: object): MachineMove<object> {
  const { scope, executed } = inertScope(machine, input);
  const snapshot = machine.getInitialSnapshot(scope, input);
  // XState keeps what was thrown in the snapshot.
  if (snapshot.status === 'error') throw snapshot.error;
  return readMove(snapshot, true, executed);
}

/** What XState makes of an event. */
export function moveByXState(
  machine: AnyStateMachine,
  state: PlainState,
  event: { readonly type: string },
): MachineMove<object> {
  const { scope, executed } = inertScope(machine, {});
  const after: AnyMachineSnapshot = machine.transition(machine.resolveState(state), event, scope);
  const changed =
    after.context !== state.context || stateName(after.value) !== stateName(state.value);
  return readMove(after, executed.length > 0 || changed, executed);
}

function inertScope(machine: AnyStateMachine, input: object) {
  const self = createActor(machine, { input });
  const executed: ExecutableActionObject[] = [];
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
  return { scope, executed };
}

function readMove(
  { value, context }: AnyMachineSnapshot,
  moved: boolean,
  executed: readonly ExecutableActionObject[],
): MachineMove<object> {
  const ofKind = (kind: string) => executed.filter(({ type }) => type === kind);
  return {
    state: { value, context },
    moved,
    actions: executed.flatMap(({ type }) => (type.startsWith('xstate.') ? [] : [type])),
    timers: ofKind('xstate.raise').map(({ params }) => {
      const { id, delay, event } = raised.parse(params);
      return { id, event: event.type, delayMs: delay };
    }),
    cancelled: ofKind('xstate.cancel').map(({ params }) => cancelled.parse(params).sendId),
  };
}
