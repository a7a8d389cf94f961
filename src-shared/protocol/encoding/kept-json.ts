/**
 * Whether JSON from outside can be kept in the record: not nested so deeply that writing it again
 * would exhaust the stack, and without the overflowing numbers that JSON reads but cannot write.
 */

const deepest = 64;

/** True for what comes out of the record as it went in. */
export function canBeKept(value: unknown, levels = deepest): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => canBeKept(inner, levels - 1));
}
