/**
 * What the browser host keeps out: pages of elsewhere, other windows of its own, injected scripts, and
 * names that only seem to be this machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';
import { guardedDirectives, injectInto } from '../support/pages/injections.ts';

const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));

let browser: Browser;
let context: BrowserContext;
let workbench: Workbench;
let host: BrowserHost;
let run: string;

beforeAll(async () => {
  browser = await launchChromium();
  context = await browser.newContext();
  workbench = composeWorkbench(folder);
  host = new BrowserHost({ workbench, renderer: rendererFolder });
  run = await workbench.createRun({ name: 'Guarded', mode: 'virtual', seed: 'guarded' });
});

afterAll(async () => {
  await browser.close();
  host.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

const addresses = {
  console: () => host.openWindow({ view: 'console', run: '', party: '' }),
  till: () => host.openWindow({ view: 'relying-party', run, party: 'till' }),
  phone: () => host.openWindow({ view: 'device', run, party: 'phone-of-alice' }),
  audience: () => host.openWindow({ view: 'audience', run, party: '' }),
};
type Window = keyof typeof addresses;

async function openPage(window: Window): Promise<Page> {
  const page = await context.newPage();
  await page.goto(await addresses[window]());
  await page.getByRole('main').waitFor();
  return page;
}

interface Asked {
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** Asks a window's listener with any headers at all, as a page never could. */
async function ask(window: Window, path: string, { token, headers = {}, body }: Asked = {}) {
  const { port, hash } = new URL(await addresses[window]());
  const own = token ?? hash.slice(1);
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${own}`, ...headers },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe('a listener of the browser host', () => {
  it('answers its own page', async () => {
    expect(await ask('till', '/port/session')).toMatchObject({ status: 200 });
  });

  it.each([
    ['another name for this machine', { host: 'rebound.evil.test' }],
    ['a name that begins alike', { host: '127.0.0.1.evil.test' }],
    ['a page of elsewhere', { origin: 'https://evil.test' }],
    ['a page without an origin', { origin: 'null' }],
  ])('answers nothing to %s', async (_whom, headers) => {
    for (const path of ['/port/session', '/'])
      expect(await ask('till', path, { headers })).toMatchObject({ status: 403 });
  });

  it('takes the token of no other window, and no half of its own', async () => {
    const token = async (window: Window): Promise<string> =>
      new URL(await addresses[window]()).hash.slice(1);
    const half = (await token('phone')).slice(0, 16);
    for (const wrong of [await token('till'), await token('console'), half, ''])
      expect(await ask('phone', '/port/session', { token: wrong })).toMatchObject({ status: 401 });
  });

  it('lets no relying party approve on a device, and no audience do anything', async () => {
    const prompt = { run, device: 'phone-of-alice', prompt: 'any' };
    for (const window of ['till', 'audience'] as const) {
      for (const body of [
        { kind: 'prompt.approved', ...prompt },
        { kind: 'request.decided', run, authReqId: 'any', decision: 'approve' },
        { kind: 'clock.step', run },
        { kind: 'window.open', view: 'device', run, party: 'phone-of-alice' },
        { kind: 'layout.remove', name: 'any' },
      ]) {
        const { text } = await ask(window, '/port/dispatch', { body });
        expect(text).toContain('This window may not do that');
      }
    }
  });

  it('takes no intent with members that it does not know', async () => {
    const body: unknown = JSON.parse(
      '{"kind":"theme.choose","theme":"dark","__proto__":{"polluted":true},"more":1}',
    );
    const { text } = await ask('console', '/port/dispatch', { body });
    expect(text).toContain('malformed');
    expect('polluted' in {}).toBe(false);
  });
});

describe('a page of the browser host', () => {
  it.each(['console', 'till', 'phone', 'audience'] as const)(
    'runs and loads nothing that was injected: %s',
    async (window) => {
      const page = await openPage(window);
      expect(await injectInto(page)).toEqual({ came: [], blocked: guardedDirectives });
      await page.close();
    },
  );

  it('cannot reach another window’s listener, nor be framed by a page of elsewhere', async () => {
    const page = await openPage('till');
    const phone = new URL(await addresses.phone());
    const reached = await page.evaluate(
      ([origin, token]) =>
        fetch(`${origin}/port/session`, { headers: { Authorization: `Bearer ${token}` } }).then(
          () => 'reached',
          () => 'blocked',
        ),
      [phone.origin, phone.hash.slice(1)] as const,
    );
    expect(reached).toBe('blocked');
    const policy = await fetch(phone.origin).then(({ headers }) =>
      headers.get('content-security-policy'),
    );
    expect(policy).toContain("frame-ancestors 'self'");
    await page.close();
  });

  it('cannot be reached by the window that opened it', async () => {
    const page = await openPage('console');
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Open Alice’s phone' }).click(),
    ]);
    await opened.getByRole('main').waitFor();
    expect(await opened.evaluate(() => globalThis.opener)).toBeNull();
  });
});
