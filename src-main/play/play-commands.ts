/**
 * `run` and `replay`: a scenario or a run file on the command line, without a window. The transcript
 * is data and goes to stdout; what is to be said about it goes to stderr.
 */
import { type Command, InvalidArgumentError } from 'commander';
import packageFacts from '../../package.json' with { type: 'json' };
import { fileOnDisk } from '../files/file-source.ts';
import { openFile } from '../files/open-file.ts';
import { tell } from '../log.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { playFile } from './play-file.ts';
import { replayFile } from './replay-file.ts';

interface RunChoices {
  readonly speed: number;
  readonly out?: string;
  readonly expect?: true;
}

const aboutRun = `
A scenario is played in virtual time; a run file is derived again from its inputs. The transcript on
stdout says when, from whom to whom, what, and in brackets what it changed.

Exit codes: 0 done, and with --expect as expected; 1 not as expected; 2 a file that cannot be used.`;

const aboutReplay = `
Exit codes: 0 every entry derives again, byte for byte; 1 one does not; 2 a file that cannot be used.`;

/** Adds both commands to the program. */
export function addPlayCommands(program: Command): void {
  program
    .command('run')
    .description('play a scenario, or a run file, and print what happens')
    .argument('<file>', 'a scenario or a run file; «schema scenario» describes one')
    .option(
      '--speed <factor>',
      '«max», or so many times as fast as a clock',
      speedOf,
      speedOf('max'),
    )
    .option('--out <file>', 'write every entry there, one line of JSON each')
    .option('--expect', 'end with 1 unless all that the file expects has come')
    .addHelpText('after', aboutRun)
    .action(run);
  program
    .command('replay')
    .description('derive a run file again from its inputs and name the first entry that differs')
    .argument('<file>', 'a run file')
    .addHelpText('after', aboutReplay)
    .action(replay);
}

async function run(path: string, { speed, out, expect }: RunChoices): Promise<void> {
  const opened = await openFile(fileOnDisk(path));
  const { expectations } = opened.kind === 'scenario' ? opened.scenario : opened.head;
  if (expect === true && expectations.length === 0)
    throw new WorkbenchError(
      `${path}: It expects nothing; leave out --expect, or say what ought to come.`,
    );
  const engine = packageFacts.version;
  const { entries, failures } = await playFile(opened, { engine, speed, out });
  for (const failure of failures) tell(failure);
  const held = `${expectations.length} expectation${expectations.length === 1 ? '' : 's'}`;
  tell(
    failures.length === 0
      ? `${entries} entries; ${held} held.`
      : `${entries} entries; not as expected.`,
  );
  if (failures.length > 0 && expect === true) process.exitCode = 1;
}

async function replay(path: string): Promise<void> {
  const { entries, difference } = await replayFile(await openFile(fileOnDisk(path)), path);
  tell(difference ?? `All ${entries} entries derive again, byte for byte.`);
  if (difference !== undefined) process.exitCode = 1;
}

/** A factor; at the largest there is nobody waits. */
function speedOf(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY;
  const factor = Number(text);
  if (Number.isFinite(factor) && factor >= 0.1 && factor <= 1000) return factor;
  throw new InvalidArgumentError('It is «max», or a number from 0.1 to 1000.');
}
