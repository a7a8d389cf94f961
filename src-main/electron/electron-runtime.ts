/**
 * The Electron runtime, which no install step downloads: found where it already is, or fetched by
 * Electron's own installer, whose progress is shown.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../node_modules/electron', import.meta.url));
const fetchLimitMs = 5 * 60_000;

/** The path of the runtime, or undefined when it is not on this machine. */
export function findRuntime(): string | undefined {
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const runtime = join(dist, readFileSync(note, 'utf8').trim());
  return existsSync(runtime) ? runtime : undefined;
}

/** Lets Electron's installer fetch the runtime; undefined when it cannot be had. */
export async function fetchRuntime(say: (sentence: string) => void): Promise<string | undefined> {
  say('Fetching the Electron runtime once (about 100 MB).');
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: fetchLimitMs,
  });
  await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
  return findRuntime();
}
