/**
 * The Electron host with its windows, for tests: the built bundles on the stand-in, which says what
 * it does not cover. The console is its first window; a window is opened by asking for it there.
 */
import type { Page } from 'playwright-core';
import type { Hosting, Look } from '../pages/hosting.ts';
import type { OpensPage } from '../pages/workbench-pages.ts';
import { launchStandIn } from './electron-stand-in.ts';
import { dispatch, readPage } from './exposed-port.ts';

/** Starts the app on that folder. */
export async function hostInElectron(folder: string, look: Look = {}): Promise<Hosting> {
  const standIn = await launchStandIn({ userData: folder });
  const { colorScheme = 'light', viewport } = look;
  const front = await (await standIn.window(0)).ready;
  const seen = async (page: Page): Promise<Page> => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    return page;
  };
  await seen(front);
  if (viewport !== undefined) await front.setViewportSize(viewport);
  const opensPage: OpensPage = async (act) => {
    const next = standIn.windows().length;
    await act();
    const opened = await seen(await (await standIn.window(next)).ready);
    // Chromium paints a page once a second after a click in it has opened another.
    await opened.bringToFront();
    return opened;
  };
  return {
    context: front.context(),
    port: () => ({
      dispatch: (intent) => dispatch(front, intent),
      readTrace: (run, from, limit) => readPage(front, { run, from, limit }),
    }),
    openWindow: async ({ view, run, party }) => {
      if (view === 'console') return front;
      return opensPage(async () => {
        const outcome = await dispatch(front, { kind: 'window.open', view, run, party });
        if (outcome.kind === 'refused') throw new Error(outcome.sentence);
      });
    },
    opensPage,
    close: () => standIn.close(),
  };
}
