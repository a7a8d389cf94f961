/**
 * An XState definition as a plain table, made once a machine: for every state that can be rested
 * in, which event leads where and what is carried out on the way, in order.
 * It follows SCXML as XState does, for charts of nested states. It runs nothing.
 */
import type { AnyStateMachine, StateValue } from 'xstate';
import { type Guard, type Instruction, readGuard, readInstruction } from './chart-instruction.ts';
import { refuseUnsupported } from './chart-limits.ts';
import {
  ancestorsOf,
  belowBy,
  childrenOf,
  descendantsOf,
  initialActions,
  liesWithin,
  type StateNode,
} from './state-tree.ts';

/** A state that has no states within it: what a machine is in, with all that lies around it. */
export interface Leaf {
  readonly value: StateValue;
  readonly moves: ReadonlyMap<string, readonly ChartMove[]>;
}

/** One way on from a leaf for one event; the first whose guard agrees is taken. */
export interface ChartMove {
  readonly guard: Guard | undefined;
  readonly to: Leaf;
  readonly instructions: readonly Instruction[];
}

export interface ChartTable {
  readonly initial: Leaf;
  readonly beginning: readonly Instruction[];
  /** The leaf that a state value, whole or partial, stands for. */
  readonly leafOf: (value: StateValue) => Leaf;
}

type Transition = NonNullable<ReturnType<StateNode['transitions']['get']>>[number];

interface OpenLeaf extends Leaf {
  readonly node: StateNode;
  readonly moves: Map<string, ChartMove[]>;
}

/** Reads the table out of a definition; refuses a chart that it could not run faithfully. */
export function chartTableOf(machine: AnyStateMachine): ChartTable {
  const { root } = machine;
  const nodes = [root, ...descendantsOf(root)];
  for (const node of nodes) refuseUnsupported(machine, node);
  const leaves = new Map<StateNode, OpenLeaf>();
  for (const node of nodes.filter((one) => childrenOf(one).length === 0)) {
    leaves.set(node, { node, value: valueOf(node), moves: new Map() });
  }
  for (const leaf of leaves.values()) addMoves(machine, leaf, leaves);
  const first = [root, ...belowBy(root)];
  const initial = leafAt(leaves, root);
  const entered = first.flatMap((node) => [...node.entry, ...initialActions(node)]);
  const left = isTopFinal(initial.node) ? first.toReversed().flatMap(({ exit }) => exit) : [];
  return {
    initial,
    beginning: [...entered, ...left].map((action) => readInstruction(machine, action)),
    leafOf: leafFinder(machine, placeOf(root, leaves)),
  };
}

/** A state by its name in a state value, with the leaf that it stands for. */
interface Place {
  readonly leaf: Leaf;
  readonly within: ReadonlyMap<string, Place>;
}

function placeOf(node: StateNode, leaves: ReadonlyMap<StateNode, OpenLeaf>): Place {
  const within = childrenOf(node).map((child) => [child.key, placeOf(child, leaves)] as const);
  return { leaf: leafAt(leaves, node), within: new Map(within) };
}

function leafFinder(machine: AnyStateMachine, root: Place): ChartTable['leafOf'] {
  return (value) => {
    let place: Place | undefined = root;
    let inner: StateValue | undefined = value;
    while (place !== undefined && inner !== undefined) {
      const name = outerName(inner);
      place = place.within.get(name);
      inner = typeof inner === 'string' ? undefined : inner[name];
    }
    if (place !== undefined) return place.leaf;
    throw new Error(`The chart «${machine.id}» has no state ${JSON.stringify(value)}.`);
  };
}

function outerName(value: StateValue): string {
  if (typeof value === 'string') return value;
  for (const name in value) return name;
  return '';
}

/** Every way on from a leaf: its own transitions first, then those of what lies around it. */
function addMoves(
  machine: AnyStateMachine,
  leaf: OpenLeaf,
  leaves: ReadonlyMap<StateNode, OpenLeaf>,
): void {
  for (const source of [leaf.node, ...ancestorsOf(leaf.node)]) {
    for (const [event, transitions] of source.transitions) {
      const held = leaf.moves.get(event) ?? [];
      leaf.moves.set(event, held);
      for (const transition of transitions) held.push(moveOf(machine, leaf, transition, leaves));
    }
  }
}

function moveOf(
  machine: AnyStateMachine,
  leaf: OpenLeaf,
  transition: Transition,
  leaves: ReadonlyMap<StateNode, OpenLeaf>,
): ChartMove {
  const guard = readGuard(machine, transition.guard);
  const target = transition.target?.[0];
  const to = target === undefined ? leaf : leafAt(leaves, target);
  const active = [leaf.node, ...ancestorsOf(leaf.node)];
  const domain = target === undefined ? undefined : domainOf(transition, target);
  const left = target === undefined ? [] : active.filter((node) => liesWithin(node, domain));
  const entered = target === undefined ? [] : enteredBy(transition, target, domain);
  const actions = [
    ...left.flatMap(({ exit }) => exit),
    ...transition.actions,
    ...entered.flatMap(({ node, byDefault }) => [
      ...node.entry,
      ...(byDefault ? initialActions(node) : []),
    ]),
  ];
  // A machine that is done leaves everything, as XState has it; so does one that stays done.
  if (isTopFinal(leaf.node) || isTopFinal(to.node)) {
    actions.push(...[to.node, ...ancestorsOf(to.node)].flatMap(({ exit }) => exit));
  }
  return { guard, to, instructions: actions.map((action) => readInstruction(machine, action)) };
}

/** The innermost state that a transition does not leave; undefined when it leaves even the root. */
function domainOf({ source, reenter }: Transition, target: StateNode): StateNode | undefined {
  if (!reenter && (target === source || liesWithin(target, source))) return source;
  const common = ancestorsOf(target).find((node) => liesWithin(source, node));
  return common ?? (reenter ? undefined : source.machine.root);
}

interface Entered {
  readonly node: StateNode;
  /** Its initial transition is taken as well, with whatever that does. */
  readonly byDefault: boolean;
}

/** What a transition enters, outermost first. */
function enteredBy(
  { source, reenter }: Transition,
  target: StateNode,
  domain: StateNode | undefined,
): readonly Entered[] {
  const staysInTarget = source === target && !reenter;
  const around = ancestorsOf(target).filter((node) => liesWithin(node, domain));
  return [
    ...around.toReversed().map((node) => ({ node, byDefault: false })),
    ...(staysInTarget ? [] : [{ node: target, byDefault: true }]),
    ...belowBy(target).map((node) => ({ node, byDefault: true })),
  ];
}

function isTopFinal({ type, parent }: StateNode): boolean {
  return type === 'final' && parent !== undefined && parent.parent === undefined;
}

function leafAt(leaves: ReadonlyMap<StateNode, OpenLeaf>, node: StateNode): OpenLeaf {
  const leaf = leaves.get([node, ...belowBy(node)].at(-1) ?? node);
  if (leaf === undefined) throw new Error(`The state «${node.id}» leads to no state to rest in.`);
  return leaf;
}

/** «{alive: 'pending'}» for a state within another. */
function valueOf(node: StateNode): StateValue {
  const path = node.path.slice(0, -1);
  return path.reduceRight<StateValue>((inner, name) => Object.freeze({ [name]: inner }), node.key);
}
