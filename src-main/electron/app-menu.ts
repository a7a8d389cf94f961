/**
 * The application menu, of standard roles. Reload and Force Reload keep no keys: they lose what a
 * person has typed, and F5 and its neighbours belong to running and stepping.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface AppMenuParts {
  readonly showConsole: () => void;
  readonly platform: NodeJS.Platform;
}

/** The menu; on macOS with the menu of the app's own name first. */
export function appMenu({ showConsole, platform }: AppMenuParts): Menu {
  const isMac = platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { label: 'Show Console', click: showConsole },
    { type: 'separator' },
    { role: isMac ? 'close' : 'quit' },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload', accelerator: '' },
    { role: 'forceReload', accelerator: '' },
    { role: 'toggleDevTools' },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu', submenu: file },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ role: 'about' }] },
  ]);
}
