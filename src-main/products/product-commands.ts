/**
 * `products`: what the profiles of products come to, tried out in runs of their own and printed as
 * Markdown. The document is data and goes to stdout.
 */
import type { Command } from 'commander';
import { matrixMarkdown } from '#shared/projections/product-matrix/matrix-markdown.ts';
import { comparableProfiles } from '#shared/projections/vendor-comparison/comparable.ts';
import { comparisonMarkdown } from '#shared/projections/vendor-comparison/comparison-markdown.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { compareProducts } from './compare-products.ts';
import { tryEveryStep } from './step-trials.ts';

interface ProductChoices {
  readonly matrix?: true;
  readonly compare?: readonly string[];
}

/** Adds the command to the program. */
export function addProductCommands(program: Command): void {
  program
    .command('products')
    .description('try out the profiles of products and print what they come to, as Markdown')
    .option('--matrix', 'every step of every console, done and undone')
    .option('--compare <profiles...>', 'two profiles sent the same, side by side')
    .action(print);
}

async function print({ matrix, compare }: ProductChoices): Promise<void> {
  if ((matrix === undefined) === (compare === undefined))
    throw new WorkbenchError('Say what to print: --matrix, or --compare with two profiles.');
  const text =
    compare === undefined ? matrixMarkdown(await tryEveryStep()) : await compared(compare);
  process.stdout.write(text);
}

async function compared(names: readonly string[]): Promise<string> {
  const [left, right] = names.map(profileNamed);
  if (left === undefined || right === undefined || names.length > 2)
    throw new WorkbenchError('It takes two profiles: --compare okta auth0.');
  return comparisonMarkdown(await compareProducts(left, right));
}

function profileNamed(name: string): ProfileName {
  const found = comparableProfiles.find((known) => known === name);
  if (found === undefined)
    throw new WorkbenchError(
      `There is no such profile to compare, «${name}»; choose two of ${comparableProfiles.join(', ')}.`,
    );
  return found;
}
