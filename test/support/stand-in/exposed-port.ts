/**
 * The port as a page's own script has it in Electron, for tests that have to ask what no button asks.
 */
import type { Page } from 'playwright-core';
import type { Outcome, TracePage } from '#shared/workbench-port.ts';

export const till = 'till';
export const phone = 'phone-of-alice';

/** Calls the port as a page's own script would; whatever it throws comes back as its message. */
export function ask(page: Page, method: string, ...args: unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, given]) =>
      Promise.resolve()
        .then(() => Reflect.get(globalThis, 'workbench')[name](...given))
        .catch((thrown: Error) => thrown.message),
    [method, args] as const,
  );
}

export const dispatch = (page: Page, intent: unknown): Promise<Outcome> =>
  ask(page, 'dispatch', intent) as Promise<Outcome>;

export const read = (page: Page, run: string): Promise<TracePage> =>
  readPage(page, { run, from: 0, limit: 500 });

interface Reading {
  readonly run: string;
  readonly from: number;
  readonly limit: number;
}

export const readPage = (page: Page, { run, from, limit }: Reading): Promise<TracePage> =>
  ask(page, 'readTrace', run, from, limit) as Promise<TracePage>;

/** Follows the workbench in that page; the answer tells which themes it has heard of. */
export async function followThemes(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const themes: string[] = [];
    Reflect.set(globalThis, 'themes', themes);
    Reflect.get(globalThis, 'workbench').follow('workbench', 0, ({ entries }: TracePage) => {
      for (const entry of entries) if (entry.kind === 'theme.chosen') themes.push(entry.theme);
    });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'themes'));
}

export const windowOpen = (run: string, view: string, party: string) => ({
  kind: 'window.open',
  view,
  run,
  party,
});

export const signIn = (run: string) => ({
  kind: 'sign-in.pressed',
  run,
  relyingParty: till,
  loginHint: 'alice',
  bindingMessage: 'Coffee 4711',
  scope: 'openid payment',
});
