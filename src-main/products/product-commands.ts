/**
 * `products`: what the profiles of products come to, tried out in runs of their own and printed as
 * Markdown. The document is data and goes to stdout.
 */
import type { Command } from 'commander';
import { matrixMarkdown } from '#shared/projections/product-matrix/matrix-markdown.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { tryEveryStep } from './step-trials.ts';

interface ProductChoices {
  readonly matrix?: true;
}

/** Adds the command to the program. */
export function addProductCommands(program: Command): void {
  program
    .command('products')
    .description('try out the profiles of products and print what they come to, as Markdown')
    .option('--matrix', 'every step of every console, done and undone')
    .action(print);
}

async function print({ matrix }: ProductChoices): Promise<void> {
  if (matrix !== true) throw new WorkbenchError('Say what to print: --matrix.');
  process.stdout.write(matrixMarkdown(await tryEveryStep()));
}
