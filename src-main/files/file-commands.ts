/** `export` and `import`: runs of a data folder as files, and files as runs of it. */
import { once } from 'node:events';
import { join } from 'node:path';
import type { Command } from 'commander';
import { receiptWords } from '#shared/projections/out/receipt.ts';
import { composeWorkbench } from '../compose.ts';
import { dataFolder } from '../data-folder.ts';
import { tell } from '../log.ts';
import { RunFiles } from '../serve/runs/run-files.ts';
import { TraceStore } from '../trace/trace-store.ts';
import { cliForms, type ExportOrder, exportAs } from './export-as.ts';
import { writeText } from './file-folder.ts';
import { fileOnDisk } from './file-source.ts';

interface ExportOptions {
  readonly data: string;
  readonly as: string;
  readonly request?: string;
  readonly redacted?: true;
  readonly redact?: true;
  readonly withSecrets?: true;
  readonly out?: string;
}

/** Adds both commands to the program. */
export function addFileCommands(program: Command): void {
  const folder = dataFolder(process.env);
  program
    .command('export')
    .description('write a run as a file, to stdout or where --out says')
    .argument('<run>', 'the run’s name, as in run-0123456789')
    .option('--as <form>', `one of ${cliForms.join(', ')}`, 'run')
    .option('--request <auth_req_id>', 'that request alone, where the form has parts')
    .option('--redacted', 'without tokens, codes, secrets and keys; it can then not be replayed')
    .option('--redact', 'the same')
    .option('--with-secrets', 'with them, where the form is without them by itself')
    .option('--out <file>', 'write it there, for its owner alone')
    .option('--data <folder>', 'the data folder', folder)
    .action(writeRun);
  program
    .command('import')
    .description('make a file a run of the data folder, and print the run’s name')
    .argument('<file>', 'a run file, a scenario, NDJSON or HAR; its content says which')
    .option('--data <folder>', 'the data folder', folder)
    .action(readRun);
}

/** Where that run is: in a file of its own when it was in service, else with all the others. */
export function storePathOf(run: string, data: string): string {
  return new RunFiles(data).find(run)?.path ?? join(data, 'workbench.sqlite');
}

async function writeRun(run: string, options: ExportOptions): Promise<void> {
  const { data, out } = options;
  const store = new TraceStore(storePathOf(run, data));
  try {
    const { entries, text, receipt } = exportAs(store, run, orderOf(options));
    if (out !== undefined) await writeText(out, text());
    else for (const part of text()) await print(part);
    tell(`${entries} entries.`);
    if (receipt !== undefined) tell(`Exported ${receiptWords(receipt())}.`);
  } finally {
    store.close();
  }
}

/** Both spellings ask for the same; nobody who asked for it gets a secret. */
function orderOf({ as, request, redacted, redact, withSecrets }: ExportOptions): ExportOrder {
  const isRedacted = redacted === true || redact === true;
  return {
    as,
    ...(request === undefined ? {} : { request }),
    ...(isRedacted ? { redacted: true } : {}),
    ...(withSecrets === true ? { secrets: true } : {}),
  };
}

/** A pipe takes only so much at once. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function readRun(path: string, { data }: { readonly data: string }): Promise<void> {
  const workbench = composeWorkbench(data);
  try {
    const { run, warnings } = await workbench.importRun(fileOnDisk(path));
    for (const warning of warnings) tell(warning);
    process.stdout.write(`${run}\n`);
  } finally {
    await workbench.close();
  }
}
