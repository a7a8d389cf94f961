/**
 * Keys that are remembered until a time of their own, such as the identifiers of JWTs. Whatever has
 * expired is cleared as new keys come, by the minute of its expiry, so that a key which lives for a
 * day keeps no other from being forgotten. For values that all live equally long, see ExpiringMap.
 */
import { emptyMap, mapDelete, mapGet, mapSet, type PersistentMap } from './persistent-map.ts';

/** Keys of the same minute, the newest first. */
interface Chain {
  readonly key: string;
  readonly rest: Chain | undefined;
}

export interface ExpiringSet {
  readonly expiries: PersistentMap<number>;
  readonly minutes: PersistentMap<Chain>;
  /** The first minute that may still hold keys. */
  readonly first: number;
}

export const emptyExpiringSet: ExpiringSet = {
  expiries: emptyMap(),
  minutes: emptyMap(),
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
  const rest = mapGet(cleared.minutes, minute);
  return {
    ...cleared,
    expiries: mapSet(cleared.expiries, key, expiresAt),
    minutes: mapSet(cleared.minutes, minute, { key, rest }),
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

/** Takes so many keys out of the first minute, and passes it when it is empty. */
function clearFirst({ expiries, minutes, first }: ExpiringSet, most: number, now: number) {
  const minute = String(first);
  let chain = mapGet(minutes, minute);
  let left = expiries;
  for (let taken = 0; chain !== undefined && taken < most; taken += 1) {
    // A key that came again may stand in a later minute as well, and stays for that.
    if ((mapGet(left, chain.key) ?? now) <= now) left = mapDelete(left, chain.key);
    chain = chain.rest;
  }
  return chain === undefined
    ? { expiries: left, minutes: mapDelete(minutes, minute), first: first + 1 }
    : { expiries: left, minutes: mapSet(minutes, minute, chain), first };
}
