/**
 * One process of a benchmark, asked one question at a time over Node's own channel. It is ended by
 * the id it was started with, and never outlives a question it does not answer in time.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

export interface Child {
  readonly ask: <Answer>(question: object, answer: z.ZodType<Answer>) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

interface Start {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly profileFolder?: string | undefined;
}

const answerWithinMs = 120_000;
const endWithinMs = 10_000;

/** Starts a program of this folder; it is ready when it has answered its first question. */
export function startChild(start: Start): Child {
  const profiling =
    start.profileFolder === undefined
      ? []
      : ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', start.profileFolder];
  const child = fork(fileURLToPath(new URL(start.program, import.meta.url)), [...start.arguments], {
    execArgv: ['--max-old-space-size=6144', '--expose-gc', ...profiling],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    ask: async (question, answer) => answer.parse(await exchange(child, question, start.program)),
    end: () => end(child),
  };
}

function exchange(child: ChildProcess, question: object, program: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(limit);
      child.off('message', onMessage);
      child.off('exit', onExit);
      act();
    };
    const onMessage = (message: unknown): void => settle(() => resolve(message));
    const onExit = (): void => settle(() => reject(new Error(`${program} ended too early`)));
    const limit = setTimeout(
      () => settle(() => reject(new Error(`${program} did not answer in time`))),
      answerWithinMs,
    );
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send(question);
  });
}

/** Asks the process to end, and ends it when it does not; both by its id. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const limit = setTimeout(() => child.kill('SIGKILL'), endWithinMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(limit);
}
