/**
 * The Electron host: one window a view, opened by the host alone when a window is asked for. It
 * carries the port and the look of the frame; what a window may do is decided by its port.
 */
import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { windowVisited } from '#shared/intents/may-ask.ts';
import type { Intent } from '#shared/intents.ts';
import type { Session } from '#shared/session.ts';
import type { Workbench } from '../workbench.ts';
import { pageAddress } from './app-protocol.ts';
import { followTheme } from './follow-theme.ts';
import { ipcChannels, sessionArgument } from './ipc-channels.ts';
import { openIpcDoor, type Visitor } from './ipc-door.ts';
import { createWindowFollows } from './window-follows.ts';
import { boundsOf, keepPlace } from './window-places.ts';

export interface ElectronHostParts {
  readonly workbench: Workbench;
  /** The built preload's path. */
  readonly preload: string;
}

export interface ElectronHost {
  /** Opens the window of that session, or brings it to the front. */
  readonly show: (session: Session) => void;
  readonly showConsole: () => void;
  /** Has a command carried out by the console that was in front last. */
  readonly carryOut: (command: string) => void;
  /** The console, and whatever was open when the app was last quit or killed. */
  readonly showAll: () => void;
}

interface OpenWindow extends Visitor {
  readonly window: BrowserWindow;
  readonly name: string;
}

const consoleSession: Session = { view: 'console', run: '', party: '' };

/** Painted until the page is (its --surface-0), so that no window flashes in the wrong theme. */
const surfaces = { light: '#f6f3ee', dark: '#0f141e' };

const sizes: Readonly<Record<Session['view'], { width: number; height: number }>> = {
  console: { width: 1440, height: 900 },
  'relying-party': { width: 720, height: 760 },
  device: { width: 420, height: 800 },
  audience: { width: 1280, height: 720 },
};

/** The host's windows, none of them open yet. */
export function createElectronHost({ workbench, preload }: ElectronHostParts): ElectronHost {
  const open = new Map<WebContents, OpenWindow>();
  let isQuitting = false;
  // Those were not closed by their person: the next start opens them again.
  app.once('before-quit', () => {
    isQuitting = true;
  });

  function show(session: Session): void {
    const found = [...open.values()].find((held) => isSame(held.session, session));
    if (found !== undefined) bringToFront(found.window);
    else openWindow(session);
  }

  function openWindow(session: Session): void {
    const name = `${session.view} ${session.party}`.trim();
    // Electron refuses a second window of one name; that of another run then keeps no state.
    const isTaken = [...open.values()].some((held) => held.name === name);
    const window = makeWindow({ session, preload, name: isTaken ? undefined : name });
    const contents = window.webContents;
    const port = workbench.port(session);
    const follows = createWindowFollows(contents, port);
    open.set(contents, { session, port, follows, window, name: isTaken ? '' : name });
    window.once('closed', () => {
      open.delete(contents);
      if (!isQuitting) workbench.tellOfWindow({ kind: 'window.closed', ...session });
    });
    window.on('focus', () => noteInFront(open, contents));
    keepPlace(workbench, window, session);
    void window.loadURL(pageAddress(session.view));
  }

  function carryOut(command: string): void {
    const front = [...open.values()].findLast(({ session }) => session.view === 'console');
    if (front === undefined) return show(consoleSession);
    bringToFront(front.window);
    front.window.webContents.send(ipcChannels.command, command);
  }

  function onAccepted(accepted: Intent): void {
    if (accepted.kind === 'layout.choose')
      arrangeWindows(accepted, { workbench, open, openWindow });
    const asked = accepted.kind === 'device.visited' ? windowVisited(accepted) : accepted;
    if (asked.kind !== 'window.open') return;
    const { view, run, party } = asked;
    show({ view, run, party });
  }

  openIpcDoor({ visitorOf: (contents) => open.get(contents), onAccepted });
  followTheme(workbench.port(consoleSession));
  return {
    show,
    carryOut,
    showConsole: () => show(consoleSession),
    showAll: () => {
      show(consoleSession);
      for (const left of workbench.windowsLeftOpen()) openWindow(left);
    },
  };
}

/** Last in the map is the one in front. */
function noteInFront(open: Map<WebContents, OpenWindow>, contents: WebContents): void {
  const held = open.get(contents);
  if (held === undefined) return;
  open.delete(contents);
  open.set(contents, held);
}

interface Arranging {
  readonly workbench: Workbench;
  readonly open: ReadonlyMap<WebContents, OpenWindow>;
  readonly openWindow: (session: Session) => void;
}

/** Opens, places and closes windows as the layout says; the console stays in any case. */
function arrangeWindows(
  { run, layout }: Extract<Intent, { kind: 'layout.choose' }>,
  { workbench, open, openWindow }: Arranging,
): void {
  const find = (session: Session): OpenWindow | undefined =>
    [...open.values()].find((held) => isSame(held.session, session));
  const wanted = layout.windows.map(({ view, party, place }) => ({
    session: { view, party, run: view === 'console' ? '' : run },
    place,
  }));
  for (const { session, window } of open.values()) {
    const isWanted = wanted.some((one) => isSame(one.session, session));
    if (!isWanted && session.view !== 'console') window.close();
  }
  for (const { session, place } of wanted) {
    if (find(session) === undefined) {
      openWindow(session);
      if (session.view !== 'console') workbench.tellOfWindow({ kind: 'window.opened', ...session });
    }
    if (place !== undefined) find(session)?.window.setBounds(boundsOf(place));
  }
}

interface WindowParts {
  readonly session: Session;
  readonly preload: string;
  readonly name: string | undefined;
}

function makeWindow({ session, preload, name }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...sizes[session.view],
    ...(name === undefined ? {} : { name, windowStatePersistence: true }),
    show: false,
    title: 'CIBA Workbench',
    backgroundColor: surfaces[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      additionalArguments: [sessionArgument + encodeURIComponent(JSON.stringify(session))],
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function isSame(left: Session, right: Session): boolean {
  return left.view === right.view && left.run === right.run && left.party === right.party;
}
