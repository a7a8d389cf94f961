/**
 * `npm run screenshots -- FOLDER`: makes the gallery in real Chromium, the pictures that somebody should
 * look at: every view empty, busy and failed, light and dark, on a laptop and on a projector.
 */
import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { buildIfNeeded } from '#main/build.ts';
import { launchChromium } from '../pages/browser.ts';
import { failureScenes, startScenes } from './gallery/failure-scenes.ts';
import { signInScenes } from './gallery/sign-in-scenes.ts';
import { type Look, openStage } from './gallery/stage.ts';
import { dialogScenes, toolScenes } from './gallery/tool-scenes.ts';

const folder = process.argv[2] ?? 'out/screenshots';

const looks: readonly Look[] = [
  { scheme: 'light', size: 'laptop' },
  { scheme: 'dark', size: 'laptop' },
  { scheme: 'light', size: 'projector' },
  { scheme: 'dark', size: 'projector' },
];

/** One scene after the other, for each goes on where the one before it ended. */
async function walk(browser: Browser, look: Look): Promise<void> {
  const stage = await openStage(browser, look, folder);
  try {
    await signInScenes(stage);
    await dialogScenes(stage);
    await startScenes(stage);
    await toolScenes(stage);
    await failureScenes(stage);
  } finally {
    await stage.close();
  }
}

await buildIfNeeded((sentence) => console.log(sentence));
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  for (const look of looks) await walk(browser, look);
} finally {
  await browser.close();
}
console.log(`The pictures are in ${folder}.`);
