/**
 * The plain browser host: the same renderer, as pages on loopback. Every window gets a listener of
 * its own and therefore an origin of its own: the browser itself keeps a device window's page from
 * touching a relying party's, and no window starves another of connections.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { type Intent, intent } from '#shared/intents.ts';
import { type Session, session as sessionSchema } from '#shared/session.ts';
import { content, withListsApart } from '#shared/trace/lists-apart.ts';
import {
  followRequest,
  pageLimit,
  readRequest,
  type TracePage,
  type WorkbenchPort,
} from '#shared/workbench-port.ts';
import type { Workbench } from '../workbench.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { createFileDoor, type FileDoor, fileDoorPath } from './file-door.ts';
import { createPageWatch, type PageWatch } from './page-watch.ts';
import { readStaticFile } from './static-files.ts';

export interface BrowserHostParts {
  readonly workbench: Workbench;
  /** The folder of the built renderer. */
  readonly renderer: string;
}

const doorPath = '/enter/';
const longestBody = 256 * 1024;
const keepAliveMs = 15_000;

type Visit = Extract<Intent, { kind: 'device.visited' }>;

export class BrowserHost {
  readonly #workbench: Workbench;
  readonly #renderer: string;
  readonly #fileDoor: FileDoor;
  /** Where a code leads that was given out and not used yet. */
  readonly #doors = new Map<string, string>();
  readonly #watch: PageWatch;
  readonly #windows = new Map<string, { server: Server; address: string }>();

  constructor({ workbench, renderer }: BrowserHostParts) {
    this.#workbench = workbench;
    this.#renderer = renderer;
    this.#fileDoor = createFileDoor(workbench);
    this.#watch = createPageWatch(workbench);
  }

  /** Opens a window's listener, once, and answers the address with its token. */
  async openWindow(session: Session, preferredPort = 0): Promise<string> {
    const key = JSON.stringify([session.view, session.run, session.party]);
    const open = this.#windows.get(key);
    if (open !== undefined) return open.address;
    const token = randomBytes(24).toString('base64url');
    const app = this.#windowApp(session, token);
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    const port = await listenOnLoopback(server, preferredPort);
    const address = `http://127.0.0.1:${port}/#${token}`;
    this.#windows.set(key, { server, address });
    return address;
  }

