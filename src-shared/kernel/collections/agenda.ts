/**
 * What is going to happen: deliveries and timers alike, ordered by when they are due and then by
 * when they were planned. Stepping is popping the first. A persistent treap, so planning, popping
 * and cancelling cost the same whether ten things are planned or a million.
 */
import type { CallOutcome } from '../../trace/input-entry.ts';
import type { MachineName } from '../../trace/machine-name.ts';
import type { Sent } from '../network/network.ts';
import type { PendingCall } from '../provider/records.ts';
import { emptyMap, mapDelete, mapGet, mapSet, type PersistentMap } from './persistent-map.ts';

/** Why somebody holds a message; runs of older engines did not keep it. */
export type HoldReason = 'hand' | 'rule' | 'breakpoint' | 'signature';

export type AgendaTask =
  | { readonly kind: 'delivery'; readonly message: string }
  | {
      readonly kind: 'timer';
      readonly machine: MachineName;
      readonly instance: string;
      readonly event: string;
    }
  /** A held message goes on by itself. */
  | { readonly kind: 'hold-limit'; readonly message: string; readonly why?: HoldReason }
  /** A message that matched earlier is sent again. */
  | { readonly kind: 'resend'; readonly sent: Sent }
  | SilenceTask
  /** A call to an outside address comes to nothing, or is answered in the place of its addressee. */
  | { readonly kind: 'call-over'; readonly call: PendingCall; readonly outcome: CallOutcome };

/** Whoever waits for an answer gives up: it is late, or the connection broke. */
export interface SilenceTask {
  readonly kind: 'silence';
  readonly exchange: string;
  readonly why: 'timed out' | 'reset';
  /** The message that was lost or late. */
  readonly message: string;
  /** The prompt whose decision is not answered. */
  readonly prompt: string | null;
}

export interface AgendaItem {
  readonly id: string;
  readonly dueAt: number;
  readonly order: number;
  /** The entry that planned it. */
  readonly cause: number;
  readonly task: AgendaTask;
  /** A person changed when it is due, so that it says nothing of how much time has passed. */
  readonly changed?: true;
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
  return {
    root: insert(agenda.root, item, rankOf(item.order)),
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

/** Goes down to where the item's rank puts it; only what lies below that is split. */
function insert(node: Node | undefined, item: AgendaItem, rank: number): Node {
  if (node === undefined || node.rank < rank) {
    const { before, after } = split(node, item);
    return { item, rank, left: before, right: after };
  }
  return precedes(item, node.item)
    ? withSides(node, insert(node.left, item, rank), node.right)
    : withSides(node, node.left, insert(node.right, item, rank));
}

function withSides({ item, rank }: Node, left: Node | undefined, right: Node | undefined): Node {
  return { item, rank, left, right };
}

function split(
  node: Node | undefined,
  at: AgendaItem,
): { before: Node | undefined; after: Node | undefined } {
  if (node === undefined) return { before: undefined, after: undefined };
  if (precedes(node.item, at)) {
    const { before, after } = split(node.right, at);
    return { before: withSides(node, node.left, before), after };
  }
  const { before, after } = split(node.left, at);
  return { before, after: withSides(node, after, node.right) };
}

function merge(left: Node | undefined, right: Node | undefined): Node | undefined {
  if (left === undefined) return right;
  if (right === undefined) return left;
  return left.rank > right.rank
    ? withSides(left, left.left, merge(left.right, right))
    : withSides(right, merge(left, right.left), right.right);
}

function removeNode(node: Node | undefined, item: AgendaItem): Node | undefined {
  if (node === undefined) return undefined;
  if (node.item === item) return merge(node.left, node.right);
  return precedes(item, node.item)
    ? withSides(node, removeNode(node.left, item), node.right)
    : withSides(node, node.left, removeNode(node.right, item));
}
