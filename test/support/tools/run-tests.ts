/**
 * `npm test`: the gates, then the unit tests, then the end-to-end tests in a real Chromium, which is
 * found or installed first, those of the screens once more in the Electron host, and at the end the
 * table of requirements and their tests. `--full` runs the long suites at their full counts.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { reportFileOf, testProjects } from '../../requirements/test-report.ts';
import { provideChromium } from '../pages/provide-chromium.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const check = fileURLToPath(new URL('./check.ts', import.meta.url));
const requirements = fileURLToPath(new URL('./requirements-table.ts', import.meta.url));
const isFull = process.argv.includes('--full');

const sentence = provideChromium();
if (sentence !== undefined) {
  console.error(sentence);
  process.exit(1);
}

function testRun(project: (typeof testProjects)[number]): readonly string[] {
  const reporters = [
    'default',
    'json',
    ...(process.env['GITHUB_ACTIONS'] ? ['github-actions'] : []),
  ];
  return [
    vitest,
    'run',
    '--project',
    project,
    ...reporters.map((reporter) => `--reporter=${reporter}`),
    `--outputFile.json=${reportFileOf(project)}`,
  ];
}

const steps: readonly (readonly string[])[] = [
  [check],
  ...testProjects.map(testRun),
  [requirements, '--out', 'test-results/requirements.md'],
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
