/**
 * What is going to happen: deliveries and timers alike, ordered by when they are due and then by
 * when they were planned. Stepping is popping the first. A persistent treap, so planning, popping
 * and cancelling cost the same whether ten things are planned or a million.
 */
import type { MachineName } from '../../trace/machine-name.ts';
import { emptyMap, mapDelete, mapGet, mapSet, type PersistentMap } from './persistent-map.ts';

export type AgendaTask =
  | { readonly kind: 'delivery'; readonly message: string }
  | {
      readonly kind: 'timer';
      readonly machine: MachineName;
      readonly instance: string;
      readonly event: string;
    };

export interface AgendaItem {
  readonly id: string;
  readonly dueAt: number;
  readonly order: number;
  /** The entry that planned it. */
  readonly cause: number;
  readonly task: AgendaTask;
}

interface Node {
  readonly item: AgendaItem;
  readonly rank: number;
  readonly left: Node | undefined;
  readonly right: Node | undefined;
}

export interface Agenda {
  readonly root: Node | undefined;
  readonly byId: PersistentMap<AgendaItem>;
}

export const emptyAgenda: Agenda = { root: undefined, byId: emptyMap() };

/** The agenda with one more item on it. */
export function plan(agenda: Agenda, item: AgendaItem): Agenda {
  const { before, after } = split(agenda.root, item);
  const node: Node = { item, rank: rankOf(item.order), left: undefined, right: undefined };
  return {
    root: merge(merge(before, node), after),
    byId: mapSet(agenda.byId, item.id, item),
  };
}

/** The agenda without that item; unchanged when it is not planned any more. */
export function cancel(agenda: Agenda, id: string): Agenda {
  const item = mapGet(agenda.byId, id);
  if (item === undefined) return agenda;
  return { root: removeNode(agenda.root, item), byId: mapDelete(agenda.byId, id) };
}

/** The item that is due first, if anything is planned. */
export function nextItem(agenda: Agenda): AgendaItem | undefined {
  let node = agenda.root;
  while (node?.left !== undefined) node = node.left;
  return node?.item;
}

/** The planned item of that id. */
export function plannedItem(agenda: Agenda, id: string): AgendaItem | undefined {
  return mapGet(agenda.byId, id);
}

function precedes(left: AgendaItem, right: AgendaItem): boolean {
  return left.dueAt < right.dueAt || (left.dueAt === right.dueAt && left.order < right.order);
}

/** Scatters consecutive orders, which keeps the tree flat without asking for randomness. */
function rankOf(order: number): number {
  const mixed = Math.imul(order ^ (order >>> 16), 0x45d9f3b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
}

function split(
  node: Node | undefined,
  at: AgendaItem,
): { before: Node | undefined; after: Node | undefined } {
  if (node === undefined) return { before: undefined, after: undefined };
  if (precedes(node.item, at)) {
    const { before, after } = split(node.right, at);
    return { before: { ...node, right: before }, after };
  }
  const { before, after } = split(node.left, at);
  return { before, after: { ...node, left: after } };
}

function merge(left: Node | undefined, right: Node | undefined): Node | undefined {
  if (left === undefined) return right;
  if (right === undefined) return left;
  return left.rank > right.rank
    ? { ...left, right: merge(left.right, right) }
    : { ...right, left: merge(left, right.left) };
}

function removeNode(node: Node | undefined, item: AgendaItem): Node | undefined {
  if (node === undefined) return undefined;
  if (node.item.id === item.id) return merge(node.left, node.right);
  return precedes(item, node.item)
    ? { ...node, left: removeNode(node.left, item) }
    : { ...node, right: removeNode(node.right, item) };
}
