/**
 * Keys that are remembered until a time of their own, such as the identifiers of JWTs. Whatever has
 * expired is cleared as new keys come, by the minute of its expiry, so that a key which lives for a
 * day keeps no other from being forgotten. For values that all live equally long, see ExpiringMap.
 */
import { emptyMap, mapDelete, mapGet, mapSet, type PersistentMap } from './persistent-map.ts';

export interface ExpiringSet {
  readonly expiries: PersistentMap<number>;
  /** How many keys expire in each minute, and each of them by minute and number. */
  readonly counts: PersistentMap<number>;
  readonly line: PersistentMap<string>;
  /** The first minute that may still hold keys. */
  readonly first: number;
}

export const emptyExpiringSet: ExpiringSet = {
  expiries: emptyMap(),
  counts: emptyMap(),
  line: emptyMap(),
  first: 0,
};

const minuteMs = 60_000;

// Each arrival clears so many keys at most, which is more than it adds, and passes so many minutes.
const keysAtOnce = 4;
const minutesAtOnce = 64;

/** The set with that key until then; some of what has expired by now leaves. */
export function setAdd(set: ExpiringSet, key: string, expiresAt: number, now: number): ExpiringSet {
  const cleared = clearExpired(set, now);
  if (expiresAt <= now) return cleared;
  const minute = String(Math.floor(expiresAt / minuteMs));
  const count = mapGet(cleared.counts, minute) ?? 0;
  return {
    ...cleared,
    expiries: mapSet(cleared.expiries, key, expiresAt),
    counts: mapSet(cleared.counts, minute, count + 1),
    line: mapSet(cleared.line, `${minute} ${count}`, key),
  };
}

/** Whether that key is remembered now. */
export function setHas({ expiries }: ExpiringSet, key: string, now: number): boolean {
  return (mapGet(expiries, key) ?? now) > now;
}

function clearExpired(set: ExpiringSet, now: number): ExpiringSet {
  const current = Math.floor(now / minuteMs);
  if (set.expiries.size === 0) return { ...emptyExpiringSet, first: current };
  let left = set;
  let keys = keysAtOnce;
  for (let minutes = minutesAtOnce; minutes > 0 && keys > 0 && left.first < current; minutes -= 1) {
    const held = left.expiries.size;
    left = clearFirst(left, keys, now);
    keys -= held - left.expiries.size;
  }
  return left;
}

/** Takes so many keys out of the first minute, the newest first, and passes it when it is empty. */
function clearFirst(set: ExpiringSet, most: number, now: number): ExpiringSet {
  let { expiries, line } = set;
  const minute = String(set.first);
  let count = mapGet(set.counts, minute) ?? 0;
  for (let taken = 0; count > 0 && taken < most; taken += 1) {
    count -= 1;
    const key = mapGet(line, `${minute} ${count}`) ?? '';
    line = mapDelete(line, `${minute} ${count}`);
    // A key that came again may stand in a later minute as well, and stays for that.
    if ((mapGet(expiries, key) ?? now) <= now) expiries = mapDelete(expiries, key);
  }
  return count === 0
    ? { expiries, line, counts: mapDelete(set.counts, minute), first: set.first + 1 }
    : { expiries, line, counts: mapSet(set.counts, minute, count), first: set.first };
}
