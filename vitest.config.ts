import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/shared/**/*.test.ts',
            'test/main/**/*.test.ts',
            'test/renderer/**/*.test.ts',
            'test/model/**/*.test.ts',
            'test/*.test.ts',
            'test/interop/**/*.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/pages/e2e-setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A screen shows what happened a moment after it did.
          expect: { poll: { timeout: 20_000, interval: 40 } },
        },
      },
    ],
  },
});
