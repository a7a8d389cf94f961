/**
 * The command `serve` as a caller sees it: a process of its own, its ready line, its control
 * listener and what it said on either stream. Every process that is started here is ended here.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loopbackFetch } from '../shell/http-call.ts';

export interface ReadyLine {
  readonly issuer: string;
  readonly discovery: string;
  readonly control: string;
  readonly token: string;
  readonly run: string;
  readonly pid: number;
  readonly ca: string | null;
  readonly management_token?: string;
}

export interface Served {
  readonly ready: ReadyLine;
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Ends it as a caller would, and answers the exit code. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = fileURLToPath(new URL('../../../src-main/cli.ts', import.meta.url));
const started = new Set<number>();

/** Ends whatever is still running; for `afterEach`. */
export function endServed(): void {
  for (const pid of started) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
  started.clear();
}

/** Starts `serve` directly and waits until it is ready. */
export function startServe(...parameters: readonly string[]): Promise<Served> {
  const environment = { ...process.env };
  delete environment['npm_lifecycle_event'];
  return untilReady(
    spawn(process.execPath, [program, 'serve', ...parameters], { cwd: root, env: environment }),
  );
}

/** Starts it as the documentation says: through npm. */
export function startThroughNpm(...parameters: readonly string[]): Promise<Served> {
  return untilReady(
    spawn('npm', ['run', '--silent', 'cli', '--', 'serve', ...parameters], { cwd: root }),
  );
}

async function untilReady(child: ChildProcess): Promise<Served> {
  const said = { stdout: '', stderr: '' };
  if (child.pid !== undefined) started.add(child.pid);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const closed = once(child, 'close');
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text;
      if (said.stdout.includes('\n')) resolve(said.stdout);
    });
    closed.then(() => reject(new Error(`It ended before it was ready: ${said.stderr}`)), reject);
  });
  const ready = JSON.parse(line) as ReadyLine;
  started.add(ready.pid);
  return {
    ready,
    child,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    end: async (signal = 'SIGTERM') => {
      process.kill(ready.pid, signal);
      await closed;
      return child.exitCode;
    },
  };
}

/** Runs `serve` to its end, for what cannot be served. */
export async function serveInVain(
  ...parameters: readonly string[]
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [program, 'serve', ...parameters], { cwd: root });
  if (child.pid !== undefined) started.add(child.pid);
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  await once(child, 'close');
  return { status: child.exitCode, ...said };
}

/** True while a process of that id is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until it holds; a test's own time limit ends what never comes. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resume) => setTimeout(resume, 20));
}

export interface ControlAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly body: unknown;
}

/** Calls the control listener with its token. */
export async function callControl(
  { control, token }: Pick<ReadyLine, 'control' | 'token'>,
  path: string,
  call: {
    readonly method?: string;
    readonly body?: unknown;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<ControlAnswer> {
  const response = await loopbackFetch(new URL(path, control).href, {
    method: call.method ?? 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...call.headers,
    },
    body: call.body === undefined ? null : JSON.stringify(call.body),
  });
  const text = await response.text();
  const type = response.headers.get('content-type');
  const body: unknown = type?.startsWith('application/json') ? JSON.parse(text) : undefined;
  return { status: response.status, type, text, body };
}
