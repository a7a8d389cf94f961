/** A card for each product: a run with it, as its guide sets it up, in one click. */
import { Package } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { Profile } from '#shared/profiles/profile.ts';
import { products } from '#shared/projections/product/console-board.ts';
import { productRun } from '../../model/runs/new-runs.ts';
import { useDispatch } from '../../model/use-trace.ts';

export function ProductCards() {
  const dispatch = useDispatch();
  return (
    <ul className="product-cards" aria-label="Products">
      {products.map((product) => (
        <li key={product.name}>
          <Card product={product} onPress={() => void dispatch(productRun(product))} />
        </li>
      ))}
    </ul>
  );
}

interface CardProps {
  readonly product: Profile;
  readonly onPress: () => void;
}

function Card({ product: { title, summary }, onPress }: CardProps) {
  const id = useId();
  return (
    <Button
      className="story-card product-card"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-sentence`}
      onPress={onPress}
    >
      <Package aria-hidden size={18} strokeWidth={1.7} />
      <strong id={`${id}-title`}>{title}</strong>
      <span id={`${id}-sentence`}>{summary}</span>
    </Button>
  );
}
