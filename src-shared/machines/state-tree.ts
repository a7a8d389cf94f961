/** Walks over the tree of states in a definition: what lies around a state, and what within. */
import type { AnyStateMachine } from 'xstate';

export type StateNode = AnyStateMachine['root'];

export function childrenOf(node: StateNode): readonly StateNode[] {
  return Object.values(node.states);
}

export function descendantsOf(node: StateNode): readonly StateNode[] {
  return childrenOf(node).flatMap((child) => [child, ...descendantsOf(child)]);
}

/** The states around a state, innermost first, the root last. */
export function ancestorsOf({ parent }: StateNode): readonly StateNode[] {
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

export function liesWithin(node: StateNode, outer: StateNode | undefined): boolean {
  return outer === undefined || ancestorsOf(node).includes(outer);
}

/** The chain of initial states within a state, outermost first. */
export function belowBy(node: StateNode): readonly StateNode[] {
  const first = childrenOf(node).length === 0 ? undefined : node.initial.target[0];
  return first === undefined ? [] : [first, ...belowBy(first)];
}

export function initialActions(node: StateNode): readonly unknown[] {
  return childrenOf(node).length === 0 ? [] : node.initial.actions;
}
