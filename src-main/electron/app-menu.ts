/**
 * The application menu: standard roles where the platform expects them, and every command of the
 * console. Reload and Force Reload keep no keys: they lose what a person has typed, and F5 and its
 * neighbours belong to running and stepping.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandSection } from '#shared/commands/command-list.ts';
import { type CarryOut, commandItems } from './command-items.ts';

export interface AppMenuParts {
  readonly showConsole: () => void;
  /** Carries out a command in the console. */
  readonly carryOut: CarryOut;
  readonly platform: NodeJS.Platform;
}

type Items = MenuItemConstructorOptions[];

const line = { type: 'separator' } as const;

/** The menu; on macOS with the menu of the app's own name first. */
export function appMenu({ showConsole, carryOut, platform }: AppMenuParts): Menu {
  const isMac = platform === 'darwin';
  const commands = (section: CommandSection): Items => commandItems(section, carryOut, platform);
  const file: Items = [
    { label: 'Show Console', click: showConsole },
    line,
    ...commands('Runs and files'),
    line,
    { role: isMac ? 'close' : 'quit' },
  ];
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu', submenu: file },
    { role: 'editMenu', submenu: [...textItems, line, ...commands('Settings').map(withoutKey)] },
    { role: 'viewMenu', submenu: [...commands('View'), line, ...pageItems] },
    { label: 'Run', submenu: [...commands('Time'), line, ...commands('Breakpoints')] },
    { label: 'Message', submenu: [...commands('Message'), line, ...commands('Comparison')] },
    { label: 'Lesson', submenu: commands('Lesson') },
    { role: 'windowMenu' },
    { role: 'help', submenu: [...commands('Workbench'), line, { role: 'about' }] },
  ]);
}

/** Of a field of text. */
const textItems: Items = [
  { role: 'undo' },
  { role: 'redo' },
  line,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

const pageItems: Items = [
  { role: 'reload', accelerator: '' },
  { role: 'forceReload', accelerator: '' },
  { role: 'toggleDevTools' },
  line,
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  line,
  { role: 'togglefullscreen' },
];

/** Their keys stand beside Undo and Redo of the text already. */
function withoutKey({ id, label, click }: Items[number]): Items[number] {
  return { ...(id && { id }), ...(label && { label }), ...(click && { click }) };
}
