/**
 * `npm test`: the gates, then the unit tests, then the end-to-end tests in a real Chromium, which is
 * found or installed first. `--full` runs the long suites at their full counts.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { provideChromium } from '../pages/provide-chromium.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const check = fileURLToPath(new URL('./check.ts', import.meta.url));
const isFull = process.argv.includes('--full');

const sentence = provideChromium();
if (sentence !== undefined) {
  console.error(sentence);
  process.exit(1);
}

const steps: readonly (readonly string[])[] = [
  [check],
  [vitest, 'run', '--project', 'unit'],
  [vitest, 'run', '--project', 'e2e'],
];
for (const step of steps) {
  const environment = isFull ? { ...process.env, FULL: '1' } : process.env;
  const { status } = spawnSync(process.execPath, step, {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  });
  if (status !== 0) process.exit(status ?? 1);
}
