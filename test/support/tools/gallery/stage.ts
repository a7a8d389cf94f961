/** Where pictures are taken: a workbench of its own, its windows in one look, and the camera. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { rendererFolder } from '../../pages/built.ts';
import { handsFiles } from '../../pages/desk-with-a-run.ts';
import { type Console, consoleOn, opensPageIn } from '../../pages/workbench-pages.ts';

/** A theme and a size: a laptop, or the projector in presenter size. */
export interface Look {
  readonly scheme: 'light' | 'dark';
  readonly size: 'laptop' | 'projector';
}

export interface Stage {
  readonly look: Look;
  readonly workbench: Workbench;
  readonly page: Page;
  readonly desk: Console;
  /** What is handed over where the page asks for a file. */
  readonly hand: (name: string, text: string) => void;
  /** A picture of that window as it is. */
  readonly take: (page: Page, name: string) => Promise<void>;
  /** The console in presenter size, where the look asks for it. */
  readonly present: () => Promise<void>;
  /** The workbench goes away; the pages stay. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
}

const viewports = {
  laptop: { width: 1280, height: 800 },
  projector: { width: 1920, height: 1080 },
} as const;

/** Until a hover, a tooltip or a figure has settled. */
const settledMs = 250;

export async function openStage(browser: Browser, look: Look, folder: string): Promise<Stage> {
  const data = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  const workbench = composeWorkbench(data);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const context = await contextOf(browser, look);
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  return {
    look,
    workbench,
    page,
    desk: consoleOn(page, opensPageIn(context)),
    hand: handsFiles(page),
    take: async (shown, name) => {
      await shown.bringToFront();
      await shown.waitForTimeout(settledMs);
      await shown.screenshot({ path: join(folder, `${look.scheme}-${look.size}-${name}.png`) });
    },
    present: async () => {
      if (look.size === 'projector') await page.getByRole('button', { name: 'Present' }).click();
    },
    hangUp: () => host.close(),
    close: async () => {
      await context.close();
      host.close();
      await workbench.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function contextOf(browser: Browser, { scheme, size }: Look): Promise<BrowserContext> {
  return browser.newContext({
    colorScheme: scheme,
    reducedMotion: 'reduce',
    viewport: viewports[size],
  });
}
