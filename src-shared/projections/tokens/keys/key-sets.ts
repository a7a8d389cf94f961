/** The key sets of a run at one moment, which of the keys sign, and which tokens each has signed. */
import type { TokenLedger, TokenUse } from '../token-ledger.ts';
import { type HeldKey, isHeldAt, type KeySetName, nameOfSet } from './held-key.ts';
import { keyOfToken } from './key-of-token.ts';

export interface KeySet {
  readonly name: KeySetName;
  /** The oldest first; those that are gone as well. */
  readonly keys: readonly HeldKey[];
}

/** The sets that there were by that moment. */
export function keySetsAt({ book }: Pick<TokenLedger, 'book'>, seq: number): readonly KeySet[] {
  const sets = new Map<string, { name: KeySetName; keys: HeldKey[] }>();
  for (const key of book.keys) {
    if (key.since.seq > seq) continue;
    const name = nameOfSet(key.set);
    const set = sets.get(name) ?? { name: key.set, keys: [] };
    set.keys.push(key);
    sets.set(name, set);
  }
  return [...sets.values()];
}

/** Whether new tokens are signed with it: the newest of its algorithm in the provider's own set. */
export function signsAt({ keys }: KeySet, key: HeldKey, seq: number): boolean {
  const { set, jwk } = key;
  if (set.source !== 'published') return false;
  return keys.findLast((one) => isHeldAt(one, seq) && one.jwk.alg === jwk.alg) === key;
}

/**
 * The tokens that were sent by that moment and say that they are signed with that key. A copy of the
 * set that somebody fetched has the same ones.
 */
export function usesOfKey(
  { uses, book }: Pick<TokenLedger, 'uses' | 'book'>,
  key: HeldKey,
  seq: number,
): readonly TokenUse[] {
  return uses.filter((use) => {
    if (use.since > seq) return false;
    // A provider elsewhere is asked for its keys when its tokens are there.
    const found = use.key ?? keyOfToken(book.keys, use, seq);
    return found !== undefined && isSameOwnersKey(found, key);
  });
}

function isSameOwnersKey(left: HeldKey, right: HeldKey): boolean {
  return (
    left === right ||
    (left.set.owner === right.set.owner &&
      left.jwk.kid === right.jwk.kid &&
      left.thumbprint === right.thumbprint)
  );
}
