/**
 * The browser host, driven as a person would by role and label in real Chromium: the decoupled flow
 * stepped and running, denied and expired, the past, and what a hostile message cannot do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { Windows } from '../support/pages/agreement.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';
import {
  runThroughApproval,
  runThroughDenial,
  runThroughExpiry,
  stepThroughApproval,
} from '../support/pages/decoupled-flow.ts';
import { stepUntil } from '../support/pages/stepping.ts';
import {
  type Console,
  consoleOn,
  opensPageIn,
  phoneOn,
  tillOn,
} from '../support/pages/workbench-pages.ts';

let browser: Browser;
let context: BrowserContext;
let workbench: Workbench;
let host: BrowserHost;
let folder: string;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  workbench = composeWorkbench(folder);
  host = new BrowserHost({ workbench, renderer: rendererFolder });
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  faults = [];
  context.on('weberror', (fault) => faults.push(fault.error().message));
  context.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
});

afterEach(async () => {
  await context.close();
  host.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
  if (faults.length > 0) throw new Error(`A page complained: ${faults.join('; ')}`);
});

async function openConsole(): Promise<Console> {
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'console', run: '', party: '' }));
  return consoleOn(page, opensPageIn(context));
}

async function openWindows(): Promise<Windows> {
  const desk = await openConsole();
  await desk.startDemo();
  const till = tillOn(await desk.open('Corner Shop till'));
  const phone = phoneOn(await desk.open('Alice’s phone'));
  return { desk, till, phone };
}

describe('the decoupled flow in the browser host', () => {
  it('can be stepped message by message, and every window tells the same story', async () => {
    await stepThroughApproval(await openWindows());
  });

  it('runs by itself at speed once it is approved', async () => {
    await runThroughApproval(await openWindows());
  });

  it('ends with access_denied when the person denies', async () => {
    await runThroughDenial(await openWindows());
  });

  it('ends by the client’s own clock when nobody answers', async () => {
    await runThroughExpiry(await openWindows());
  });
});

describe('the past', () => {
  it('is shown in all windows at once, marked as past, and left again', async () => {
    const { desk, till } = await openWindows();
    await till.signIn('alice', 'PAY-PAST');
    await stepUntil(desk, /400 authorization_pending/);
    const lines = (await desk.sequence()).length;
    for (let count = 0; count < 4; count += 1) await desk.stepBack();
    await till.page.getByText(/You are looking at \d/).waitFor();
    await till.heading('Asking your bank');
    await expect.poll(async () => (await desk.sequence()).length).toBeLessThan(lines);
    await desk.returnToNow();
    await till.heading('Waiting for your phone');
    await expect.poll(() => desk.sequence()).toHaveLength(lines);
  });

  it('moves the cursor without drawing any arrow again', async () => {
    const { desk, till } = await openWindows();
    await till.signIn('alice');
    await stepUntil(desk, /400 authorization_pending/);
    await desk.page.evaluate(() => {
      const drawn = document.querySelectorAll('.figure-body .arrow');
      for (const arrow of drawn) arrow.setAttribute('data-drawn-once', '');
    });
    for (let count = 0; count < 5; count += 1) await desk.stepBack();
    await desk.returnToNow();
    const [all, kept] = await desk.page.evaluate(() => [
      document.querySelectorAll('.figure-body .arrow').length,
      document.querySelectorAll('.figure-body .arrow[data-drawn-once]').length,
    ]);
    expect(kept).toBe(all);
  });
});

describe('selection', () => {
  it('is the same in the diagram, the list and the inspector', async () => {
    const { desk, till } = await openWindows();
    await till.signIn('alice');
    await stepUntil(desk, /400 authorization_pending/);
    await desk.page.bringToFront();
    await desk.page.locator('.figure-body .row', { hasText: '400 authorization_pending' }).click();
    const option = desk.page.getByRole('option', { selected: true });
    await expect.poll(() => option.innerText()).toContain('400 authorization_pending');
    await desk.page.getByRole('heading', { level: 2, name: '400 authorization_pending' }).waitFor();
    await desk.page.getByRole('tab', { name: 'Rules' }).click();
    await desk.page.getByText('person has decided').first().waitFor();
  });
});

describe('a hostile binding message', () => {
  const markup =
    '"</title><img src=x onerror="window.hacked=1"><style>@import url(//evil.example/x.css)</style>';

  it('is refused by the provider and shown as plain text everywhere', async () => {
    const { desk, till } = await openWindows();
    const asked: string[] = [];
    desk.page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    await till.signIn('alice', markup);
    await stepUntil(desk, /400 invalid_binding_message/);
    await desk.showTab('Mermaid');
    await desk.page
      .getByRole('img', { name: 'Sequence diagram drawn by Mermaid' })
      .locator('svg')
      .waitFor();
    for (const page of [desk.page, till.page]) {
      await expect.poll(() => page.evaluate(() => 'hacked' in window)).toBe(false);
      await expect.poll(() => page.locator('img[src="x"]').count()).toBe(0);
    }
    expect(asked.filter((name) => name !== '127.0.0.1')).toEqual([]);
  });
});

describe('an outside client', () => {
  it('appears in the same figure, list and inspector, and its person decides on the same phone', async () => {
    const desk = await openConsole();
    await desk.page.getByRole('button', { name: 'Listen for your own client' }).click();
    await desk.page.getByText('Listening at').waitFor();
    const issuer =
      /http:\/\/127\.0\.0\.1:\d+/.exec(await desk.page.getByRole('main').innerText())?.[0] ?? '';
    const { auth_req_id: authReqId } = await askAsTheTill(issuer, '/backchannel/authentication', {
      scope: 'openid',
      login_hint: 'alice',
    });
    const phone = phoneOn(await desk.open('Alice’s phone'));
    await phone.openRequest();
    await phone.approve();
    await phone.shows('Approved');
    const grant = { grant_type: cibaGrantType, auth_req_id: String(authReqId) };
    expect(await askAsTheTill(issuer, '/token', grant)).toHaveProperty('id_token');
    await expect
      .poll(async () => (await desk.sequence()).at(-1))
      .toMatch(/Provider to Outside client: 200 access_token, id_token/);
    await desk.page.bringToFront();
    await desk.page.getByRole('option', { name: /access_token/ }).click();
    await desk.page
      .getByRole('heading', { level: 2, name: '200 access_token, id_token' })
      .waitFor();
  });
});

describe('windows and their roles', () => {
  it('gives every window an origin of its own and refuses a wrong token', async () => {
    const { desk, till, phone } = await openWindows();
    // A new window has its address a moment after it is there.
    for (const { page } of [till, phone]) await page.getByRole('main').waitFor();
    const origins = [desk.page, till.page, phone.page].map((page) => new URL(page.url()).origin);
    expect(new Set(origins).size).toBe(3);
    const answer = await fetch(`${origins[0] ?? ''}/port/session`, {
      headers: { Authorization: 'Bearer nonsense' },
    });
    expect(answer.status).toBe(401);
  });

  it('lets a window that was reloaded go on where it was', async () => {
    const { desk, till } = await openWindows();
    await till.signIn('alice', 'PAY-LOAD');
    await stepUntil(desk, /400 authorization_pending/);
    await desk.page.reload();
    await expect
      .poll(async () => (await desk.sequence()).at(-1))
      .toMatch(/400 authorization_pending/);
    await till.page.reload();
    await till.heading('Waiting for your phone');
  });
});

async function askAsTheTill(
  issuer: string,
  path: string,
  form: Record<string, string>,
): Promise<Record<string, unknown>> {
  const credentials = Buffer.from('corner-shop-till:simulated-secret-of-the-till').toString(
    'base64',
  );
  const headers = { Authorization: `Basic ${credentials}` };
  const body = new URLSearchParams(form);
  const answer = await fetch(issuer + path, { method: 'POST', headers, body });
  return (await answer.json()) as Record<string, unknown>;
}
