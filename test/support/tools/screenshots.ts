/**
 * `npm run screenshots -- FOLDER`: walks through the demonstration in real Chromium and takes the
 * pictures that somebody should look at: every screen, light and dark, and the projector's size.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildIfNeeded } from '#main/build.ts';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import { launchChromium } from '../pages/browser.ts';
import { rendererFolder } from '../pages/built.ts';
import { stepUntil } from '../pages/stepping.ts';
import { consoleOn, opensPageIn, phoneOn, tillOn } from '../pages/workbench-pages.ts';

const target = process.argv[2] ?? 'out/screenshots';

async function walk(browser: Browser, scheme: 'light' | 'dark'): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  const workbench = composeWorkbench(data);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const options = { colorScheme: scheme, reducedMotion: 'reduce' } as const;
  const context = await browser.newContext({ ...options, viewport: { width: 1280, height: 800 } });
  const take = async (page: Page, name: string): Promise<void> => {
    await page.bringToFront();
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(target, `${scheme}-${name}.png`) });
  };
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  const desk = consoleOn(page, opensPageIn(context));
  await take(page, '1-start');
  await desk.startDemo();
  await take(page, '2-empty');
  const till = tillOn(await desk.open('Corner Shop till'));
  const phone = phoneOn(await desk.open('Alice’s phone'));
  await till.page.setViewportSize({ width: 900, height: 700 });
  await phone.page.setViewportSize({ width: 420, height: 860 });
  await take(till.page, '3-till');
  await till.signIn('alice', 'PAY-7KQ4');
  await page.bringToFront();
  await stepUntil(desk, /400 authorization_pending/);
  await take(till.page, '4-till-waiting');
  await take(phone.page, '5-phone-notified');
  await phone.openRequest();
  await take(phone.page, '6-phone-consent');
  await page.bringToFront();
  for (let count = 0; count < 8; count += 1) await desk.step();
  await phone.approve();
  await page.bringToFront();
  // A step that waited for the signature may already have led to the next request.
  await stepUntil(desk, /200 access_token, id_token|GET .jwks/);
  await page.getByRole('option', { name: /access_token/ }).click();
  await page.getByRole('tab', { name: 'Tokens' }).click();
  await stepUntil(desk, /200 keys/);
  await desk.step();
  await take(page, '7-console');
  await take(till.page, '8-till-done');
  await desk.showTab('Charts');
  await take(page, '9-charts');
  await desk.showTab('Mermaid');
  await page
    .getByRole('img', { name: /drawn by Mermaid/ })
    .locator('svg')
    .waitFor();
  await take(page, '10-mermaid');
  await desk.showTab('Sequence');
  for (let count = 0; count < 9; count += 1) await desk.stepBack();
  await take(page, '11-past');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.getByRole('button', { name: 'Present' }).click();
  await take(page, '12-projector');
  await context.close();
  host.close();
  await workbench.close();
  rmSync(data, { recursive: true, force: true });
}

await buildIfNeeded((sentence) => console.log(sentence));
mkdirSync(target, { recursive: true });
const browser = await launchChromium();
for (const scheme of ['light', 'dark'] as const) await walk(browser, scheme);
await browser.close();
console.log(`The pictures are in ${target}.`);
