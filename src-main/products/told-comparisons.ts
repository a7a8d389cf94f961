/**
 * Comparisons of products as windows ask for them: made when they are asked for first, and told in the
 * workbench's own stream. The same products are not tried out twice in one sitting.
 */
import type { ProductsCompare } from '#shared/intents/product-intents.ts';
import { comparableProfiles } from '#shared/projections/vendor-comparison/comparable.ts';
import type { WorkbenchHappening } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { beginLongWork } from '../run/long-work.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { compareProducts, turnsOfComparison } from './compare-products.ts';

interface Teller {
  readonly now: () => number;
  readonly tell: (happening: WorkbenchHappening) => Outcome;
}

/** Under which name its progress is told, where other work has the name of its run. */
const workName = 'products';

export type ToldComparisons = (asked: ProductsCompare) => Promise<Outcome>;

export function createToldComparisons(teller: Teller): ToldComparisons {
  const told = new Map<string, Promise<Outcome>>();

  async function make({ left, right }: ProductsCompare): Promise<Outcome> {
    const work = beginLongWork(teller, { work: 'comparing', run: workName, of: turnsOfComparison });
    try {
      const comparison = await compareProducts(left, right, work.reached);
      return teller.tell({ kind: 'products.compared', comparison });
    } finally {
      work.over();
    }
  }

  return (asked) => {
    const { left, right } = asked;
    for (const name of [left, right])
      if (!comparableProfiles.includes(name))
        throw new WorkbenchError(`«${name}» cannot be compared: its clients have to sign.`);
    const pair = `${left} ${right}`;
    const known = told.get(pair) ?? make(asked);
    told.set(pair, known);
    // What failed is tried again.
    known.catch(() => told.delete(pair));
    return known;
  };
}
