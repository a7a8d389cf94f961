/**
 * The page behind a link of Asgardeo in a real browser: readable by everybody, workable without a
 * script and by keyboard alone, and it ends in what the person chose.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { basic } from '../support/core/outside-request.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { serveProduct } from '../support/products/served-product.ts';
import { callControl, endServed, type Served } from '../support/serve/served.ts';
import { loopbackFetch } from '../support/shell/http-call.ts';
import { temporaryFolder } from '../support/shell/wall-run.ts';

const client = {
  client_id: 'kiosk',
  client_secret: 'a secret',
  client_name: 'Corner Shop & <Sons>',
};
const user = { sub: 'u-9', username: 'ada', name: 'Ada Asgard', email: 'ada@bifrost.example' };

const folder = temporaryFolder();
let browser: Browser;
let context: BrowserContext | undefined;
let served: Served;

beforeAll(async () => {
  browser = await launchChromium();
  const provider = { channels: ['external'] };
  const profile = 'asgardeo';
  served = await serveProduct({ folder: folder.path, profile, provider, client, user });
});
afterEach(() => context?.close());
afterAll(async () => {
  endServed();
  folder.remove();
  await browser?.close();
});

/** Begins a request, and opens its link. */
async function open(colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; id: string }> {
  const response = await loopbackFetch(`${served.ready.issuer}/t/bifrost/oauth2/ciba`, {
    method: 'POST',
    headers: { authorization: basic(client) },
    body: new URLSearchParams({
      scope: 'openid profile',
      login_hint: 'ada',
      binding_message: 'Please authenticate to My App',
    }),
  });
  const { auth_url: link, auth_req_id: id } = (await response.json()) as Record<string, string>;
  context = await browser.newContext({ colorScheme, javaScriptEnabled: true });
  const page = await context.newPage();
  await page.goto(link ?? '');
  return { page, id: id ?? '' };
}

async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function stateOf(authReqId: string): Promise<string | undefined> {
  const { body } = await callControl(served.ready, '/requests');
  const { requests } = body as { requests: { auth_req_id: string; state: string }[] };
  return requests.find(({ auth_req_id: id }) => id === authReqId)?.state;
}

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

describe.each(['light', 'dark'] as const)('the pages behind a link in %s', (scheme) => {
  it('give no reason for complaint, from the log-in to the end', async () => {
    const { page } = await open(scheme);
    await heading(page, 'Log in');
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('textbox').fill('nobody');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ada Asgard' }).click();
    await heading(page, 'Do you agree?');
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Refuse' }).click();
    await heading(page, 'You refused');
    expect(await complaints(page)).toEqual([]);
  });
});

describe('the page behind a link', () => {
  it('is answered by keyboard alone, and once', async () => {
    const { page, id } = await open();
    const link = page.url();
    await page.getByRole('textbox').focus();
    await page.keyboard.type('ada');
    await page.keyboard.press('Enter');
    await heading(page, 'Do you agree?');
    await page.getByText('Please authenticate to My App').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'You agreed');
    await expect.poll(() => stateOf(id)).toBe('approved');
    await page.goto(link);
    await heading(page, 'This link leads nowhere');
    expect(await complaints(page)).toEqual([]);
  });
});
