/**
 * The command line: data on stdout, words on stderr, exit codes that mean something (0 done, 1 found
 * wanting, 2 asked for what cannot be).
 */

import { Command } from 'commander';
import { z } from 'zod';
import { intent } from '#shared/intents.ts';
import { lesson } from '#shared/lessons/lesson.ts';
import { runSetup } from '#shared/protocol/setup/run-setup.ts';
import { entry } from '#shared/trace/any-entry.ts';
import { runFile } from '#shared/trace/run-file/run-file.ts';
import { scenario } from '#shared/trace/run-file/scenario.ts';
import packageFacts from '../package.json' with { type: 'json' };
import { dataFolder } from './data-folder.ts';
import { addFileCommands, storePathOf } from './files/file-commands.ts';
import { addExamCommands } from './lessons/exam/exam-commands.ts';
import { addClauseCommand } from './lessons/headless/clause-commands.ts';
import { addLessonCommand } from './lessons/headless/lesson-commands.ts';
import { tell } from './log.ts';
import { addModesCommand } from './modes/modes-command.ts';
import { addPlayCommands } from './play/play-commands.ts';
import { addProductCommands } from './products/product-commands.ts';
import { verifyRun } from './run/derived/verify-run.ts';
import { configSchema } from './serve/configuration/config-schema.ts';
import { control } from './serve/control/control-messages.ts';
import { addServeCommand } from './serve/serve-command.ts';
import { TraceStore } from './trace/trace-store.ts';
import { sentenceOf, WorkbenchError } from './workbench-error.ts';

const schemaOf = (of: z.ZodType, io: 'input' | 'output' = 'output'): object =>
  z.toJSONSchema(of, {
    unrepresentable: 'any',
    io,
    // Zod leaves out the default of whatever holds a match, since that is measured before it is read.
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === 'default') jsonSchema.default ??= def.defaultValue;
    },
  });

const schemas: Readonly<Record<string, () => object>> = {
  trace: () => schemaOf(entry),
  'run-file': () => schemaOf(runFile),
  scenario: () => schemaOf(scenario, 'input'),
  lesson: () => schemaOf(lesson, 'input'),
  intents: () => schemaOf(intent),
  setup: () => schemaOf(runSetup),
  config: configSchema,
  control: () => schemaOf(control),
};

const program = new Command('ciba-workbench')
  .description('A real CIBA server on a clock you can stop: its command line.')
  .version(packageFacts.version)
  .exitOverride((outcome) => {
    process.exitCode = outcome.exitCode === 0 ? 0 : 2;
    throw outcome;
  });

addServeCommand(program);
addPlayCommands(program);
addFileCommands(program);
addModesCommand(program);
addProductCommands(program);
addLessonCommand(program);
addClauseCommand(program);
addExamCommands(program);

program
  .command('schema')
  .description('print the JSON Schema of a format')
  .argument('<format>', `one of ${Object.keys(schemas).join(', ')}`)
  .action((format: string) => {
    const schema = Object.hasOwn(schemas, format) ? schemas[format] : undefined;
    if (schema === undefined) {
      fail(`There is no format «${format}»; choose one of ${Object.keys(schemas).join(', ')}.`);
      return;
    }
    process.stdout.write(`${JSON.stringify(schema(), null, 2)}\n`);
  });

program
  .command('verify')
  .description('derive a recorded run again from its inputs and compare it byte for byte')
  .argument('<run>', 'the run’s name, as in run-0123456789')
  .option('--data <folder>', 'the data folder', dataFolder(process.env))
  .action((run: string, { data }: { data: string }) => {
    const store = new TraceStore(storePathOf(run, data));
    try {
      const { entries, firstDifference } = verifyRun(store, run);
      if (entries === 0) fail(`There is no run «${run}» in ${data}.`);
      else if (firstDifference === undefined)
        tell(`All ${entries} entries derive again, byte for byte.`);
      else fail(`Entry ${firstDifference} derives differently.`, 1);
    } finally {
      store.close();
    }
  });

function fail(sentence: string, code = 2): void {
  tell(sentence);
  process.exitCode = code;
}

try {
  await program.parseAsync();
} catch (thrown) {
  if (process.exitCode === undefined)
    fail(sentenceOf(thrown), thrown instanceof WorkbenchError ? 2 : 1);
}
