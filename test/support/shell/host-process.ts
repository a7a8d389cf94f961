/** The browser host in a process of its own, as `npm start` runs it, that a test may kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface HostProcess {
  /** The console's address, with its token. */
  readonly address: string;
  /** Ends it without any warning, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

const entry = fileURLToPath(new URL('../../../src-main/browser-entry.ts', import.meta.url));

/** Starts it on that folder, at any free port, and answers once it is ready. */
export async function startHostProcess(folder: string): Promise<HostProcess> {
  const environment = { CIBA_WORKBENCH_PORT: '0', CIBA_WORKBENCH_OPEN: 'no' };
  const running = spawn(process.execPath, [entry], {
    env: { ...process.env, ...environment, CIBA_WORKBENCH_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(running);
  return {
    address,
    kill: async () => {
      const gone = once(running, 'close');
      running.kill('SIGKILL');
      await gone;
    },
  };
}

function addressOf(running: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    running.stdout?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const found = /is ready at (\S+)/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    running.once('close', () => reject(new Error(`The host ended by itself: ${told}`)));
  });
}
