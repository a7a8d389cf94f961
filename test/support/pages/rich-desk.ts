/**
 * A console in real Chromium on a run with three sign-ins at once: one was approved, one was denied, and
 * one still waits and is polled for. What the tests of the figure and of the charts look at.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { ask, entriesOf, step } from '../files/recorded.ts';
import { rendererFolder } from './built.ts';

export interface RichDesk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly workbench: Workbench;
  readonly host: BrowserHost;
  readonly run: string;
  /** The requests in the order in which they were opened: approved, waiting, denied. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openRichDesk(browser: Browser): Promise<RichDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  const workbench = composeWorkbench(folder);
  const host = new BrowserHost({ workbench, renderer: rendererFolder });
  const run = await workbench.createRun({ name: 'Three at once', mode: 'virtual', seed: 'rich' });
  const requests = await threeSignIns(workbench, run);
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  await page.locator('.figure .row').first().waitFor();
  return {
    page,
    context,
    workbench,
    host,
    run,
    requests,
    close: async () => {
      await context.close();
      host.close();
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function threeSignIns(workbench: Workbench, run: string): Promise<readonly string[]> {
  const press = async (bindingMessage: string, loginHint: string): Promise<void> => {
    const words = { relyingParty: 'till', loginHint, bindingMessage, scope: 'openid payment' };
    await ask(workbench, { kind: 'sign-in.pressed', run, ...words });
  };
  await press('PAY-ONE', 'alice');
  await step(workbench, run, 9);
  await press('PAY-TWO', 'bruno');
  await step(workbench, run, 16);
  await press('PAY-THREE', 'alice');
  await step(workbench, run, 50);
  const prompts = await ofKind(workbench, run, 'prompt.arrived');
  const tap = async (at: number, kind: 'prompt.opened' | 'prompt.approved' | 'prompt.denied') => {
    const { prompt, party } = prompts[at] ?? { prompt: '', party: '' };
    await ask(workbench, { kind, run, device: party.split('/')[1] ?? '', prompt });
  };
  await tap(0, 'prompt.opened');
  await tap(0, 'prompt.approved');
  await step(workbench, run, 14);
  await tap(2, 'prompt.opened');
  await tap(2, 'prompt.denied');
  await step(workbench, run, 15);
  return (await ofKind(workbench, run, 'request.opened')).map(({ authReqId }) => authReqId);
}

async function ofKind<Kind extends 'prompt.arrived' | 'request.opened'>(
  workbench: Workbench,
  run: string,
  kind: Kind,
): Promise<readonly EntryOf<Kind>[]> {
  const entries = await entriesOf(workbench, run);
  return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
}

/** The numbers of the messages that the figure draws from its top to its end, folded ones left out. */
export async function drawnMessages(page: Page): Promise<readonly number[]> {
  return page.locator('.figure').evaluate(async (figure) => {
    const seen = new Map<number, number>();
    for (let top = 0; ; top += figure.clientHeight / 2) {
      figure.scrollTop = top;
      await new Promise((resume) => requestAnimationFrame(resume));
      for (const row of figure.querySelectorAll<SVGGElement>('.row[data-id]')) {
        const y = /translate\(0 (\d+)\)/.exec(row.getAttribute('transform') ?? '')?.[1];
        seen.set(Number(y), Number(row.dataset['id']));
      }
      if (top > figure.scrollHeight) break;
    }
    return [...seen].toSorted(([left], [right]) => left - right).map(([, seq]) => seq);
  });
}

/** Chooses in the menu of the requests that the sequence shows. */
export async function chooseRequest(page: Page, name: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: /^Requests shown in the sequence/ }).click();
  await page.getByRole('menuitemradio', { name }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}
