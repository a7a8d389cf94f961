/** Builds the application when what is built is missing or older than its source. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WorkbenchError } from './workbench-error.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src-main', 'src-shared', 'src-renderer', 'scenarios'];
const settings = ['package.json', 'electron.vite.config.ts'];
const results = [
  'out/main/electron-entry.js',
  'out/main/listener-worker.js',
  'out/main/signing-worker.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** Builds if needed, and says so; throws with the builder's last words when that fails. */
export async function buildIfNeeded(say: (sentence: string) => void): Promise<void> {
  if (!isStale()) return;
  say('Building the workbench; this takes a few seconds.');
  await build();
}

function isStale(): boolean {
  const built = results.map((path) => join(root, path));
  if (!built.every((path) => existsSync(path))) return true;
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs));
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  );
  return [...files, ...settings].some((path) => statSync(join(root, path)).mtimeMs > oldest);
}

async function build(): Promise<void> {
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new WorkbenchError(`The workbench could not be built.\n${said.slice(-2000)}`);
}
