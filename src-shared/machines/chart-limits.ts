/**
 * What a chart may not have, because our runner does not know it: refused with a sentence when the
 * chart is first used, so that none is ever run wrongly in silence.
 */
import type { AnyStateMachine } from 'xstate';
import { readInstruction, refuseChart } from './chart-instruction.ts';
import { childrenOf, initialActions, type StateNode } from './state-tree.ts';

/** Refuses a chart for what it has in that state. */
export function refuseUnsupported(machine: AnyStateMachine, node: StateNode): void {
  const place = node === machine.root ? 'at its top' : `in the state «${node.path.join('.')}»`;
  const found = oddKind(machine, node) ?? oddMember(node) ?? oddTransition(node);
  if (found !== undefined) refuseChart(machine, `${found} ${place}`);
  // Read once here, so that what no transition ever reaches is refused as well.
  for (const action of [...node.entry, ...node.exit, ...initialActions(node)]) {
    readInstruction(machine, action);
  }
}

function oddKind({ root }: AnyStateMachine, node: StateNode): string | undefined {
  const isEmpty = childrenOf(node).length === 0;
  if (node === root && isEmpty) return 'no states';
  if (node.type === 'parallel') return 'states side by side';
  if (node.type === 'history') return 'a history state';
  return node.type === 'final' && !isEmpty ? 'a final state with states within' : undefined;
}

const oddMembers = {
  always: 'a transition without an event',
  invoke: 'an invoked actor',
  onDone: 'a transition for being done',
  output: 'an output',
  route: 'a route',
} as const;

function oddMember({ config }: StateNode): string | undefined {
  const named: Readonly<Record<string, unknown>> = { ...config };
  return Object.entries(oddMembers).find(([member]) => named[member] !== undefined)?.[1];
}

function oddTransition({ transitions }: StateNode): string | undefined {
  for (const [event, some] of transitions) {
    if (event.includes('*')) return `the wildcard «${event}»`;
    if (some.some(({ target }) => (target?.length ?? 0) > 1))
      return 'a transition to several states';
  }
  return undefined;
}
