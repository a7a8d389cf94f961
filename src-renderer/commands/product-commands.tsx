/** A command for each product: a new run with it, as its guide sets it up. */
import { type CommandId, commandNamed } from '#shared/commands/command-list.ts';
import type { Profile } from '#shared/profiles/profile.ts';
import { products } from '#shared/projections/product/console-board.ts';
import { productRun } from '../model/runs/new-runs.ts';
import { useDispatch } from '../model/use-trace.ts';
import { useCommand } from './use-command.ts';

const commands = products.flatMap((product) => {
  const command = commandNamed(`run.${product.name}`);
  return command === undefined ? [] : [{ product, id: command.id }];
});

export function ProductCommands() {
  return commands.map(({ product, id }) => <ProductCommand key={id} {...{ product, id }} />);
}

interface ProductCommandProps {
  readonly product: Profile;
  readonly id: CommandId;
}

function ProductCommand({ product, id }: ProductCommandProps) {
  const dispatch = useDispatch();
  useCommand(id, () => void dispatch(productRun(product)));
  return null;
}
