/** What the first screen does not show is loaded after it, or when it is opened, and says so if it cannot be. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';
import { complaints } from '../support/pages/complaints.ts';
import { openRichDesk, type RichDesk } from '../support/pages/rich-desk.ts';

let browser: Browser;
let desk: RichDesk;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());
beforeEach(async () => {
  desk = await openRichDesk(browser);
  page = await desk.context.newPage();
});
afterEach(async () => desk.close());

async function openConsole(): Promise<void> {
  await page.goto(await desk.host.openWindow({ view: 'console', run: '', party: '' }));
  await page.locator('.figure .row').first().waitFor();
}

/** The scripts that this page has. */
const scripts = (): Promise<string> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js'))
      .join(' '),
  );

const partsToCome = ['timeline', 'chart', 'setup', 'request', 'expected'];

it('comes by itself when the first screen is there', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openConsole();
  await expect.poll(() => asked.some((path) => path.includes('timeline-panel'))).toBe(true);
  await expect.poll(() => asked.some((path) => path.includes('export-dialog'))).toBe(true);
});

it('is there at once when it is opened later, and asks for nothing', async () => {
  await openConsole();
  // One after the other, until nothing more comes.
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await scripts();
        const isSame = before === now && partsToCome.every((part) => now.includes(`${part}-panel`));
        before = now;
        return isSame;
      },
      { interval: 1000 },
    )
    .toBe(true);
  await desk.context.setOffline(true);
  for (const name of ['Timeline', 'Charts', 'Set-up', 'Request', 'Expected']) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect.poll(() => page.locator('.tab-panel [aria-busy=true]').count()).toBe(0);
  }
  await expect.poll(() => page.getByText('This part could not be loaded.').count()).toBe(0);
});

it('says that it cannot be loaded, and comes when it is asked for again', async () => {
  await page.route('**/timeline-panel*', (route) => route.abort());
  await openConsole();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByRole('alert').getByText('This part could not be loaded.').waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.unroute('**/timeline-panel*');
  await page.getByRole('button', { name: 'Load it again' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await page.locator('.timeline').first().waitFor();
});

/** All that a page asks for before it can begin. */
function beginsWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(rendererFolder, 'assets', file), 'utf8');
  for (const [, other = ''] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) {
    beginsWith(other, found);
  }
  return found;
}

it('keeps the program of the first screen small', () => {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  const entry = /src="\.\/assets\/([^"]+\.js)"/.exec(html)?.[1] ?? '';
  const files = [...beginsWith(entry)];
  const bytes = files.reduce(
    (sum, file) => sum + readFileSync(join(rendererFolder, 'assets', file)).byteLength,
    0,
  );
  expect(files.length).toBeGreaterThan(2);
  // It was 3.1 MB with everything in it.
  expect(bytes).toBeLessThan(1_500_000);
});
