/**
 * A machine's definition as a drawing needs it: its states, nested ones with their parent, and its
 * transitions with the events that cause them. The chart on screen is this and nothing else.
 */
import type { AnyStateMachine } from 'xstate';
import { childrenOf, descendantsOf, type StateNode } from './state-tree.ts';

interface ChartState {
  /** «alive.pending»: the name that the trace uses. */
  readonly name: string;
  readonly label: string;
  readonly parent: string | undefined;
  readonly isFinal: boolean;
  readonly isParent: boolean;
}

interface ChartTransition {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

export interface Chart {
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
  readonly initial: string;
}

/** Reads the chart out of a definition. */
export function chartOf(machine: AnyStateMachine): Chart {
  const nodes = descendantsOf(machine.root);
  return {
    states: nodes.map((node) => ({
      name: nameOf(node),
      label: node.key,
      parent:
        node.parent === undefined || node.parent === machine.root ? undefined : nameOf(node.parent),
      isFinal: node.type === 'final',
      isParent: Object.keys(node.states).length > 0,
    })),
    transitions: [
      // What the chart reacts to in every state is drawn from each that has not ended.
      ...childrenOf(machine.root)
        .filter(({ type }) => type !== 'final')
        .flatMap((child) => transitionsOf(machine.root, nameOf(child))),
      ...nodes.flatMap((node) => transitionsOf(node, nameOf(node))),
    ],
    initial: nameOf(leafOf(machine.root)),
  };
}

function transitionsOf({ transitions }: StateNode, from: string): readonly ChartTransition[] {
  return [...transitions.values()].flat().flatMap(({ target, eventType }) =>
    (target ?? []).map((to: StateNode) => ({
      from,
      to: nameOf(leafOf(to)),
      event: eventLabel(eventType),
    })),
  );
}

function nameOf(node: StateNode): string {
  return node.path.join('.');
}

function leafOf(node: StateNode): StateNode {
  const initial = node.initial?.target?.[0];
  return initial === undefined ? node : leafOf(initial);
}

/** «after interval» for XState's own timer events. */
function eventLabel(eventType: string): string {
  const delayed = /^xstate\.after\.([^.]+)\./.exec(eventType);
  return delayed === null ? eventType : `after ${delayed[1] ?? ''}`;
}
