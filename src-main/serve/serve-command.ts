/**
 * `serve`: a provider on loopback in wall-clock time, until it is told to end. One JSON line on
 * stdout when it is ready, and nothing else there ever; words on stderr.
 */
import type { Command } from 'commander';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { optimiseEarly } from '../early-optimisation.ts';
import { boundHeapGrowth } from '../heap-growth.ts';
import { tell } from '../log.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { untilEnded } from './ending.ts';
import { openService } from './open-service.ts';
import { readChoices, type ServeArguments } from './serve-choices.ts';

const afterwards = `
When the provider is ready, one line of JSON is printed:
  issuer, discovery  where clients find it
  control, token     the control listener, and the bearer token that it wants
  run, pid           the run in service, and the process that SIGINT or SIGTERM ends
  management_token   opens the management API, where the product has one
  ca                 the file of the certificate authority's certificate, with --tls

Exit codes: 0 ended as told, 1 a defect, 2 what was asked for cannot be.`;

/** Adds the command to the program. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run a provider on loopback, in wall-clock time, for real clients')
    .option('--profile <name>', `the rules it follows: ${profileNames.join(', ')} (default: core)`)
    .option('--host <address>', 'the loopback address to listen on (default: 127.0.0.1)')
    .option('--port <number>', 'the port to listen on; 0 takes a free one (default: 0)')
    .option('--tls', 'listen with TLS, by a certificate authority of its own')
    .option('--config <file>', 'settings, clients and people; «schema config» describes it')
    .option('--data <folder>', 'keep everything there (default: a temporary folder)')
    .addHelpText('after', afterwards)
    .action(serve);
}

async function serve(given: ServeArguments): Promise<void> {
  boundHeapGrowth();
  optimiseEarly();
  const ended = untilEnded(process.env);
  // Whoever started the program may have stopped reading; that is no reason to stop serving.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    const service = await openService(readChoices(given));
    process.stdout.write(`${JSON.stringify(service.ready)}\n`);
    await ended;
    await service.close();
    process.exit(0);
  } catch (thrown) {
    if (!(thrown instanceof WorkbenchError)) throw thrown;
    tell(thrown.message);
    process.exit(2);
  }
}
