/**
 * What the Electron host serves and opens, and what its pages cannot do: the built bundles on the
 * stand-in, which says what it does not cover.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchStandIn, type StandIn } from '#test/support/stand-in/electron-stand-in.ts';
import { dispatch, followThemes, till, windowOpen } from '#test/support/stand-in/exposed-port.ts';
import { openThree } from '#test/support/stand-in/three-windows.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-stand-in-'));

let standIn: StandIn;

beforeAll(async () => {
  standIn = await launchStandIn({ userData: folder });
});

afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true });
});

async function pageOf(number: number): Promise<Page> {
  return (await standIn.window(number)).ready;
}

describe('the Electron host’s pages', () => {
  it('shows the console first, sandboxed, isolated, without Node, and remembers its place', async () => {
    const { options, isVisible } = await standIn.window(0).then((window) => ({
      options: window.options,
      isVisible: window.isVisible(),
    }));
    expect(isVisible).toBe(true);
    expect(options).toMatchObject({ show: false, name: 'console', windowStatePersistence: true });
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(options.webPreferences).not.toHaveProperty('webSecurity');
    expect(standIn.app.seen.isSandboxEnabled).toBe(true);
    expect(standIn.session.schemes).toEqual(['app']);
  });

  it('gives a page the port and its session, and nothing else of Electron or Node', async () => {
    const seen = await (await pageOf(0)).evaluate(() => ({
      port: Object.keys(Reflect.get(globalThis, 'workbench')).toSorted(),
      session: Reflect.get(globalThis, 'workbench').session,
      leaks: ['require', 'process', 'module', 'electron', 'electronStandInBridge'].filter(
        (name) => name in globalThis,
      ),
    }));
    expect(seen).toEqual({
      port: ['dispatch', 'follow', 'onCommand', 'readTrace', 'session'],
      session: { view: 'console', run: '', party: '' },
      leaks: [],
    });
    expect(standIn.ipc.channels()).toHaveLength(3);
  });

  it('serves the renderer’s files with the policy, from the three views’ hosts alone', async () => {
    const fetched = async (url: string, method = 'GET') =>
      standIn.session.fetch(new Request(url, { method }));
    for (const view of ['console', 'relying-party', 'device']) {
      const page = await fetched(`app://${view}/`);
      expect(page?.status).toBe(200);
      expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page?.headers.get('content-security-policy')).toContain("script-src 'self';");
    }
    expect((await fetched('app://elsewhere/'))?.status).toBe(404);
    expect((await fetched('app://console/', 'POST'))?.status).toBe(405);
  });

  it.each([
    '../preload/preload.cjs',
    '..%2fpreload%2fpreload.cjs',
    '%2e%2e/main/electron-entry.js',
    '..%5c..%5cpackage.json',
    '%2e%2e%2f%2e%2e%2fmain%2felectron-entry.js',
    '/etc/passwd',
    'index.html%00.js',
    '%',
  ])('answers no file outside the renderer’s folder: %s', async (path) => {
    const answer = await standIn.session.fetch(new Request(`app://console/${path}`));
    expect(answer?.status).toBe(404);
  });

  it('lets no inline script run', async () => {
    const front = await pageOf(0);
    const ran = await front.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      return 'injected' in globalThis;
    });
    expect(ran).toBe(false);
  });

  it('grants clipboard writing and full screen, and no other permission', () => {
    const granted = { check: true, request: true };
    const denied = { check: false, request: false };
    expect(standIn.session.allows('clipboard-sanitized-write')).toEqual(granted);
    expect(standIn.session.allows('fullscreen')).toEqual(granted);
    expect(standIn.session.allows('clipboard-read')).toEqual(denied);
    expect(standIn.session.allows('geolocation')).toEqual(denied);
    expect(standIn.session.allows('media')).toEqual(denied);
  });

  it('gives Reload and Force Reload no keys', () => {
    const items = standIn.app.seen.menu?.template.flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    );
    const reloads = items?.filter(({ role }) => role === 'reload' || role === 'forceReload');
    expect(reloads?.map(({ accelerator }) => accelerator)).toEqual(['', '']);
  });
});

describe('the Electron host’s windows', () => {
  it('opens each party’s window once, and brings it to the front when asked again', async () => {
    const { run, front, shop, end } = await openThree(standIn);
    expect(shop.url()).toBe('https://relying-party.app.test/');
    await dispatch(front, windowOpen(run, 'relying-party', till));
    expect(standIn.windows()).toHaveLength(3);
    expect((await standIn.window(1)).timesFocused()).toBe(1);
    expect((await standIn.window(1)).options.name).toBe(`relying-party ${till}`);
    await end();
    expect(standIn.windows()).toHaveLength(1);
  });

  it('brings the console to the front when the app is started again', async () => {
    const before = (await standIn.window(0)).timesFocused();
    standIn.app.app.emit('second-instance', {}, [], '');
    expect((await standIn.window(0)).timesFocused()).toBe(before + 1);
    expect(standIn.windows()).toHaveLength(1);
  });

  it('stays where it is when a link or a script would lead away, and goes on following', async () => {
    const front = await pageOf(0);
    const themes = await followThemes(front);
    const asked: string[] = [];
    (await standIn.window(0)).webContents.on('will-navigate', ({ url }) => asked.push(url));
    await front.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a id="away" href="https://away.test/">x</a>');
      document.querySelector<HTMLAnchorElement>('#away')?.click();
    });
    await expect.poll(() => asked).toEqual(['https://away.test/']);
    await front.evaluate(() => {
      globalThis.location.href = 'https://device.app.test/';
    });
    await expect.poll(() => asked).toHaveLength(2);

    await dispatch(front, { kind: 'theme.choose', theme: 'dark' });
    await expect.poll(async () => (await themes()).at(-1)).toBe('dark');
    expect(front.url()).toBe('https://console.app.test/');
    expect(standIn.app.nativeTheme.themeSource).toBe('dark');
  });

  it('sends a reloaded page only what it follows now', async () => {
    const front = await pageOf(0);
    const { webContents } = await standIn.window(0);
    const followed = async (theme: string): Promise<string[]> => {
      const themes = await followThemes(front);
      const ids: string[] = [];
      const note = (_channel: string, id: string) => ids.push(id);
      webContents.on('stand-in-sent', note);
      await dispatch(front, { kind: 'theme.choose', theme });
      await expect.poll(async () => (await themes()).at(-1)).toBe(theme);
      webContents.off('stand-in-sent', note);
      return ids;
    };
    const before = await followed('light');
    await front.reload();
    const after = await followed('system');
    expect(before.length).toBeGreaterThan(0);
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  it('opens no window for a page', async () => {
    const front = await pageOf(0);
    const popup = front.waitForEvent('popup');
    await front.evaluate(() => void globalThis.open('https://console.app.test/'));
    const opened = await popup;
    await expect.poll(() => opened.isClosed()).toBe(true);
    expect(standIn.windows()).toHaveLength(1);
  });
});
