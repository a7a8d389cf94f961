/** Whose console it is, how much of it is done, and the ways to do it: step by step, or all at once. */
import { CheckCheck, Compass, Package, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ConsoleBoard } from '#shared/projections/product/console-board.ts';
import type { ProductActs } from '../../model/product/use-product.ts';

interface ProductHeadProps {
  readonly board: ConsoleBoard;
  readonly acts: ProductActs;
  readonly issuer: string;
}

export function ProductHead({ board, acts, issuer }: ProductHeadProps) {
  const { product, done, steps } = board;
  const { isGuided, whyNot } = acts;
  const isDisabled = whyNot !== undefined;
  return (
    <header className="product-head">
      <div className="product-title">
        <div className="product-name">
          <h2>{product.title}</h2>
          <p className="product-host">
            <Package aria-hidden size={13} /> <code>{issuer.replace(/^https?:\/\//, '')}</code>
          </p>
        </div>
        <p className="product-summary">{product.summary}</p>
      </div>
      <div className="product-standing">
        <Progress done={done} count={steps.length} />
        <div className="product-ways">
          {isGuided ? (
            <Button className="button small" onPress={acts.leave}>
              <X aria-hidden size={14} /> Leave the guide
            </Button>
          ) : (
            <Button className="button small primary" isDisabled={isDisabled} onPress={acts.follow}>
              <Compass aria-hidden size={14} /> Follow the guide
            </Button>
          )}
          <Button
            className="button small"
            isDisabled={isDisabled || (done === steps.length && !isGuided)}
            onPress={acts.doAll}
          >
            <CheckCheck aria-hidden size={14} /> Do every step
          </Button>
        </div>
      </div>
    </header>
  );
}

interface ProgressProps {
  readonly done: number;
  readonly count: number;
}

function Progress({ done, count }: ProgressProps) {
  const words = `${done} of ${count} done`;
  return (
    <div className="product-progress">
      <p role="status" aria-label="Steps of the set-up">
        {words}
      </p>
      <progress aria-label="Set-up of the product" max={count} value={done}>
        {words}
      </progress>
    </div>
  );
}
