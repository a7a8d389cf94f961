/**
 * The console of the run's product in miniature: its steps as switches of the provider, in the order
 * of its guide; whoever follows that guide is led from one to the next and to the first tokens.
 */
import { useState } from 'react';
import { type ConsoleBoard, consoleBoard } from '#shared/projections/product/console-board.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useProduct } from '../../model/product/use-product.ts';
import type { RunView } from '../../model/use-trace.ts';
import { NoProduct } from './no-product.tsx';
import { ProductHead } from './product-head.tsx';
import { ProductSteps } from './product-steps.tsx';
import { TryIt } from './try-it.tsx';

interface ProductPanelProps {
  readonly view: RunView;
  readonly onSelect: (seq: number) => void;
}

export function ProductPanel({ view, onSelect }: ProductPanelProps) {
  const { setup } = view.moment;
  if (setup === undefined)
    return <p className="empty">The console appears here once the run is read.</p>;
  const board = consoleBoard(setup);
  if (board === undefined) return <NoProduct />;
  return <Console {...{ view, setup, board, onSelect }} />;
}

interface ConsoleProps extends ProductPanelProps {
  readonly setup: RunSetup;
  readonly board: ConsoleBoard;
}

function Console({ view, setup, board, onSelect }: ConsoleProps) {
  const acts = useProduct(view, board, setup);
  // Steps that were left for later are behind this one.
  const [from, goFrom] = useState(0);
  useCommand('product.guide', acts.follow, acts.whyNot);
  const next = acts.isGuided
    ? board.steps.find(({ isDone, number }) => !isDone && number > from)
    : undefined;
  return (
    <section className="product" aria-label={`Console of ${board.product.title}`}>
      <ProductHead board={board} acts={acts} issuer={setup.issuer} />
      {acts.isGuided ? (
        <GuideSaid board={board} next={next?.number} onAgain={() => goFrom(0)} />
      ) : null}
      <ProductSteps run={view.model.run} {...{ setup, board, acts, next }} onSkip={goFrom} />
      <TryIt {...{ view, setup, board, acts, onSelect }} />
    </section>
  );
}

interface GuideSaidProps {
  readonly board: ConsoleBoard;
  readonly next: number | undefined;
  readonly onAgain: () => void;
}

/** Where the guide is. */
function GuideSaid({ board: { steps, done }, next, onAgain }: GuideSaidProps) {
  const left = steps.length - done;
  return (
    <div className="product-guide">
      <p role="status" aria-label="The guide">
        {guideWords(steps.length, left, next)}
      </p>
      {next === undefined && left > 0 ? (
        <button type="button" className="link" onClick={onAgain}>
          Go back to what was left
        </button>
      ) : null}
    </div>
  );
}

function guideWords(count: number, left: number, next: number | undefined): string {
  if (next !== undefined)
    return `Following the guide: step ${next} of ${count}. Try it at any time, and see what is refused.`;
  return left === 0
    ? 'That was the last step. Try it: the request goes out now, and the person is asked.'
    : `The guide is at its end, and ${left} of ${count} ${left === 1 ? 'step is' : 'steps are'} left. Try it, and see what is refused.`;
}
