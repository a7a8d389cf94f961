/**
 * The doors of the browser host, by plain HTTP: who may come in, with which name and which token, and
 * what a malformed request is told.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;
let host: BrowserHost;
let origin: string;
let token: string;

beforeEach(async () => {
  folder = temporaryFolder();
  const renderer = join(folder.path, 'renderer');
  mkdirSync(renderer);
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(folder.path, 'secret.html'), 'secret');
  workbench = composeWorkbench(folder.path);
  host = new BrowserHost({ workbench, renderer });
  const address = new URL(await host.openWindow({ view: 'console', run: '', party: '' }));
  origin = address.origin;
  token = address.hash.slice(1);
});

afterEach(async () => {
  host.close();
  await workbench.close();
  folder.remove();
});

interface Call {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function call({ path, method = 'GET', headers = {}, body }: Call) {
  return new Promise<{ status: number; text: string; policy: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const asked = request({ hostname, port, path, method, headers: { ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const policy = String(answer.headers['content-security-policy'] ?? '');
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString(), policy });
      });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

const withToken = (): Record<string, string> => ({ Authorization: `Bearer ${token}` });

describe('the page', () => {
  it('is served to anybody on loopback, with its content security policy', async () => {
    const { status, text, policy } = await call({ path: '/' });
    expect([status, text]).toEqual([200, '<!doctype html><title>Page</title>']);
    expect(policy).toContain("script-src 'self'");
  });

  it.each(['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/%'])(
    'is all that is served: %s is not',
    async (path) => {
      expect((await call({ path })).text).not.toContain('secret');
    },
  );
});

describe('the port', () => {
  it('tells a window with its token who it is', async () => {
    const { status, text } = await call({ path: '/port/session', headers: withToken() });
    expect([status, JSON.parse(text)]).toEqual([200, { view: 'console', run: '', party: '' }]);
  });

  it.each([
    ['without a token', {}, 401],
    ['with another token', { Authorization: 'Bearer nonsense' }, 401],
    ['by a name that was pointed at loopback', { Host: 'evil.example' }, 403],
    ['from a page of another origin', { Origin: 'http://evil.example' }, 403],
  ])('is closed to a call %s', async (_title, headers, status) => {
    const both = { ...(status === 403 ? withToken() : {}), ...headers };
    expect((await call({ path: '/port/session', headers: both })).status).toBe(status);
  });

  it.each(['{', '[]', '{"kind":"nonsense"}', '{"kind":"run.create","name":""}'])(
    'refuses the malformed intent %s in a sentence',
    async (body) => {
      const asked = { path: '/port/dispatch', method: 'POST', headers: withToken(), body };
      const { status, text } = await call(asked);
      expect([status, JSON.parse(text)]).toEqual([
        200,
        { kind: 'refused', sentence: 'The intent is malformed; reload the window.' },
      ]);
    },
  );

  it('refuses a body larger than any intent', async () => {
    const body = ' '.repeat(300 * 1024);
    const asked = { path: '/port/dispatch', method: 'POST', headers: withToken(), body };
    expect((await call(asked)).status).toBe(413);
  });
});

it('gives the same window the same address, and another window another origin', async () => {
  const again = await host.openWindow({ view: 'console', run: '', party: '' });
  const other = await host.openWindow({ view: 'device', run: 'run-1', party: 'phone' });
  expect(again).toBe(`${origin}/#${token}`);
  expect(new URL(other).origin).not.toBe(origin);
});
