/** Where every screen is brought up: a workbench of its own, its windows, and whoever judges them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import type { Session } from '#shared/session.ts';
import { rendererFolder } from '../built.ts';
import type { Judge } from './judge.ts';

export interface Stage extends Pick<Judge, 'look' | 'stress'> {
  readonly workbench: Workbench;
  readonly context: BrowserContext;
  readonly open: (session: Session) => Promise<Page>;
  /** The workbench goes away; the pages stay. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
}

const viewport = { width: 1280, height: 800 };
const patienceMs = 15_000;

export async function openStage(browser: Browser, judge: Pick<Judge, 'look' | 'stress'>) {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  const workbench = composeWorkbench(folder);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const context = await newContext(browser);
  const stage: Stage = {
    ...judge,
    workbench,
    context,
    open: async (session) => {
      const page = await context.newPage();
      await page.goto(await host.openWindow(session));
      return page;
    },
    hangUp: () => host.close(),
    close: async () => {
      await context.close();
      host.close();
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

/** Nothing moves, so that nothing is judged half-way. */
async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  context.setDefaultTimeout(patienceMs);
  return context;
}
