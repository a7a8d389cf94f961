/**
 * What a chart asks for by name (an action, an assignment, a timer, a guard), read once out of an
 * XState definition into something that can be carried out directly.
 * Whatever this workbench's charts have no use for is refused with a sentence, never passed over.
 */
import type { AnyStateMachine } from 'xstate';

/** What a guard, an assignment or a delay is told. */
export interface Situation {
  readonly context: object;
  readonly event: { readonly type: string };
}

export type Guard = (situation: Situation) => unknown;
type Delay = (situation: Situation) => unknown;
type Assign = (situation: Situation) => object;

export type Instruction =
  | { readonly kind: 'action'; readonly name: string }
  | { readonly kind: 'assign'; readonly update: Assign }
  | { readonly kind: 'timer'; readonly id: string; readonly event: string; readonly delay: Delay }
  | { readonly kind: 'cancel'; readonly id: string };

/** Reads one action of a state or a transition. */
export function readInstruction(machine: AnyStateMachine, action: unknown): Instruction {
  if (typeof action !== 'string') {
    if (isBuiltIn(action)) return readBuiltIn(machine, action);
    return refuseChart(machine, 'an action that is written in place or takes parameters; name it');
  }
  const held: unknown = machine.implementations.actions[action];
  return isBuiltIn(held) ? readBuiltIn(machine, held) : { kind: 'action', name: action };
}

/** Reads a transition's guard, which is a name or nothing. */
export function readGuard(machine: AnyStateMachine, guard: unknown): Guard | undefined {
  if (guard === undefined) return undefined;
  if (typeof guard !== 'string') {
    return refuseChart(machine, 'a guard that is written in place or takes parameters; name it');
  }
  const held: unknown = machine.implementations.guards[guard];
  // XState's own combinations of guards are functions that carry a `check`.
  if (!isFunction(held) || 'check' in held) {
    return refuseChart(machine, `the guard «${guard}», which is no plain function`);
  }
  return (situation) => held(situation);
}

/** Refuses to run a chart, and says what in it cannot be run. */
export function refuseChart(machine: AnyStateMachine, what: string): never {
  throw new Error(`The chart «${machine.id}» cannot be run here: it has ${what}.`);
}

/** An action that XState's own functions made: it knows its type and carries its settings. */
interface BuiltIn {
  readonly type: unknown;
  readonly assignment?: unknown;
  readonly event?: unknown;
  readonly id?: unknown;
  readonly delay?: unknown;
  readonly sendId?: unknown;
}

type AnyFunction = (...given: unknown[]) => unknown;

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}

function isBuiltIn(value: unknown): value is BuiltIn {
  return isFunction(value) && 'resolve' in value && 'type' in value;
}

function readBuiltIn(machine: AnyStateMachine, action: BuiltIn): Instruction {
  if (action.type === 'xstate.assign') return readAssign(machine, action.assignment);
  if (action.type === 'xstate.cancel' && typeof action.sendId === 'string') {
    return { kind: 'cancel', id: action.sendId };
  }
  if (action.type === 'xstate.raise' && action.delay !== undefined) {
    return readTimer(machine, action);
  }
  return refuseChart(machine, `an action of the kind ${String(action.type)}`);
}

function readTimer(machine: AnyStateMachine, { id, event, delay }: BuiltIn): Instruction {
  const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : '';
  if (typeof id !== 'string' || typeof type !== 'string' || type === '') {
    return refuseChart(machine, 'a delayed event without a name');
  }
  return { kind: 'timer', id, event: type, delay: readDelay(machine, delay) };
}

/** A delay is a number, or the name of a number or of a function that gives one. */
function readDelay(machine: AnyStateMachine, delay: unknown): Delay {
  const held: unknown = typeof delay === 'string' ? machine.implementations.delays[delay] : delay;
  if (typeof held === 'number') return () => held;
  if (isFunction(held)) return (situation) => held(situation);
  return refuseChart(machine, `the delay «${String(delay)}», which is no number and no function`);
}

/** An assignment is a function of the situation, or one value or function for each member. */
function readAssign(machine: AnyStateMachine, assignment: unknown): Instruction {
  if (isFunction(assignment)) {
    return {
      kind: 'assign',
      update: (situation) => Object.assign({}, situation.context, assignment(situation)),
    };
  }
  if (typeof assignment !== 'object' || assignment === null) {
    return refuseChart(machine, 'an assignment that is neither a function nor an object');
  }
  const members = Object.entries(assignment).map(
    ([name, member]: [string, unknown]) =>
      [name, isFunction(member) ? member : () => member] as const,
  );
  return { kind: 'assign', update: (situation) => assignMembers(situation, members) };
}

function assignMembers(
  situation: Situation,
  members: readonly (readonly [string, AnyFunction])[],
): object {
  const next: Record<string, unknown> = { ...situation.context };
  // Every member sees the context as it was before the first of them.
  for (const [name, member] of members) next[name] = member(situation);
  return next;
}
