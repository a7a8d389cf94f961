/**
 * Starts the workbench in a browser: serves the console on loopback, says where, opens a browser
 * where there is one, and ends cleanly when it is told to.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { composeWorkbench } from './compose.ts';
import { dataFolder } from './data-folder.ts';
import { listenAgain } from './desk/listen-again.ts';
import { tell } from './log.ts';
import { BrowserHost } from './pages/host-browser.ts';
import { sentenceOf } from './workbench-error.ts';

const preferredPort = 28_610;
const renderer = fileURLToPath(new URL('../out/renderer', import.meta.url));

/** Runs the browser host until the process is told to end. */
export async function runBrowserHost(): Promise<void> {
  const workbench = composeWorkbench(dataFolder(process.env));
  const host = new BrowserHost({ workbench, renderer });
  const wanted = process.env['CIBA_WORKBENCH_PORT'];
  const port = wanted === undefined ? preferredPort : Number(wanted);
  const address = await host.openWindow({ view: 'console', run: '', party: '' }, port);
  process.stdout.write(`CIBA Workbench is ready at ${address}\n`);
  if (process.env['CIBA_WORKBENCH_OPEN'] !== 'no' && hasDesktop(process.env))
    openInBrowser(address);
  const end = (): void => {
    host.close();
    void workbench.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  await listenAgain(workbench);
}

/** Whether anybody could see a window on this machine. */
export function hasDesktop(environment: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux') return environment['CI'] === undefined;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

function openInBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ['open', [address]],
    win32: ['cmd', ['/c', 'start', '', address]],
  };
  const [command, parameters] = commands[process.platform] ?? ['xdg-open', [address]];
  spawn(command, parameters, { stdio: 'ignore', detached: true })
    .on('error', () => tell('Open that address in a browser.'))
    .unref();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  runBrowserHost().catch((thrown: unknown) => {
    tell(sentenceOf(thrown));
    process.exitCode = 1;
  });
}
