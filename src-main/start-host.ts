/**
 * `npm start`: builds if needed, then opens the desktop app where there is a display and an Electron
 * runtime, and otherwise says in one line why not and opens the browser host.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hasDesktop, runBrowserHost } from './browser-entry.ts';
import { buildIfNeeded } from './build.ts';
import { fetchRuntime, findRuntime } from './electron/electron-runtime.ts';
import { tell } from './log.ts';
import { sentenceOf } from './workbench-error.ts';

type Host =
  | { readonly kind: 'electron'; readonly runtime: string }
  | { readonly kind: 'browser'; readonly why: string };

async function start(): Promise<void> {
  await buildIfNeeded(tell);
  const host = await chooseHost(process.env);
  if (host.kind === 'electron') {
    runElectron(host.runtime);
  } else {
    tell(host.why);
    await runBrowserHost();
  }
}

/** Electron where it can run; CIBA_WORKBENCH_HOST=browser asks for the other one. */
async function chooseHost(environment: NodeJS.ProcessEnv): Promise<Host> {
  if (environment['CIBA_WORKBENCH_HOST'] === 'browser') {
    return { kind: 'browser', why: 'Opening in the browser, as CIBA_WORKBENCH_HOST asks.' };
  }
  if (!hasDesktop(environment)) {
    return {
      kind: 'browser',
      why: 'There is no display here, so the workbench opens in the browser.',
    };
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return {
      kind: 'browser',
      why: 'Electron’s sandbox does not run as root, so the workbench opens in the browser.',
    };
  }
  const runtime = findRuntime() ?? (await fetchRuntime(tell));
  return runtime === undefined
    ? {
        kind: 'browser',
        why: 'The Electron runtime could not be fetched, so the workbench opens in the browser.',
      }
    : { kind: 'electron', runtime };
}

function runElectron(runtime: string): void {
  const app = fileURLToPath(new URL('..', import.meta.url));
  const child = spawn(runtime, [app], { stdio: 'inherit' });
  child.once('error', (thrown) => {
    tell(
      `The desktop app did not start (${sentenceOf(thrown)}); the workbench opens in the browser.`,
    );
    runBrowserHost().catch(fail);
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => child.kill(signal));
}

function fail(thrown: unknown): void {
  tell(sentenceOf(thrown));
  process.exitCode = 1;
}

start().catch(fail);
