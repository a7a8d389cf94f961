/** Finds a Chromium on this machine: an environment variable, the usual paths, Playwright's own. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usualPaths: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The path of a Chromium, or undefined when this machine has none. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  const candidates = [
    ...(chosen === undefined ? [] : [chosen]),
    ...(usualPaths[process.platform] ?? []),
    chromium.executablePath(),
  ];
  return candidates.find((path) => existsSync(path));
}
