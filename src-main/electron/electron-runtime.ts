/**
 * The Electron runtime, which no install step downloads: found where it already is, or fetched by
 * Electron's own installer, with a line every few seconds while that takes.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../node_modules/electron', import.meta.url));
const fetchLimitMs = 5 * 60_000;
const sayEveryMs = 5000;

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
  say('Fetching the Electron runtime, once (about 100 MB).');
  const began = performance.now();
  const progress = setInterval(() => {
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`Still fetching the Electron runtime after ${seconds} s; Ctrl+C ends it.`);
  }, sayEveryMs);
  // Its own complaint is a stack trace; the caller says in one line what follows from it.
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchLimitMs,
  });
  await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
  clearInterval(progress);
  return findRuntime();
}
