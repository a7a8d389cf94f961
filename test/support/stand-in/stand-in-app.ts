/**
 * The stand-in's `app`, menu, dialog and theme: they keep what they are told for the tests to look at.
 * Quitting follows Electron's order (before-quit, windows closed, will-quit, quit).
 */
import { EventEmitter, once } from 'node:events';
import type { App, Dialog, MenuItemConstructorOptions, NativeTheme } from 'electron';

type PlainApp = Pick<
  App,
  'enableSandbox' | 'exit' | 'getPath' | 'quit' | 'requestSingleInstanceLock' | 'whenReady'
>;

export interface StandInApp {
  readonly app: PlainApp & EventEmitter;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'>;
  readonly Menu: {
    readonly buildFromTemplate: (template: MenuItemConstructorOptions[]) => StandInMenu;
    readonly setApplicationMenu: (menu: StandInMenu) => void;
  };
  readonly seen: Seen;
  /** Set by the windows: closes all of them. */
  closeWindows: () => Promise<void>;
  /** Resolves once the app has let itself be ended. */
  readonly ended: Promise<unknown>;
}

interface StandInMenu {
  readonly template: MenuItemConstructorOptions[];
}

interface Seen {
  isSandboxEnabled: boolean;
  menu: StandInMenu | undefined;
  readonly errors: string[];
}

export interface StandInAppParts {
  readonly userData: string;
  readonly isSecondInstance: boolean;
}

export function createStandInApp({ userData, isSecondInstance }: StandInAppParts): StandInApp {
  const events = new EventEmitter();
  const seen: Seen = { isSandboxEnabled: false, menu: undefined, errors: [] };
  let isQuitting = false;

  async function quit(): Promise<void> {
    if (!isQuitting) events.emit('before-quit', preventable());
    isQuitting = true;
    await standIn.closeWindows();
    const event = preventable();
    events.emit('will-quit', event);
    if (!event.defaultPrevented) events.emit('quit');
  }

  const app: PlainApp = {
    enableSandbox: () => {
      seen.isSandboxEnabled = true;
    },
    exit: () => void events.emit('quit'),
    getPath: () => userData,
    quit: () => void quit(),
    requestSingleInstanceLock: () => !isSecondInstance,
    whenReady: () => Promise.resolve(),
  };
  const standIn: StandInApp = {
    app: Object.assign(events, app),
    dialog: { showErrorBox: (title, content) => void seen.errors.push(`${title}: ${content}`) },
    nativeTheme: { shouldUseDarkColors: false, themeSource: 'system' },
    Menu: {
      buildFromTemplate: (template) => ({ template }),
      setApplicationMenu: (menu) => {
        seen.menu = menu;
      },
    },
    seen,
    closeWindows: () => Promise.resolve(),
    ended: once(events, 'quit'),
  };
  events.on('last-window-closed', () => {
    if (!isQuitting) events.emit('window-all-closed');
  });
  return standIn;
}

/** An event as Electron hands out: it can be prevented, and says whether it was. */
export function preventable<Details extends object>(
  details?: Details,
): Details & { defaultPrevented: boolean; preventDefault: () => void } {
  const event = {
    ...(details as Details),
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}
