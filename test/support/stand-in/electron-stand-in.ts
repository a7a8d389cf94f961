/**
 * A stand-in for the `electron` module, so that the built bundles run where the runtime cannot be
 * had: windows are real Chromium pages in one browser context, `app://console/` is routed under
 * https://console.app.test/, IPC is a Playwright binding, and nothing leaves the machine.
 *
 * What it proves: the main bundle's own logic (windows, IPC door, roles, protocol handler with its
 * headers as Chromium enforces them, quitting), the preload's own logic, and the renderer over both.
 * What it does not: Electron itself. The preload shares the page's JavaScript world, so context
 * isolation and the sandbox are requested but not exercised; menus, dialogs, permissions, window
 * state, ready-to-show and the single-instance lock are recorded, not performed; the scheme's
 * privileges, the order of navigation events and structured cloning are imitated; everything runs in
 * one Node process. electron-smoke.test.ts asks the real runtime where there is one.
 */
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../pages/browser.ts';
import { mainBundle } from '../pages/built.ts';
import type { nativeImport as NativeImport } from './native-import.ts';
import { createStandInApp, type StandInApp } from './stand-in-app.ts';
import { createStandInIpc, type StandInIpc } from './stand-in-ipc.ts';
import { standInScreen } from './stand-in-screen.ts';
import { createStandInSession, type StandInSession } from './stand-in-session.ts';
import { createStandInWindows, type StandInWindow } from './stand-in-window.ts';

export interface StandIn {
  readonly app: StandInApp;
  readonly ipc: StandInIpc;
  readonly session: StandInSession;
  /** The open windows, oldest first. */
  readonly windows: () => readonly StandInWindow[];
  /** The window of that number, once it is open and its page has loaded. */
  readonly window: (number: number) => Promise<StandInWindow>;
  /** Quits the app as its person would, and ends the browser. */
  readonly close: () => Promise<void>;
}

export interface StandInParts {
  readonly userData: string;
  /** Whether another instance already holds the lock. */
  readonly isSecondInstance?: boolean;
}

/** Starts the built app on the stand-in. */
export async function launchStandIn(parts: StandInParts): Promise<StandIn> {
  const { userData, isSecondInstance = false } = parts;
  const browser = await launchChromium();
  const context = await browser.newContext();
  const app = createStandInApp({ userData, isSecondInstance });
  const ipc = createStandInIpc();
  const session = createStandInSession();
  const windows = await createStandInWindows({ context, app, ipc, session });
  await loadBundle(mainBundle, {
    app: app.app,
    BrowserWindow: windows.BrowserWindow,
    dialog: app.dialog,
    ipcMain: ipc.ipcMain,
    Menu: app.Menu,
    nativeTheme: app.nativeTheme,
    protocol: session.protocol,
    screen: standInScreen,
    session: { defaultSession: session.defaultSession },
  });
  return {
    app,
    ipc,
    session,
    windows: windows.open,
    window: windows.window,
    close: async () => {
      app.app.quit();
      await app.ended;
      await browser.close();
    },
  };
}

declare global {
  var electronStandIn: Readonly<Record<string, unknown>> | undefined;
}

let launches = 0;

const require = createRequire(import.meta.url);
const { nativeImport }: { nativeImport: typeof NativeImport } = require('./native-import.ts');

/**
 * Loads the bundle as Node itself does; each launch is a module of its own. An export that the
 * stand-in lacks fails the load by name.
 */
async function loadBundle(bundle: string, module: Readonly<Record<string, unknown>>) {
  launches += 1;
  const electron = `electron-stand-in:${launches}`;
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
    load: (url, context, next) => {
      if (url !== electron) return next(url, context);
      const names = Object.keys(module).join(', ');
      const source = `export const { ${names} } = globalThis.electronStandIn;`;
      return { format: 'module', source, shortCircuit: true };
    },
  });
  globalThis.electronStandIn = module;
  try {
    await nativeImport(`${pathToFileURL(bundle).href}?launch=${launches}`);
  } finally {
    globalThis.electronStandIn = undefined;
    hooks.deregister();
  }
}
