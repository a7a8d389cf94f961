/**
 * The stand-in's `BrowserWindow`: a Chromium page with the window's preload, whose every request is
 * answered by the app or by nobody. `app://device/x` is https://device.app.test/x inside the page.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { BrowserContext, Page, Frame as PageFrame, Route } from 'playwright-core';
import type { StandInApp } from './stand-in-app.ts';
import { asApp, inPage, StandInContents } from './stand-in-contents.ts';
import type { Frame, FromPage, StandInIpc } from './stand-in-ipc.ts';
import { bridgeName, preloadScript } from './stand-in-preload.ts';
import type { StandInSession } from './stand-in-session.ts';

export interface StandInWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: EventEmitter;
  /** The page, once it exists and has loaded. */
  readonly ready: Promise<Page>;
  readonly isVisible: () => boolean;
  /** How often the window was brought to the front. */
  readonly timesFocused: () => number;
  readonly loadURL: (url: string) => Promise<void>;
  readonly close: () => void;
  readonly getNormalBounds: () => Rectangle;
  readonly setBounds: (bounds: Rectangle) => void;
}

interface Parts {
  readonly context: BrowserContext;
  readonly app: StandInApp;
  readonly ipc: StandInIpc;
  readonly session: StandInSession;
}

interface Windows {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => StandInWindow;
  readonly open: () => readonly StandInWindow[];
  readonly window: (number: number) => Promise<StandInWindow>;
}

export async function createStandInWindows(parts: Parts): Promise<Windows> {
  const { context, app, session } = parts;
  const open: ChromiumWindow[] = [];
  const arrivals = new EventEmitter();
  app.closeWindows = async () => {
    await Promise.all(open.map(({ ready }) => ready.then((page) => page.close())));
  };

  class BrowserWindow extends ChromiumWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      refuseTakenName(options, open);
      super(options, parts);
      open.push(this);
      this.once('closed', () => {
        open.splice(open.indexOf(this), 1);
        if (open.length === 0) app.app.emit('last-window-closed');
      });
      app.app.emit('web-contents-created', {}, this.webContents);
      arrivals.emit('opened');
    }
  }

  await context.route('**/*', async (route) => {
    const frame = frameOf(route);
    // The first load of a window that a page has opened: blank, until it is closed below.
    if (frame === undefined) return route.fulfill({ contentType: 'text/html', body: '' });
    const isAllowed = open.find((held) => held.shows(frame))?.webContents.mayLoad(route) ?? false;
    // Aborted in this way, a navigation leaves the page where it is.
    return isAllowed ? fulfil(route, session) : route.abort('aborted');
  });
  context.on('page', async (page) => {
    const opener = await page.opener();
    const asker = open.find((held) => opener !== null && held.shows(opener.mainFrame()));
    if (asker?.webContents.opensWindow(page.url()) === false) await page.close();
  });

  return {
    BrowserWindow,
    open: () => open,
    window: async (number) => {
      for (;;) {
        const found = open[number];
        if (found !== undefined) return found.ready.then(() => found);
        await new Promise((resolve) => arrivals.once('opened', resolve));
      }
    },
  };
}

class ChromiumWindow extends EventEmitter implements StandInWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: StandInContents;
  readonly ready: Promise<Page>;
  readonly #page: Promise<Page>;
  #shown: PageFrame | undefined;
  #isVisible: boolean;
  #bounds: Rectangle;
  #timesFocused = 0;

  constructor(options: BrowserWindowConstructorOptions, parts: Parts) {
    super();
    this.options = options;
    this.#isVisible = options.show ?? true;
    const { width = 800, height = 600 } = options;
    this.#bounds = { x: 0, y: 0, width, height };
    this.webContents = new StandInContents();
    this.#page = this.#open(parts);
    this.ready = new Promise((resolve) => {
      this.once('ready-to-show', () => resolve(this.#page));
    });
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    this.webContents.begins({ url, isOwn: true });
    await page.goto(inPage(url));
  }

  shows(frame: PageFrame): boolean {
    return frame.page().mainFrame() === this.#shown;
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  timesFocused(): number {
    return this.#timesFocused;
  }

  isMinimized(): boolean {
    return false;
  }

  show(): void {
    this.#isVisible = true;
  }

  focus(): void {
    this.#timesFocused += 1;
    void this.#page.then((page) => page.bringToFront());
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  /** As a person's mouse or the app itself does; told as Electron tells it. */
  setBounds(bounds: Rectangle): void {
    this.#bounds = bounds;
    const { width, height } = bounds;
    void this.#page.then((page) => page.setViewportSize({ width, height })).catch(() => undefined);
    this.emit('move');
    this.emit('resize');
  }

  close(): void {
    void this.#page.then((page) => page.close());
  }

  async #open({ context, ipc }: Parts): Promise<Page> {
    const page = await context.newPage();
    this.#shown = page.mainFrame();
    const { width = 800, height = 600, webPreferences = {} } = this.options;
    await page.setViewportSize({ width, height });
    const { preload, additionalArguments = [] } = webPreferences;
    await page.exposeBinding(bridgeName, ({ frame }, message: FromPage) =>
      this.webContents.hear(ipc, appFrame(frame), message),
    );
    if (preload !== undefined) {
      const content = preloadScript(readFileSync(preload, 'utf8'), additionalArguments);
      await page.addInitScript({ content });
    }
    page.once('load', () => this.emit('ready-to-show'));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.webContents.arrived();
    });
    page.on('close', () => {
      this.emit('closed');
      this.webContents.destroy();
    });
    return page;
  }
}

async function fulfil(route: Route, session: StandInSession): Promise<void> {
  const request = route.request();
  const body = request.postDataBuffer();
  const asked = new Request(asApp(request.url()), {
    method: request.method(),
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  });
  const answer = await session.fetch(asked);
  if (answer === undefined) return route.abort('blockedbyclient');
  return route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  });
}

function refuseTakenName(
  { name }: BrowserWindowConstructorOptions,
  open: readonly StandInWindow[],
): void {
  if (name !== undefined && open.some((held) => held.options.name === name))
    throw new Error(`A window named '${name}' exists already.`);
}

function frameOf(route: Route): PageFrame | undefined {
  try {
    return route.request().frame();
  } catch {
    return undefined;
  }
}

function appFrame(frame: PageFrame): Frame {
  const parent = frame.parentFrame();
  return { url: asApp(frame.url()), parent: parent === null ? null : appFrame(parent) };
}
