/**
 * The list of Electron's own recommendations, as far as it can be asked of the source and of the built
 * bundles on the stand-in; electron-pages and electron-port ask the rest of it.
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedDirectives, injectInto } from '#test/support/pages/injections.ts';
import { launchStandIn, type StandIn } from '#test/support/stand-in/electron-stand-in.ts';
import { preventable } from '#test/support/stand-in/stand-in-app.ts';
import { openThree, type ThreeWindows } from '#test/support/stand-in/three-windows.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'workbench-stand-in-'));

let standIn: StandIn;
let three: ThreeWindows;

beforeAll(async () => {
  standIn = await launchStandIn({ userData: folder });
  three = await openThree(standIn);
});

afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true });
});

const sources = globSync('src-{main,renderer}/**/*.{ts,tsx,html}', { cwd: root }).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));
const using = (name: RegExp): string[] =>
  sources.filter(({ text }) => name.test(text)).map(({ path }) => path);

describe('the source of what runs in Electron', () => {
  it.each([
    ['web security switched off', /webSecurity/],
    ['insecure content', /allowRunningInsecureContent/],
    ['experimental features', /experimentalFeatures|enableBlinkFeatures|appendSwitch/],
    ['webviews', /webviewTag|<webview|allowpopups/],
    ['addresses opened outside', /openExternal|\bshell\b.*from 'electron'/],
    ['pages from files', /file:\/\/|loadFile\(/],
    ['code made from text', /\beval\(|new Function\(|executeJavaScript/],
    ['Node in pages', /nodeIntegration(InWorker|InSubFrames)?: true|contextIsolation: false/],
  ])('has none of: %s', (_what, name) => {
    expect(sources.length).toBeGreaterThan(100);
    expect(using(name)).toEqual([]);
  });

  it('makes HTML from text in one place, where Mermaid draws', () => {
    expect(using(/dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML/)).toEqual([
      'src-renderer/drawing/mermaid-figure.tsx',
    ]);
  });

  it('exposes one thing to pages, in the preload, and hears pages in one place', () => {
    expect(using(/exposeInMainWorld/)).toEqual(['src-main/preload.ts']);
    expect(using(/ipcMain\b/)).toEqual(['src-main/electron/ipc-door.ts']);
    expect(using(/ipcRenderer\b/)).toEqual(['src-main/preload.ts']);
    expect(using(/new BrowserWindow/)).toEqual(['src-main/electron/host-electron.ts']);
  });
});

describe('every window of the Electron host', () => {
  it('is sandboxed and isolated, without Node', () => {
    expect(standIn.windows()).toHaveLength(3);
    for (const { options } of standIn.windows())
      expect(options.webPreferences).toEqual({
        preload: expect.any(String),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        additionalArguments: [expect.stringMatching(/^--workbench-session=/)],
      });
  });

  it('runs and loads nothing that was injected into its page', async () => {
    for (const page of [three.front, three.shop, three.device])
      expect(await injectInto(page)).toEqual({ came: [], blocked: guardedDirectives });
  });

  it('embeds no webview, and follows no redirection', async () => {
    for (const { webContents } of standIn.windows()) {
      for (const name of ['will-attach-webview', 'will-redirect', 'will-navigate']) {
        const event = preventable({ url: 'https://away.test/' });
        webContents.emit(name, event);
        expect([name, event.defaultPrevented]).toEqual([name, true]);
      }
    }
  });
});

describe('the session of the Electron host', () => {
  it.each([
    'https://away.test/',
    'http://127.0.0.1:1/',
    'ws://127.0.0.1:1/',
    'file:///etc/passwd',
    'ftp://away.test/',
  ])('lets no page load %s', async (url) => {
    const asked = { url, method: 'GET' } as Request;
    expect(await standIn.session.fetch(asked)).toBeUndefined();
  });

  it.each([
    'clipboard-read',
    'display-capture',
    'fileSystem',
    'geolocation',
    'hid',
    'media',
    'midi',
    'notifications',
    'openExternal',
    'pointerLock',
    'serial',
    'usb',
  ] as const)('denies pages %s', (permission) => {
    const denied = { check: false, request: false };
    expect(standIn.session.allows(permission as 'media')).toEqual(denied);
  });
});
