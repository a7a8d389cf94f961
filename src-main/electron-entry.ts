/**
 * Starts the workbench in Electron: one instance, one workbench in this very process, the console
 * first; quitting closes the workbench before the process ends.
 */
import { join } from 'node:path';
import { app, dialog, Menu, session } from 'electron';
import { composeWorkbench } from './compose.ts';
import { listenAgain } from './desk/listen-again.ts';
import { appMenu } from './electron/app-menu.ts';
import { registerAppScheme, serveApp } from './electron/app-protocol.ts';
import { guardPages, guardSession } from './electron/electron-guards.ts';
import { createElectronHost } from './electron/host-electron.ts';
import { logFault } from './log.ts';
import { createFileDoor } from './pages/file-door.ts';
import type { Workbench } from './workbench.ts';
import { sentenceOf } from './workbench-error.ts';

// Beside this file once it is built: out/main, out/preload and out/renderer.
const preload = join(import.meta.dirname, '../preload/preload.cjs');
const renderer = join(import.meta.dirname, '../renderer');

async function start(): Promise<void> {
  guardPages(app);
  await app.whenReady();
  guardSession(session.defaultSession);
  const workbench = composeWorkbench(app.getPath('userData'));
  serveApp({ renderer, fileDoor: createFileDoor(workbench) });
  closeOnQuit(workbench);
  const { showConsole, showAll, carryOut } = createElectronHost({ workbench, preload });
  Menu.setApplicationMenu(appMenu({ showConsole, carryOut, platform: process.platform }));
  app.on('second-instance', showConsole);
  app.on('activate', showConsole);
  showAll();
  await listenAgain(workbench);
}

/** Holds the end of the process until the workbench has closed. */
function closeOnQuit(workbench: Workbench): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void workbench
      .close()
      .catch((thrown: unknown) => logFault('The workbench did not close cleanly.', thrown))
      .then(() => {
        state = 'closed';
        app.quit();
      });
  });
}

app.enableSandbox();
registerAppScheme();
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

if (app.requestSingleInstanceLock()) {
  start().catch((thrown: unknown) => {
    dialog.showErrorBox('CIBA Workbench cannot start', sentenceOf(thrown));
    app.exit(1);
  });
} else {
  app.quit();
}
