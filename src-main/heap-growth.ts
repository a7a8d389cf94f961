/**
 * How far a service's heap may grow between two full collections. V8 lets the heap of a busy program
 * grow to four times of what it needs; at twice that, a service of a million requests stays as small
 * as one of ten thousand, and the collections, which are made beside it, are little dearer.
 */
import { setFlagsFromString } from 'node:v8';

const growthPercent = 100;

/** Holds for the whole process, its other threads among them. */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
