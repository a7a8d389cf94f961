/**
 * A persistent map whose values end by themselves: what has expired is not found any more, and the
 * oldest entries are cleared as new ones come, so that nothing grows for ever.
 */
import { emptyMap, mapDelete, mapGet, mapSet, type PersistentMap } from './persistent-map.ts';

interface Held<Value> {
  readonly value: Value;
  readonly expiresAt: number;
  readonly place: number;
}

export interface ExpiringMap<Value> {
  readonly held: PersistentMap<Held<Value>>;
  /** Keys in the order in which they came, by their place in the line. */
  readonly line: PersistentMap<string>;
  readonly first: number;
  readonly next: number;
}

export const emptyExpiringMap = <Value>(): ExpiringMap<Value> => ({
  held: emptyMap(),
  line: emptyMap(),
  first: 0,
  next: 0,
});

// Each arrival clears at most so many, which is more than it adds.
const clearedAtOnce = 4;

/** The map with that key, to be forgotten at that time; whatever has expired by now leaves. */
export function expiringSet<Value>(
  map: ExpiringMap<Value>,
  key: string,
  entry: { readonly value: Value; readonly expiresAt: number },
  now: number,
): ExpiringMap<Value> {
  const cleared = clearExpired(map, now);
  const place = cleared.next;
  return {
    ...cleared,
    held: mapSet(cleared.held, key, { ...entry, place }),
    line: mapSet(cleared.line, String(place), key),
    next: place + 1,
  };
}

/** The value of that key while it lasts. */
export function expiringGet<Value>(
  map: ExpiringMap<Value>,
  key: string,
  now: number,
): Value | undefined {
  const found = mapGet(map.held, key);
  return found === undefined || found.expiresAt <= now ? undefined : found.value;
}

/** The map without that key. */
export function expiringDelete<Value>(map: ExpiringMap<Value>, key: string): ExpiringMap<Value> {
  return { ...map, held: mapDelete(map.held, key) };
}

/** How many places are taken, whether what stood there has expired or not. */
export function lineLength({ first, next }: ExpiringMap<unknown>): number {
  return next - first;
}

/** Takes the oldest key out, whether it has expired or not. */
export function dropOldest<Value>(map: ExpiringMap<Value>): {
  readonly map: ExpiringMap<Value>;
  readonly key: string | undefined;
} {
  const place = String(map.first);
  const key = mapGet(map.line, place);
  // A key that was set again later stands further back in the line.
  const isItsPlace = key !== undefined && mapGet(map.held, key)?.place === map.first;
  return {
    map: {
      ...map,
      held: isItsPlace ? mapDelete(map.held, key) : map.held,
      line: mapDelete(map.line, place),
      first: map.first + 1,
    },
    key: isItsPlace ? key : undefined,
  };
}

function clearExpired<Value>(map: ExpiringMap<Value>, now: number): ExpiringMap<Value> {
  let left = map;
  for (let cleared = 0; cleared < clearedAtOnce && left.first < left.next; cleared += 1) {
    const key = mapGet(left.line, String(left.first));
    const found = key === undefined ? undefined : mapGet(left.held, key);
    const isItsPlace = found?.place === left.first;
    if (isItsPlace && found.expiresAt > now) break;
    left = dropOldest(left).map;
  }
  return left;
}
