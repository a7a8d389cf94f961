import { defineConfig } from 'vitest/config';

/**
 * One file of tests for each core, and no process of its own for each: none of them leaves anything
 * behind in its modules, and loading those anew for every file was half of the unit tests' time.
 */
const atOnce = { maxWorkers: '100%', isolate: false, pool: 'forks' } as const;

/** What the tests in real windows have in common. */
const inWindows = {
  ...atOnce,
  globalSetup: ['test/support/pages/e2e-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A screen shows what happened a moment after it did.
  expect: { poll: { timeout: 20_000, interval: 40 } },
};

/** Run a second time, in the Electron host on its stand-in: there the host opens windows and carries files. */
const inBothHosts = ['exports', 'hands-on'];

/** These screens know of no host; the long suites look at them in both all the same. */
const inBothAtLength = [
  'expected',
  'inspector',
  'modes',
  'network-screens',
  'search',
  'time',
  'timeline',
  'tokens',
];

const isFull = process.env['FULL'] === '1';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...atOnce,
          name: 'unit',
          include: [
            'test/shared/**/*.test.ts',
            'test/main/**/*.test.ts',
            'test/renderer/**/*.test.ts',
            'test/model/**/*.test.ts',
            'test/*.test.ts',
            'test/interop/**/*.test.ts',
          ],
          // Many start programs of their own; how fast those are is the machine's affair.
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { ...inWindows, name: 'e2e', include: ['test/e2e/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...inWindows,
          name: 'electron',
          include: [...inBothHosts, ...(isFull ? inBothAtLength : [])].map(
            (screen) => `test/e2e/${screen}.test.ts`,
          ),
          env: { HOST_OF_WINDOWS: 'electron' },
        },
      },
    ],
  },
});
