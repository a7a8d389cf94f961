/**
 * The diagram benchmark's page in a real Chromium: built in memory, answered from there without any
 * server, and asked one step at a time. It counts how long the page's main thread was busy.
 */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../support/pages/browser.ts';

export interface DiagramPage {
  readonly page: Page;
  /** What Chromium calls itself. */
  readonly version: string;
  /** Milliseconds of processor time that the page's main thread has used so far. */
  readonly busyMs: () => Promise<number>;
  readonly collectGarbage: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const origin = 'http://diagram.bench';
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export async function openDiagramPage(): Promise<DiagramPage> {
  const files = await buildPage();
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body = files.get(name);
    if (body === undefined) await route.fulfill({ status: 404 });
    else await route.fulfill({ body, contentType: contentTypes[extname(name)] ?? '' });
  });
  await page.goto(`${origin}/index.html`);
  await page.waitForFunction(() => 'diagramBench' in window);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page,
    version: browser.version(),
    busyMs: async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      const task = metrics.find(({ name }) => name === 'TaskDuration');
      return (task?.value ?? Number.NaN) * 1000;
    },
    collectGarbage: () => devtools.send('HeapProfiler.collectGarbage').then(() => undefined),
    close: () => browser.close(),
  };
}

async function buildPage(): Promise<ReadonlyMap<string, Buffer>> {
  const built = await build({
    root: fileURLToPath(new URL('./page', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'esnext', assetsInlineLimit: 0, reportCompressedSize: false },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return new Map(
    outputs
      .flatMap(({ output }) => output)
      .map((file) => [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)]),
  );
}
