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

/** The tokens that were sent by that moment and say that they are signed with that key. */
export function usesOfKey(
  { uses, book }: Pick<TokenLedger, 'uses' | 'book'>,
  key: HeldKey,
  seq: number,
): readonly TokenUse[] {
  // A provider elsewhere is asked for its keys when its tokens are there.
  return uses.filter(
    (use) => use.since <= seq && (use.key ?? keyOfToken(book.keys, use, seq)) === key,
  );
}
