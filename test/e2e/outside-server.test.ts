/**
 * Servers elsewhere ask a person on our phone, in the browser host: a double of Keycloak by its HTTP
 * authentication channel, and one that speaks to Authlete’s simulator. Everything is begun by clicks,
 * the person decides in the phone’s own window, and all of it stays on loopback.
 */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../support/network/endpoint.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { complaints } from '../support/pages/complaints.ts';
import { type DevicePage, deviceOn } from '../support/pages/device-pages.ts';
import { consoleWindow } from '../support/pages/hosting.ts';
import { listenForServer, outsideServer } from '../support/pages/outside-server-by-hand.ts';
import { beginProduct, messagesWith } from '../support/pages/product-by-hand.ts';
import { sittings } from '../support/pages/sittings.ts';
import { tabToControl, tabToNamed } from '../support/pages/tabbing.ts';
import { consoleOn } from '../support/pages/workbench-pages.ts';
import {
  freshToken,
  type KeycloakDouble,
  startKeycloak,
} from '../support/products/keycloak-double.ts';
import { loopbackFetch } from '../support/shell/http-call.ts';
import { temporaryFolder } from '../support/shell/wall-run.ts';

const hosts = browserHosts();
const { sit } = sittings(hosts);
const alice = { login_hint: 'alice', binding_message: 'Pay 5' };

/** A run that listens for it, Alice’s phone in a window of its own, and a Keycloak that is called back. */
async function beginKeycloak() {
  const { desk } = await sit();
  const server = await listenForServer(desk.page, 'Keycloak');
  const keycloak = await startKeycloak();
  await server.callBackAt(keycloak.callback);
  const channel = await server.addressOf('Its channel');
  const phone = deviceOn(await desk.open('Alice’s phone'));
  return { desk, server, keycloak, channel, phone };
}

async function openPrompt(phone: DevicePage): Promise<void> {
  await phone.openRequestFrom('Keycloak');
  await phone.shows('Pay 5');
}

/** It was called back once, with that, and took it. */
async function heard({ called }: KeycloakDouble, status: string): Promise<void> {
  const said = JSON.stringify({ status });
  await expect.poll(() => called).toEqual([{ status: 200, said }]);
}

describe('a Keycloak elsewhere', () => {
  it.each([
    ['Approve', 'Approved', 'SUCCEED'],
    ['Deny', 'Denied', 'CANCELLED'],
  ])('hears that a person pressed «%s» on the phone', async (deed, shown, status) => {
    const { desk, keycloak, channel, phone } = await beginKeycloak();
    expect(await keycloak.ask(channel, alice)).toBe(201);
    await messagesWith(desk.page, /POST \/api\/authenticate\/keycloak/).waitFor();
    await openPrompt(phone);
    expect(keycloak.called).toEqual([]);
    await phone.press(deed);
    await heard(keycloak, status);
    await phone.shows(shown);
    await messagesWith(desk.page, new RegExp(`result: ${status}`)).waitFor();
  });

  it('hears that nobody answered in time', async () => {
    const { keycloak, channel, phone } = await beginKeycloak();
    expect(await keycloak.ask(channel, alice, freshToken(8))).toBe(201);
    await phone.shows('This request has lapsed');
    await heard(keycloak, 'UNAUTHORIZED');
  });

  it('is refused while nobody is to be called back, and finds no door where that is shut', async () => {
    const { desk } = await sit();
    const server = await listenForServer(desk.page, 'Keycloak');
    const keycloak = await startKeycloak();
    const channel = await server.addressOf('Its channel');
    await server.region.getByText(/^Nothing is kept, and so every request is refused/).waitFor();
    expect(await keycloak.ask(channel, alice)).toBe(400);
    await server.callBackAt(keycloak.callback);
    await server.door.press('Space');
    await server.region.getByText('Whoever asks there hears 404.').waitFor();
    expect(await keycloak.ask(channel, alice)).toBe(404);
    await server.door.press('Space');
    await server.region.getByText(/^Any server on this computer/).waitFor();
    expect(await keycloak.ask(channel, alice)).toBe(201);
  });
});

