/** Where a console would be: the run’s profile is no product, and a run with one can be begun. */
import { ProductCards } from './product-cards.tsx';

export function NoProduct() {
  return (
    <section className="product-none" aria-label="No product">
      <p>
        This run follows the specification alone, which has no console. A run with a product has
        one: what must be set up before CIBA works, and what goes wrong when it is not.
      </p>
      <ProductCards />
    </section>
  );
}
