/**
 * Which items of two lists are each other's counterpart: the greedy algorithm of Myers («An O(ND)
 * Difference Algorithm», 1986), in stretches. A stretch ends at so many edits, where the path that got
 * farthest is taken and a new stretch begins; so the cost stays within the length of the lists times
 * that number. Lists longer than that are first cut at their anchors.
 */
import { assert } from '../../protocol/assert.ts';
import { anchorsOf } from './anchors.ts';

export type Pair = readonly [left: number, right: number];

/** How many edits a stretch may hold. */
export const usualPatience = 2000;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Both lists as numbers, one for each different item, which compare faster than text. */
export type Lists = readonly [left: Int32Array, right: Int32Array];

/** The places of the items that go together, in order. */
export function align(
  left: readonly string[],
  right: readonly string[],
  patience = usualPatience,
): readonly Pair[] {
  assert(patience > 0, 'a stretch holds an edit at least, or it would have no end');
  // What the other list does not have at all would only be in the way.
  const [placesX, placesY] = [placesKnown(left, right), placesKnown(right, left)];
  const lists = numbered(
    placesX.map((place) => left[place] ?? ''),
    placesY.map((place) => right[place] ?? ''),
  );
  return alignNumbers(lists, patience).map(([x, y]) => [placesX[x] ?? 0, placesY[y] ?? 0]);
}

function placesKnown(list: readonly string[], other: readonly string[]): readonly number[] {
  const known = new Set(other);
  return list.flatMap((item, place) => (known.has(item) ? [place] : []));
}

function alignNumbers(lists: Lists, patience: number): readonly Pair[] {
  const [left, right] = lists;
  const isLong = Math.max(left.length, right.length) > patience;
  const cuts = isLong ? anchorsOf(lists) : [];
  const pairs: Pair[] = [];
  let from: Pair = [0, 0];
  for (const to of [...cuts, [left.length, right.length] as const]) {
    const part = [left.subarray(from[0], to[0]), right.subarray(from[1], to[1])] as const;
    for (const [x, y] of alignPart(part, patience)) pairs.push([from[0] + x, from[1] + y]);
    from = to;
  }
  return pairs;
}

function numbered(left: readonly string[], right: readonly string[]): Lists {
  const numbers = new Map<string, number>();
  const numberOf = (item: string): number => {
    const number = numbers.get(item) ?? numbers.size;
    numbers.set(item, number);
    return number;
  };
  return [Int32Array.from(left, numberOf), Int32Array.from(right, numberOf)];
}

/** The same between two anchors, one stretch after the other. */
function alignPart(lists: Lists, patience: number): readonly Pair[] {
  const [left, right] = lists;
  const pairs: Pair[] = [];
  let from: Place = { x: 0, y: 0 };
  while (from.x < left.length || from.y < right.length) {
    const stretch = stretchFrom(lists, from, patience);
    for (const pair of stretch.pairs) pairs.push(pair);
    from = stretch.end;
  }
  return pairs;
}

interface Stretch {
  readonly pairs: readonly Pair[];
  readonly end: Place;
}

/** The farthest x on every other diagonal, from −edits to edits: the rest cannot be reached. */
type Front = Int32Array;

function stretchFrom(lists: Lists, from: Place, patience: number): Stretch {
  const fronts: Front[] = [];
  for (let edits = 0; ; edits += 1) {
    const front = nextFront(lists, from, fronts.at(-1), edits);
    fronts.push(front);
    const isDone = reachesEnd(lists, front, from, edits);
    if (isDone || edits >= patience) return walkBack(lists, from, fronts);
  }
}

/** One edit more on every diagonal, then as far as both lists agree. */
function nextFront([left, right]: Lists, from: Place, before: Front | undefined, edits: number) {
  const front = new Int32Array(edits + 1);
  for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
    let x = before === undefined ? from.x : startOf(before, diagonal, edits);
    let y = x - diagonal - from.x + from.y;
    while (x < left.length && y < right.length && left[x] === right[y]) {
      x += 1;
      y += 1;
    }
    front[(diagonal + edits) / 2] = x;
  }
  return front;
}

/** Down from the diagonal above, or to the right from the one below: whichever got farther. */
function startOf(before: Front, diagonal: number, edits: number): number {
  return comesFromAbove(before, diagonal, edits)
    ? at(before, diagonal + 1, edits - 1)
    : at(before, diagonal - 1, edits - 1) + 1;
}

function comesFromAbove(before: Front, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return at(before, diagonal - 1, edits - 1) < at(before, diagonal + 1, edits - 1);
}

function at(front: Front, diagonal: number, edits: number): number {
  return front[(diagonal + edits) / 2] ?? 0;
}

function reachesEnd([left, right]: Lists, front: Front, from: Place, edits: number): boolean {
  const diagonal = left.length - from.x - (right.length - from.y);
  const isOnFront = Math.abs(diagonal) <= edits && (diagonal + edits) % 2 === 0;
  return isOnFront && at(front, diagonal, edits) >= left.length;
}

/** From the farthest place that lies in both lists, back along the edits that led there. */
function walkBack(lists: Lists, from: Place, fronts: readonly Front[]): Stretch {
  const last = fronts.length - 1;
  let diagonal = farthestDiagonal(lists, from, fronts[last] ?? new Int32Array(1), last);
  const yOf = (x: number): number => x - diagonal - from.x + from.y;
  let x = at(fronts[last] ?? new Int32Array(1), diagonal, last);
  const end = { x, y: yOf(x) };
  const pairs: Pair[] = [];
  for (let edits = last; edits >= 0; edits -= 1) {
    const before = fronts[edits - 1];
    const start = before === undefined ? from.x : startOf(before, diagonal, edits);
    for (; x > start; x -= 1) pairs.push([x - 1, yOf(x) - 1]);
    if (before === undefined) break;
    diagonal += comesFromAbove(before, diagonal, edits) ? 1 : -1;
    x = at(before, diagonal, edits - 1);
  }
  return { pairs: pairs.reverse(), end };
}

function farthestDiagonal([left, right]: Lists, from: Place, front: Front, edits: number): number {
  let best = { diagonal: 0, reached: -1 };
  for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
    const x = at(front, diagonal, edits);
    const y = x - diagonal - from.x + from.y;
    const isInside = x <= left.length && y <= right.length;
    // Where nothing agrees, neither list is used up before the other.
    const isBetter =
      x + y > best.reached ||
      (x + y === best.reached && Math.abs(diagonal) < Math.abs(best.diagonal));
    if (isInside && isBetter) best = { diagonal, reached: x + y };
  }
  return best.diagonal;
}
