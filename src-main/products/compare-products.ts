/** Two products sent the same, each in a run of its own, and what differs between the two records. */
import { compareVendors } from '#shared/projections/vendor-comparison/compare-vendors.ts';
import type { VendorComparison } from '#shared/projections/vendor-comparison/comparison-table.ts';
import { assert } from '#shared/protocol/assert.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { trialKey } from './tried-product.ts';
import { tryVendor, turnsOfTrial } from './vendor-trial.ts';

/** So many turns are tried out for one comparison. */
export const turnsOfComparison = 2 * turnsOfTrial;

/** Tries both out; whoever waits is told how many turns are done. */
export async function compareProducts(
  left: ProfileName,
  right: ProfileName,
  reached: (done: number) => void = () => undefined,
): Promise<VendorComparison> {
  const key = await trialKey();
  let done = 0;
  const next = (): void => {
    done += 1;
    reached(done);
  };
  const one = await tryVendor(left, key, next);
  const other = await tryVendor(right, key, next);
  const comparison = compareVendors(one, other);
  assert(comparison !== undefined, 'a run that was begun has a beginning');
  return comparison;
}
