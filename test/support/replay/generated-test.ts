/**
 * A generated test as its reader runs it: vitest in a process of its own, in a folder of its own
 * that holds nothing but the file.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly said: string;
}

/** Runs it to its end; of our own vitest it knows nothing. */
export async function runGenerated(
  text: string,
  environment: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-replay-'));
  try {
    symlinkSync(modules, join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'replayed.test.ts'), text);
    for (const [name, content] of Object.entries(others))
      writeFileSync(join(folder, name), content);
    return await run(folder, environment);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_OPTIONS|NODE_ENV|TEST$|VITE_)/.test(name),
  );
  const program = join(folder, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [program, 'run', '--root', folder, '--no-color'], {
    cwd: folder,
    env: { ...Object.fromEntries(own), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { status, said };
}