  /** An address that opens that window once, and shows its token to nobody but that window itself. */
  async #doorTo({ run, other: party }: Visit): Promise<string> {
    const address = new URL(await this.openWindow({ view: 'device', run, party }));
    const code = randomBytes(24).toString('base64url');
    this.#doors.set(code, address.href);
    return `${address.origin}${doorPath}${code}`;
  }

  close(): void {
    this.#watch.close();
    for (const { server } of this.#windows.values()) {
      server.close();
      server.closeAllConnections();
    }
  }

  #windowApp(session: Session, token: string): Hono {
    const port = this.#workbench.port(session);
    const app = new Hono();
    app.use(async (context, next) => {
      const { host } = new URL(context.req.url);
      const origin = context.req.header('origin');
      const isOwn =
        host.startsWith('127.0.0.1:') && (origin === undefined || origin === `http://${host}`);
      if (!isOwn) return context.text('This listener answers its own page only.', 403);
      context.header('X-Content-Type-Options', 'nosniff');
      context.header('Referrer-Policy', 'no-referrer');
      context.header('Cross-Origin-Opener-Policy', 'same-origin');
      return next();
    });
    for (const guarded of ['/port/*', `${fileDoorPath}*`]) {
      app.use(guarded, async (context, next) => {
        const given = context.req.header('authorization') ?? '';
        return sameText(given, `Bearer ${token}`)
          ? next()
          : context.text('The token is missing or wrong.', 401);
      });
    }
    const tooLong = 'This is larger than anything that a window asks.';
    app.use(
      '/port/*',
      bodyLimit({ maxSize: longestBody, onError: (context) => context.text(tooLong, 413) }),
    );
    app.onError((thrown, context) => context.text(sentenceOf(thrown), 500));
    this.#addPort(app, session, port);
    // Files are the console's, as the intents about them are; whatever is not served here is no page.
    if (session.view === 'console')
      app.all(`${fileDoorPath}*`, ({ req }) => this.#fileDoor(req.raw));
    app.get(`${doorPath}:code`, (context) => {
      const code = context.req.param('code');
      const address = this.#doors.get(code);
      this.#doors.delete(code);
      return address === undefined
        ? context.text('This way in was used already; open the window anew.', 404)
        : context.redirect(address, 303);
    });
    app.get('*', async ({ req, body, text }) => {
      const file = await readStaticFile(this.#renderer, req.path);
      if (file === undefined) return text('There is no such page.', 404);
      const headers = {
        'Content-Type': file.type,
        'Content-Security-Policy': contentSecurityPolicy,
        'Cache-Control': req.path.startsWith('/assets/')
          ? 'max-age=31536000, immutable'
          : 'no-store',
      };
      return body(file.bytes, 200, headers);
    });
    return app;
  }

  /** The three methods of the port, and who the window is. */
  #addPort(app: Hono, session: Session, port: WorkbenchPort): void {
    app.get('/port/session', (context) => context.json(session));
    app.post('/port/dispatch', async (context) => {
      const asked = intent.safeParse(await readJson(context.req.raw));
      if (!asked.success) return context.json(malformed('intent'));
      const outcome = await port.dispatch(asked.data);
      if (outcome.kind === 'refused') return context.json(outcome);
      if (asked.data.kind === 'device.visited')
        return context.json({ ...outcome, address: await this.#doorTo(asked.data) });
      if (asked.data.kind !== 'window.open') return context.json(outcome);
      const { view, run, party } = asked.data;
      const address = await this.openWindow(sessionSchema.parse({ view, run, party }));
      return context.json({ ...outcome, address });
    });
    app.post('/port/read', async (context) => {
      const asked = readRequest.safeParse(await readJson(context.req.raw));
      if (!asked.success) return context.json(malformed('read request'), 400);
      const { run, from, limit } = asked.data;
      return context.json(await port.readTrace(run, from, limit));
    });
    app.get('/port/follow', (context) => {
      const { run, from } = context.req.query();
      const asked = followRequest.safeParse({ run, from: Number(from) });
      if (!asked.success) return context.json(malformed('follow request'), 400);
      return streamSSE(context, (stream) => {
        stream.onAbort(this.#watch.came(session));
        return followOver(stream, port, asked.data);
      });
    });
  }
}

interface EventStream {
  readonly aborted: boolean;
  readonly writeSSE: (message: { data: string; event?: string }) => Promise<void>;
  readonly onAbort: (listener: () => void) => void;
}

/** What lies on disk, page by page, so that a long run is drawn while the rest of it is read. */
async function sendHistory(
  stream: EventStream,
  port: WorkbenchPort,
  { run, from }: { run: string; from: number },
): Promise<number> {
  let next = from;
  for (let isFull = true; isFull && !stream.aborted; ) {
    const page = await port.readTrace(run, next, pageLimit);
    isFull = page.next - next >= pageLimit;
    // The last page is the follower's own.
    if (!isFull) break;
    next = page.next;
    await stream.writeSSE({ data: packed(page) });
  }
  return next;
}

/** Sends pages in order until the page goes away; a quiet stream is kept alive. */
async function followOver(
  stream: EventStream,
  port: WorkbenchPort,
  request: { run: string; from: number },
): Promise<void> {
  const { run } = request;
  const from = await sendHistory(stream, port, request);
  const waiting: TracePage[] = [];
  let wake: () => void = () => undefined;
  const stop = port.follow(run, from, (page) => {
    waiting.push(page);
    wake();
  });
  stream.onAbort(() => {
    stop();
    wake();
  });
  while (!stream.aborted) {
    const page = waiting.shift();
    if (page !== undefined) await stream.writeSSE({ data: packed(page) });
    else if (!(await sleepUntil((resolve) => (wake = resolve)))) {
      await stream.writeSSE({ event: 'alive', data: '' });
    }
  }
}

function packed({ entries, next }: TracePage): string {
  return JSON.stringify({ ...withListsApart(entries, content), next });
}

/** True when woken, false when it only got quiet for a while. */
function sleepUntil(giveWake: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const alarm = setTimeout(() => resolve(false), keepAliveMs);
    giveWake(() => {
      clearTimeout(alarm);
      resolve(true);
    });
  });
}

async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

function malformed(what: string): { kind: 'refused'; sentence: string } {
  return { kind: 'refused', sentence: `The ${what} is malformed; reload the window.` };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Listens on the preferred port, or on any free one when it is taken. */
async function listenOnLoopback(server: Server, preferred: number): Promise<number> {
  for (const port of preferred === 0 ? [0] : [preferred, 0]) {
    const bound = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (bound) return (server.address() as AddressInfo).port;
  }
  throw new WorkbenchError('No port on loopback is free; close another program and start again.');
}
