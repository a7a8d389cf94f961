/**
 * The port over HTTP: requests by POST, the trace by server-sent events. A lost stream is taken up
 * again where it broke off, so that followers see every entry once.
 */
import type { Intent } from '#shared/intents.ts';
import { type Session, session as sessionSchema } from '#shared/session.ts';
import { type ListsApart, withListsBack } from '#shared/trace/lists-apart.ts';
import type { TracePage, WorkbenchPort } from '#shared/workbench-port.ts';
import type { Connection } from './connect.ts';
import { arrangeTabs, type OutcomeWithAddress, openTab } from './connect-windows.ts';
import { createEventReader } from './event-stream.ts';
import { createFileCarrier } from './file-carrier.ts';

const tokenKey = 'ciba-workbench-token';
const retryMs = 1000;

/** Connects a page of the browser host by the token in its address. */
export async function connectBrowser(): Promise<Connection> {
  const token = takeToken();
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const aliveListeners = new Set<(alive: boolean) => void>();
  const tellAlive = (alive: boolean): void => {
    for (const listener of aliveListeners) listener(alive);
  };

  const send = (path: string, body: unknown, keepalive = false): Promise<Response> =>
    fetch(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive });

  async function readTrace(run: string, from: number, limit: number): Promise<TracePage> {
    const response = await send('/port/read', { run, from, limit });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as TracePage;
  }

  /** Whatever went wrong over there is told in its own sentence. */
  async function ask(intent: Intent): Promise<OutcomeWithAddress> {
    const response = await send('/port/dispatch', intent, isRemembered(intent));
    if (!response.ok) return { kind: 'refused', sentence: await response.text() };
    return (await response.json()) as OutcomeWithAddress;
  }

  const port: WorkbenchPort = {
    dispatch: async (intent) => {
      try {
        return await (opensWindow(intent) ? openTab(ask, intent) : ask(intent));
      } catch {
        return { kind: 'refused', sentence: 'The workbench does not answer; is it still running?' };
      }
    },
    readTrace,
    follow: (run, from, onEntries) => followStream(run, from, { headers, onEntries, tellAlive }),
  };
  const session = await readSession(headers);
  return {
    session,
    port,
    files: createFileCarrier({ Authorization: headers.Authorization }),
    arrange: (run, layout, missing) => arrangeTabs(ask, { run, layout, missing }),
    onAlive: (listener) => aliveListeners.add(listener),
    // A browser's menu is its own.
    onCommand: () => () => undefined,
  };
}

/** What a window shows already gets there even if the window is closed meanwhile. */
function isRemembered({ kind }: Intent): boolean {
  return kind === 'desk.keep' || kind === 'cursor.move';
}

function opensWindow({ kind }: Intent): boolean {
  return kind === 'window.open' || kind === 'device.visited';
}

function takeToken(): string {
  const fresh = window.location.hash.slice(1);
  if (fresh !== '') {
    window.sessionStorage.setItem(tokenKey, fresh);
    window.history.replaceState(null, '', window.location.pathname);
  }
  const token = window.sessionStorage.getItem(tokenKey);
  if (token !== null) return token;
  throw new Error(
    'This address lacks its key. Open the address that the workbench printed when it started.',
  );
}

async function readSession(headers: Record<string, string>): Promise<Session> {
  const response = await fetch('/port/session', { headers });
  if (response.ok) return sessionSchema.parse(await response.json());
  window.sessionStorage.removeItem(tokenKey);
  throw new Error(
    'This window belongs to an earlier start of the workbench. Open the newly printed address.',
  );
}

interface Following {
  readonly headers: Record<string, string>;
  readonly onEntries: (page: TracePage) => void;
  readonly tellAlive: (alive: boolean) => void;
}

function followStream(run: string, from: number, following: Following): () => void {
  const ending = new AbortController();
  let next = from;
  const take = (page: TracePage): void => {
    next = page.next;
    following.onEntries(page);
  };
  const keepFollowing = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await readOnce(
        `/port/follow?run=${encodeURIComponent(run)}&from=${next}`,
        following,
        ending.signal,
        take,
      ).catch(() => undefined);
      if (ending.signal.aborted) return;
      following.tellAlive(false);
      await new Promise((resolve) => window.setTimeout(resolve, retryMs));
    }
  };
  void keepFollowing();
  return () => ending.abort();
}

async function readOnce(
  url: string,
  { headers, tellAlive }: Following,
  signal: AbortSignal,
  take: (page: TracePage) => void,
): Promise<void> {
  const response = await fetch(url, { headers, signal });
  if (!response.ok || response.body === null) return;
  tellAlive(true);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const read = createEventReader((data) => {
    const page = JSON.parse(data) as ListsApart & Pick<TracePage, 'next'>;
    take({ entries: withListsBack(page), next: page.next });
  });
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    read(decoder.decode(chunk.value, { stream: true }));
  }
}
