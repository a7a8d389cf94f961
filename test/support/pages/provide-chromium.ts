/** Finds a Chromium for the end-to-end tests, or installs one where that can be done. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.ts';

/** Undefined when there is a Chromium now; otherwise the sentence that says what to do. */
export function provideChromium(): string | undefined {
  if (findChromium() !== undefined) return undefined;
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (isDebianRoot) {
    console.log('No Chromium here; installing Debian’s.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium']);
    if (findChromium() !== undefined) return undefined;
  }
  console.log('No Chromium here; asking Playwright for one.');
  const playwright = fileURLToPath(
    new URL('../../../node_modules/playwright-core/cli.js', import.meta.url),
  );
  run(process.execPath, [playwright, 'install', '--with-deps', 'chromium']);
  if (findChromium() !== undefined) return undefined;
  return 'The end-to-end tests need a Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.';
}

function run(command: string, parameters: readonly string[]): void {
  spawnSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 10 * 60_000 });
}
