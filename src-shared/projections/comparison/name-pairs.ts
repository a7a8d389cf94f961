/**
 * Which identifier of the left run stands for which of the right one. They are paired as they are
 * met; from then on they have to go together.
 */
export interface NamePairs {
  readonly rightOf: Map<string, string>;
  readonly leftOf: Map<string, string>;
}

/** No identifiers have been met. */
export function createNamePairs(): NamePairs {
  return { rightOf: new Map(), leftOf: new Map() };
}

/** Pairs two identifiers when both are new; answers whether they go together. */
export function pairNames(pairs: NamePairs, left: string, right: string): boolean {
  if (!pairs.rightOf.has(left) && !pairs.leftOf.has(right)) {
    pairs.rightOf.set(left, right);
    pairs.leftOf.set(right, left);
  }
  return arePaired(pairs, left, right);
}

/** Whether these two go together already. */
export function arePaired({ rightOf }: NamePairs, left: string, right: string): boolean {
  return rightOf.get(left) === right;
}
