/** A product is more than a profile: whoever chooses one is offered a run with everything that it needs. */
import { Package } from 'lucide-react';
import { Button } from 'react-aria-components';
import { products } from '#shared/projections/product/console-board.ts';
import { productRun } from '../../model/runs/new-runs.ts';
import { useDispatch } from '../../model/use-trace.ts';

interface ProductOfferProps {
  /** The profile that was written, and the one in force. */
  readonly written: string | undefined;
  readonly inForce: string;
}

export function ProductOffer({ written, inForce }: ProductOfferProps) {
  const dispatch = useDispatch();
  const product = products.find(({ name }) => name === written);
  if (product === undefined || written === inForce) return null;
  return (
    <div className="product-offer" role="note" aria-label="A run with this product">
      <p>
        The profile alone changes the rules. A run with {product.title} has its settings, its paths,
        its console, and people who fit.
      </p>
      <Button className="button small" onPress={() => void dispatch(productRun(product))}>
        <Package aria-hidden size={14} /> Begin a run with {product.title}
      </Button>
    </div>
  );
}
