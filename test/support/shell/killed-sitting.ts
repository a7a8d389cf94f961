/**
 * One sitting of the loaded workbench in a process of its own, ended by SIGKILL at a given moment,
 * and everything that anybody outside had been told by then.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface KilledSitting {
  /** Undefined when the kill came before there was a run. */
  readonly run: string | undefined;
  readonly seen: readonly number[];
  readonly acknowledged: readonly string[];
  readonly redeemed: readonly string[];
}

export interface Kill {
  readonly folder: string;
  /** The run to go on with; undefined makes a new one. */
  readonly run: string | undefined;
  /** What the delay counts from: the start of the process or the first entry seen. */
  readonly after: 'start' | 'first-entry';
  readonly delayMs: number;
}

const child = fileURLToPath(new URL('./load-child.ts', import.meta.url));

/** Starts the process, kills it when its moment has come, and answers what it had told. */
export async function killedSitting(kill: Kill): Promise<KilledSitting> {
  const args = kill.run === undefined ? [child, kill.folder] : [child, kill.folder, kill.run];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  let complaint = '';
  let armed = false;
  const arm = (): void => {
    if (armed) return;
    armed = true;
    setTimeout(() => running.kill('SIGKILL'), kill.delayMs);
  };
  if (kill.after === 'start') arm();
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.includes('seen ')) arm();
  });
  running.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  // «close» comes when the process is gone and all that it told has been read.
  await once(running, 'close');
  if (running.signalCode !== 'SIGKILL') throw new Error(`It died by itself: ${complaint}`);
  return readTold(told);
}

function readTold(told: string): KilledSitting {
  const facts = told
    .slice(0, told.lastIndexOf('\n') + 1)
    .split('\n')
    .map((line) => line.split(' '));
  const named = (name: string): string[] =>
    facts.flatMap(([first, value]) => (first === name && value !== undefined ? [value] : []));
  return {
    run: named('run')[0],
    seen: named('seen').map(Number),
    acknowledged: named('acknowledged'),
    redeemed: named('redeemed'),
  };
}
