/**
 * The page of the first sign-in in a real browser: it is readable by everybody, works without a script
 * and by keyboard alone, and its security policy lets it lead back to the client and nowhere else.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { loopbackFetch, textMember } from '../support/shell/http-call.ts';
import { openWallRun, type WallRun } from '../support/shell/wall-run.ts';
import type { Entry } from '../support/shell/watcher.ts';

let browser: Browser;
let context: BrowserContext | undefined;
let wall: WallRun;
let client: Server;
let clientId = '';
let redirectUri = '';

beforeAll(async () => {
  browser = await launchChromium();
  wall = await openWallRun();
  client = createServer((_, response) => response.end('back at the client'));
  await new Promise<void>((resolve) => client.listen(0, '127.0.0.1', resolve));
  const { port } = client.address() as AddressInfo;
  redirectUri = `http://127.0.0.1:${port}/cb`;
  const answer = await loopbackFetch(`${wall.issuer}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Corner Shop & <Sons>',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', cibaGrantType],
      backchannel_token_delivery_mode: 'poll',
    }),
  });
  clientId = textMember(await answer.json(), 'client_id');
});

afterEach(() => context?.close());

afterAll(async () => {
  client.close();
  await wall.close();
  await browser?.close();
});

async function open(colorScheme: 'light' | 'dark' = 'light', changes = {}): Promise<Page> {
  context = await browser.newContext({ colorScheme, javaScriptEnabled: true });
  const page = await context.newPage();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: 'its state',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
    ...changes,
  });
  await page.goto(`${wall.issuer}/authorize?${query.toString()}`);
  return page;
}

async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The form of a request that reached the provider; of any other entry, an empty one. */
function formIn(entry: Entry): URLSearchParams {
  const body = entry.kind === 'http.arrived' ? entry.request.body : '';
  return new URLSearchParams(Buffer.from(body, 'base64').toString());
}

describe.each(['light', 'dark'] as const)('the sign-in page in %s', (scheme) => {
  it('gives no reason for complaint, with a fault shown and without', async () => {
    const page = await open(scheme);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Sign in');
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Or type').fill('zoe');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await complaints(page)).toEqual([]);
  });

  it('gives none when it can only say what is wrong', async () => {
    const page = await open(scheme, { redirect_uri: 'https://elsewhere.example/' });
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toContain('cannot go on');
    expect(await complaints(page)).toEqual([]);
  });
});

describe('the sign-in page leads back to the client', () => {
  it('by one press on a person, with code, state and issuer', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Bruno Baltic' }).click();
    await page.waitForURL(`${redirectUri}?**`);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('code')).toMatch(/^[\w-]{43}$/);
    expect([searchParams.get('state'), searchParams.get('iss')]).toEqual([
      'its state',
      wall.issuer,
    ]);
  });

  it('by keyboard alone: Enter signs in who was typed, and not the first of the list', async () => {
    const page = await open();
    await page.getByLabel('Or type').focus();
    await page.keyboard.type('bruno');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${redirectUri}?**`);
    expect(new URL(page.url()).searchParams.has('code')).toBe(true);
    const posted = await wall.seen.until(
      (entry) => entry.kind === 'http.arrived' && formIn(entry).get('username') === 'bruno',
    );
    expect(formIn(posted).has('person')).toBe(false);
  });

  it('with access_denied, when the person turns back', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL(`${redirectUri}?**`);
    expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
  });
});

describe('the sign-in page shows', () => {
  it('the client’s name as text, whatever is in it', async () => {
    const page = await open();
    await expect.poll(() => page.getByText('Corner Shop & <Sons>').count()).toBeGreaterThan(0);
    await expect.poll(() => page.title()).toBe('Sign in to Corner Shop & <Sons>');
  });

  it('its style: the policy names it, and the browser applies it', async () => {
    const page = await open();
    const width = await page.locator('main').evaluate((node) => getComputedStyle(node).maxWidth);
    expect(width).toBe('432px');
  });
});
