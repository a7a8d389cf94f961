/** The command line as a developer calls it, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../src-main/cli.ts', import.meta.url));

/** The folder of the scenarios that come with the workbench. */
export const scenarioFolder = fileURLToPath(new URL('../../../scenarios', import.meta.url));

/** Runs it to its end. */
export function cli(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...parameters], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
