/** `modes`: one scenario in poll, ping and push, and what came of it side by side; data on stdout. */
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import {
  type ByMode,
  comparedModes,
  threeModes,
} from '#shared/projections/three-modes/mode-report.ts';
import { modesMarkdown } from '#shared/projections/three-modes/modes-markdown.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import { fileOnDisk } from '../files/file-source.ts';
import { openFile } from '../files/open-file.ts';
import { tell } from '../log.ts';
import { orderOfFile } from './modes-order.ts';
import { type PlayedMode, playModes } from './play-modes.ts';

const demonstration = fileURLToPath(new URL('../../scenarios/poll.json', import.meta.url));

/** Adds the command to the program. */
export function addModesCommand(program: Command): void {
  program
    .command('modes')
    .description('run a scenario in poll, ping and push, and print what each came to')
    .argument('[file]', 'a scenario or a run file; left out, the poll demonstration')
    .option('--json', 'the figures with the numbers of their entries, as JSON')
    .action(compare);
}

async function compare(
  path: string | undefined,
  { json }: { readonly json?: true },
): Promise<void> {
  const order = await orderOfFile(await openFile(fileOnDisk(path ?? demonstration)));
  const played = await playModes(order, { engine: packageFacts.version });
  for (const mode of comparedModes)
    for (const remark of played[mode].remarks) tell(`${mode}: ${remark}`);
  if (order.leftOut > 0)
    tell(`${order.leftOut} things that people did are about that one run alone, and left out.`);
  const reports = threeModes(entriesOf(played));
  process.stdout.write(
    json === true
      ? `${JSON.stringify(reports, null, 2)}\n`
      : modesMarkdown(plainName(order.name), reports, order.setup),
  );
}

const plainName = (name: string): string => name.replace(/ · (?:poll|ping|push)$/, '');

function entriesOf({ poll, ping, push }: ByMode<PlayedMode>) {
  return { poll: poll.entries, ping: ping.entries, push: push.entries };
}