it('a server that speaks to Authlete’s simulator waits for the person', async () => {
  const { desk } = await sit();
  const server = await listenForServer(desk.page, 'Authlete');
  const phone = deviceOn(await desk.open('Alice’s phone'));
  const answer = loopbackFetch(await server.addressOf('Synchronous'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ workspace: 'A bank', user: 'alice', message: 'Pay 5', timeout: 60 }),
  });
  await phone.openRequestFrom('A bank');
  await phone.press('Approve');
  expect(await (await answer).json()).toEqual({ result: 'allow' });
});

describe('the console’s part on servers elsewhere', () => {
  it('says what is wrong with a callback, and copies a request to try', async () => {
    const { desk } = await sit();
    const { page } = desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const { region, addressOf } = await listenForServer(page, 'Keycloak');
    await region.getByLabel('Call results back at').fill('shop');
    await region.getByText(/^Write a whole address/).waitFor();
    await expect.poll(() => region.getByRole('button', { name: 'Keep' }).isDisabled()).toBe(true);
    await region.getByRole('button', { name: 'Copy as cURL' }).click();
    await region.getByText('Copied.').waitFor();
    const channel = await addressOf('Its channel');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain(`curl --include ${channel} `);
  });

  it('is not there where a product’s servers ask nobody here', async () => {
    const { page } = (await sit()).desk;
    await beginProduct(page, 'Okta');
    await page.getByRole('region', { name: 'What to know' }).waitFor();
    expect(await outsideServer(page).region.count()).toBe(0);
  });

  it('can be used by the keyboard alone', async () => {
    const { page } = (await sit()).desk;
    await beginProduct(page, 'Keycloak');
    await page.getByRole('tab', { name: 'Product', exact: true }).focus();
    await tabToNamed(page, 'Listen for an outside server');
    await page.keyboard.press('Enter');
    const server = outsideServer(page);
    await server.door.waitFor();
    await page.getByRole('tab', { name: 'Product', exact: true }).focus();
    await server.region.getByRole('status', { name: 'Callback' }).waitFor();
    await tabToControl(page, server.region.getByLabel('Call results back at'));
    await page.keyboard.type('http://127.0.0.1:9/callback');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => server.region.getByRole('status', { name: 'Callback' }).innerText())
      .toMatch(/^By the rules for callbacks/);
  });

  it('says so when its port is taken, and begins another run', async () => {
    const folder = temporaryFolder();
    const first = await hosts(folder.path);
    const desk = consoleOn(await first.openWindow(consoleWindow), first.opensPage);
    const { port } = new URL(
      await (await listenForServer(desk.page, 'Keycloak')).addressOf('Its channel'),
    );
    await first.close();
    await listenOnLoopback(createServer(), Number(port));
    const second = await hosts(folder.path);
    try {
      const page = await second.openWindow(consoleWindow);
      const { region, door } = outsideServer(page);
      await page.getByRole('button', { name: /run menu$/ }).click();
      await page.getByRole('button', { name: 'Start page', exact: true }).click();
      await page.getByRole('row', { name: /^Keycloak · an outside server/ }).click();
      await region.getByText(/^No server reaches this run\./).waitFor();
      await region.getByRole('button', { name: 'Listen for an outside server' }).click();
      await expect.poll(() => door.isChecked()).toBe(true);
    } finally {
      await second.close();
      folder.remove();
    }
  });

  it.each(['light', 'dark'] as const)('has no complaints of axe, %s', async (colorScheme) => {
    const { page } = (await sit({ colorScheme })).desk;
    await beginProduct(page, 'Authlete');
    const { region, door } = outsideServer(page);
    await region.scrollIntoViewIfNeeded();
    expect(await complaints(page)).toEqual([]);
    await region.getByRole('button', { name: 'Listen for an outside server' }).click();
    await door.waitFor();
    await region.getByLabel('Call results back at').fill('shop');
    await region.getByText(/^Write a whole address/).waitFor();
    expect(await complaints(page)).toEqual([]);
  });
});
