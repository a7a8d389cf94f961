/** The browser host with its windows, for tests: each window a page of one Chromium context. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { launchChromium } from './browser.ts';
import { rendererFolder } from './built.ts';
import type { Hosting, Hosts, Look } from './hosting.ts';
import { opensPageIn } from './workbench-pages.ts';

interface BrowserHosting extends Hosting {
  readonly workbench: Workbench;
}

const usual = { colorScheme: 'light', viewport: { width: 1280, height: 800 } } as const;

/** Starts the browser host on that folder, its windows in that Chromium. */
export async function hostInBrowser(
  browser: Browser,
  folder: string,
  look: Look = {},
): Promise<BrowserHosting> {
  const workbench = composeWorkbench(folder);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const context = await browser.newContext({ ...usual, ...look, reducedMotion: 'reduce' });
  return {
    workbench,
    context,
    port: (session) => workbench.port(session),
    openWindow: async (session) => {
      const page = await context.newPage();
      await page.goto(await host.openWindow(session));
      return page;
    },
    opensPage: opensPageIn(context),
    close: async () => {
      await context.close();
      host.close();
      await workbench.close();
    },
  };
}

/** Hosts whose windows are in that Chromium. */
export const hostsIn =
  (browser: Browser): Hosts =>
  (folder, look) =>
    hostInBrowser(browser, folder, look);

/** Registers the hooks that keep one Chromium for a test file; the answer starts hosts in it. */
export function browserHosts(): Hosts {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());
  return (folder, look) => {
    if (browser === undefined) throw new Error('The browser is started before the first test.');
    return hostInBrowser(browser, folder, look);
  };
}
