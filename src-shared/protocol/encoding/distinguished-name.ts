/** Compares distinguished names (RFC 4514). */

/** True when both texts name the same subject. */
export function sameDistinguishedName(left: string, right: string): boolean {
  return left.replaceAll(', ', ',') === right.replaceAll(', ', ',');
}
