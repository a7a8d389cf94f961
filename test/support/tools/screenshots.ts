/**
 * `npm run screenshots -- FOLDER [--only PART,PART]`: makes the gallery in real Chromium, the pictures
 * that somebody should look at: every view empty, busy and failed, light and dark, on a laptop and on a
 * projector; the main ones in high contrast, in forced colours and at 200 % as well.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '#main/build.ts';
import { launchChromium } from '../pages/browser.ts';
import { createCamera } from './gallery/camera.ts';
import { parts } from './gallery/parts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
const folder = positionals[0] ?? 'out/screenshots';
const names = values.only?.split(',');
const wanted = parts.filter(({ name }) => names?.some((one) => name.startsWith(one)) ?? true);

if (wanted.length === 0) {
  console.error(`There is no such part. There are: ${parts.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
await buildIfNeeded((sentence) => console.log(sentence));
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  for (const { name, format, walk } of wanted) {
    console.log(`${name} …`);
    await walk(createCamera(folder, name, format), browser);
  }
} finally {
  await browser.close();
}
console.log(`The pictures are in ${folder}.`);
