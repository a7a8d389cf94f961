/**
 * A persistent map from strings: `set` answers a new map and leaves the old one as it was, sharing
 * all but a handful of nodes, so that a world can be stepped at the same price whatever it holds.
 * A hash array mapped trie, 32 ways; iteration order is by hash and must never decide behaviour.
 */
type Leaf<Value> = { readonly hash: number; readonly key: string; readonly value: Value };
type Collision<Value> = { readonly hash: number; readonly leaves: readonly Leaf<Value>[] };
type Branch<Value> = { readonly bits: number; readonly children: readonly Node<Value>[] };
type Node<Value> = Leaf<Value> | Collision<Value> | Branch<Value>;

export interface PersistentMap<Value> {
  readonly size: number;
  readonly root: Node<Value> | undefined;
}

/** A map with nothing in it. */
export function emptyMap<Value>(): PersistentMap<Value> {
  return { size: 0, root: undefined };
}

/** A map with these pairs in it. */
export function mapOf<Value>(pairs: Iterable<readonly [string, Value]>): PersistentMap<Value> {
  let map = emptyMap<Value>();
  for (const [key, value] of pairs) map = mapSet(map, key, value);
  return map;
}

/** The value held for the key, or undefined. */
export function mapGet<Value>(map: PersistentMap<Value>, key: string): Value | undefined {
  return map.root === undefined ? undefined : find(map.root, hashOf(key), key)?.value;
}

function find<Value>(root: Node<Value>, hash: number, key: string): Leaf<Value> | undefined {
  let node: Node<Value> | undefined = root;
  for (let shift = 0; node !== undefined; shift += 5) {
    if ('key' in node) return node.key === key ? node : undefined;
    if ('leaves' in node) return node.leaves.find((leaf) => leaf.key === key);
    node = childOf(node, slotOf(hash, shift));
  }
  return undefined;
}

/** A map that holds the value for the key; the old map is unchanged. */
export function mapSet<Value>(
  map: PersistentMap<Value>,
  key: string,
  value: Value,
): PersistentMap<Value> {
  const hash = hashOf(key);
  const leaf: Leaf<Value> = { hash, key, value };
  if (map.root === undefined) return { size: 1, root: leaf };
  const isNew = find(map.root, hash, key) === undefined;
  return { size: map.size + (isNew ? 1 : 0), root: insert(map.root, leaf, 0) };
}

/** A map without the key; the same map when it was not there. */
export function mapDelete<Value>(map: PersistentMap<Value>, key: string): PersistentMap<Value> {
  if (map.root === undefined) return map;
  const root = remove(map.root, hashOf(key), key, 0);
  return root === map.root ? map : { size: map.size - 1, root };
}

/** Every value, in no order that may matter. */
export function* mapValues<Value>(map: PersistentMap<Value>): Generator<Value> {
  for (const [, value] of mapEntries(map)) yield value;
}

/** Every key with its value, in no order that may matter. */
export function* mapEntries<Value>(map: PersistentMap<Value>): Generator<[string, Value]> {
  const open: Node<Value>[] = map.root === undefined ? [] : [map.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('key' in node) yield [node.key, node.value];
    else open.push(...('leaves' in node ? node.leaves : node.children));
  }
}

function insert<Value>(node: Node<Value>, leaf: Leaf<Value>, shift: number): Node<Value> {
  if ('key' in node) return node.key === leaf.key ? leaf : split(node, leaf, shift);
  if ('leaves' in node) {
    if (node.hash !== leaf.hash) return split(node, leaf, shift);
    const others = node.leaves.filter((held) => held.key !== leaf.key);
    return { hash: node.hash, leaves: [...others, leaf] };
  }
  const slot = slotOf(leaf.hash, shift);
  const child = childOf(node, slot);
  return withChild(node, slot, child === undefined ? leaf : insert(child, leaf, shift + 5));
}

function split<Value>(
  held: Leaf<Value> | Collision<Value>,
  leaf: Leaf<Value>,
  shift: number,
): Node<Value> {
  if (held.hash === leaf.hash && 'key' in held) return { hash: leaf.hash, leaves: [held, leaf] };
  const heldSlot = slotOf(held.hash, shift);
  const slot = slotOf(leaf.hash, shift);
  if (heldSlot === slot) return { bits: 1 << slot, children: [split(held, leaf, shift + 5)] };
  const children = heldSlot < slot ? [held, leaf] : [leaf, held];
  return { bits: (1 << heldSlot) | (1 << slot), children };
}

/** What is left without the key; the node itself when the key is not below it. */
function remove<Value>(
  node: Node<Value>,
  hash: number,
  key: string,
  shift: number,
): Node<Value> | undefined {
  if ('key' in node) return node.key === key ? undefined : node;
  if ('leaves' in node) return withoutLeaf(node, key);
  const slot = slotOf(hash, shift);
  const child = childOf(node, slot);
  if (child === undefined) return node;
  const left = remove(child, hash, key, shift + 5);
  if (left === child) return node;
  if (left !== undefined) return withChild(node, slot, left);
  const children = node.children.toSpliced(indexOf(node.bits, 1 << slot), 1);
  const only = children[0];
  if (only === undefined) return undefined;
  return children.length === 1 && !('bits' in only)
    ? only
    : { bits: node.bits & ~(1 << slot), children };
}

function withoutLeaf<Value>(node: Collision<Value>, key: string): Node<Value> | undefined {
  const leaves = node.leaves.filter((leaf) => leaf.key !== key);
  if (leaves.length === node.leaves.length) return node;
  return leaves.length === 1 ? leaves[0] : { hash: node.hash, leaves };
}

function withChild<Value>(node: Branch<Value>, slot: number, child: Node<Value>): Branch<Value> {
  const bit = 1 << slot;
  const index = indexOf(node.bits, bit);
  if ((node.bits & bit) === 0) {
    return { bits: node.bits | bit, children: node.children.toSpliced(index, 0, child) };
  }
  const children = node.children.slice();
  children[index] = child;
  return { bits: node.bits, children };
}

function childOf<Value>(node: Branch<Value>, slot: number): Node<Value> | undefined {
  const bit = 1 << slot;
  return (node.bits & bit) === 0 ? undefined : node.children[indexOf(node.bits, bit)];
}

function slotOf(hash: number, shift: number): number {
  return (hash >>> shift) & 31;
}

/** How many set bits stand below this one: the place in the packed array. */
function indexOf(bits: number, bit: number): number {
  let below = bits & (bit - 1);
  below -= (below >>> 1) & 0x55555555;
  below = (below & 0x33333333) + ((below >>> 2) & 0x33333333);
  return (((below + (below >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

// A cache of one pure result: every other look-up is for the key of the one before.
let lastKey = '';
let lastHash = hashOfText(lastKey);

function hashOf(key: string): number {
  if (key !== lastKey) {
    lastHash = hashOfText(key);
    lastKey = key;
  }
  return lastHash;
}

/** FNV-1a, then mixed, so that keys which differ only in their last character spread. */
function hashOfText(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
