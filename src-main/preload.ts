/**
 * Everything a page can reach outside itself in Electron: the port, the menu's commands and who the window is. It runs in
 * the sandbox, so it imports `electron` alone (the channel names are inlined by the build); it judges
 * nothing, because the host checks every sender and every payload.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { Session } from '#shared/session.ts';
import type { TracePage, WorkbenchPort } from '#shared/workbench-port.ts';
import { ipcChannels, sessionArgument } from './electron/ipc-channels.ts';

const handedIn = process.argv.find((argument) => argument.startsWith(sessionArgument)) ?? '';
const session: Session = JSON.parse(decodeURIComponent(handedIn.slice(sessionArgument.length)));

const listeners = new Map<string, (page: TracePage) => void>();

ipcRenderer.on(ipcChannels.follow, (_event, id: string, page: TracePage) => {
  listeners.get(id)?.(page);
});

const commandListeners = new Set<(command: string) => void>();

ipcRenderer.on(ipcChannels.command, (_event, command: string) => {
  for (const listener of commandListeners) listener(command);
});

interface Exposed extends WorkbenchPort {
  readonly session: Session;
  /** Told of every command that is chosen in the menu, until the answer is called. */
  readonly onCommand: (listener: (command: string) => void) => () => void;
}

const workbench: Exposed = {
  session,
  onCommand: (listener) => {
    commandListeners.add(listener);
    return () => commandListeners.delete(listener);
  },
  dispatch: (intent) => ipcRenderer.invoke(ipcChannels.dispatch, intent),
  readTrace: (run, from, limit) => ipcRenderer.invoke(ipcChannels.read, { run, from, limit }),
  follow: (run, from, onEntries) => {
    // Unique beyond this document, so that a page meant for an earlier one cannot be mistaken.
    const id = crypto.randomUUID();
    listeners.set(id, onEntries);
    ipcRenderer.send(ipcChannels.follow, id, { run, from });
    return () => {
      listeners.delete(id);
      ipcRenderer.send(ipcChannels.follow, id, null);
    };
  },
};

contextBridge.exposeInMainWorld('workbench', workbench);
