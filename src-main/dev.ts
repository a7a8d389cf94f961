/**
 * `npm run dev` and `npm run dev:browser`: a host on a build that is made again with every change of
 * the source. Reload the window to see it; a change of src-main restarts the browser host by itself.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.ts';
import { findRuntime } from './electron/electron-runtime.ts';
import { tell } from './log.ts';
import { sentenceOf } from './workbench-error.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const browserEntry = fileURLToPath(new URL('./browser-entry.ts', import.meta.url));
const settleMs = 200;

/** The command that runs the host asked for, or undefined when it cannot run here. */
function hostCommand(host: string | undefined): readonly [string, ...string[]] | undefined {
  if (host === 'browser') return [process.execPath, '--watch', browserEntry];
  const runtime = findRuntime();
  return runtime === undefined ? undefined : [runtime, root];
}

/** Builds again a moment after the last of several changes; a fault is told and waited out. */
function buildOnChange(): void {
  let alarm: NodeJS.Timeout | undefined;
  const build = (): void => {
    buildIfNeeded(tell).catch((thrown: unknown) => tell(sentenceOf(thrown)));
  };
  for (const folder of ['src-main', 'src-shared', 'src-renderer']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(alarm);
      alarm = setTimeout(build, settleMs);
    });
  }
}

const command = hostCommand(process.argv[2]);
if (command === undefined) {
  tell('The Electron runtime is not here: run npx install-electron, or npm run dev:browser.');
  process.exitCode = 1;
} else {
  await buildIfNeeded(tell);
  buildOnChange();
  const [program, ...parameters] = command;
  const host = spawn(program, parameters, { cwd: root, stdio: 'inherit' });
  host.once('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => host.kill(signal));
}
