/**
 * Places where two long lists certainly go together: a row of items that each of them holds exactly
 * once (the idea of Bram Cohen's patience diff). Between two such places the lists can be aligned on
 * their own, so that a long difference in one place spoils nothing elsewhere.
 */
import type { Lists, Pair } from './align.ts';

const rowLength = 8;

/** The anchors of two lists, rising in both. */
export function anchorsOf([left, right]: Lists): readonly Pair[] {
  const [ofLeft, ofRight] = [placesOnce(left), placesOnce(right)];
  const pairs: Pair[] = [];
  for (const [row, x] of ofLeft) {
    const y = ofRight.get(row);
    if (x !== undefined && y !== undefined) pairs.push([x, y]);
  }
  return longestRising(pairs);
}

/** Each row by where it stands, undefined where it stands more than once. */
function placesOnce(list: Int32Array): ReadonlyMap<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  for (let place = 0; place + rowLength <= list.length; place += 1) {
    const row = list.subarray(place, place + rowLength).join(' ');
    places.set(row, places.has(row) ? undefined : place);
  }
  return places;
}

interface Link {
  readonly pair: Pair;
  readonly before: Link | undefined;
}

/** Of pairs in the order of the left list, the most that rise in the right one as well. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  // For each length the chain that ends lowest, which is the easiest to go on from.
  const chains: Link[] = [];
  for (const pair of pairs) {
    const place = firstNotBelow(chains, pair[1]);
    chains[place] = { pair, before: chains[place - 1] };
  }
  const rising: Pair[] = [];
  for (let link = chains.at(-1); link !== undefined; link = link.before) rising.push(link.pair);
  return rising.reverse();
}

function firstNotBelow(chains: readonly Link[], y: number): number {
  let [low, high] = [0, chains.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((chains[middle]?.pair[1] ?? y) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
