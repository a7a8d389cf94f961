/** Programs of the workbench keep what Node compiled, so that their next start need not do it again. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const program = fileURLToPath(new URL('../../src-main/cli.ts', import.meta.url));
const kept = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

function askForHelp(environment: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [program, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

it('keeps what was compiled beside the packages, and says nothing of it', () => {
  const { status, stderr } = askForHelp();
  expect([status, stderr]).toEqual([0, '']);
  expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(100);
});

it('keeps it where the caller wants it kept', () => {
  const folder = temporaryFolder();
  try {
    expect(askForHelp({ NODE_COMPILE_CACHE: folder.path }).status).toBe(0);
    expect(readdirSync(folder.path, { recursive: true }).length).toBeGreaterThan(100);
  } finally {
    folder.remove();
  }
});

it('starts as well where nothing can be kept', () => {
  const { status, stdout, stderr } = askForHelp({ NODE_DISABLE_COMPILE_CACHE: '1' });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('ciba-workbench');
});
