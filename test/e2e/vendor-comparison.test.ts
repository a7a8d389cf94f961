/**
 * Two products sent the same, by role and label: asked for from the start page and by its command,
 * chosen from lists, shortened to what differs, and taken along as Markdown.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { carryOut } from '../support/pages/every-screen/console-acts.ts';
import { chooseVendor } from '../support/pages/every-screen/vendors.ts';
import { sittings } from '../support/pages/sittings.ts';

const { sit, openDemo } = sittings(browserHosts());

const table = (page: Page, name: string) => page.getByRole('table', { name });
const rows = (page: Page) => page.getByRole('dialog').getByRole('row');
const count = (page: Page) => page.getByText(/lines differ\.$/);

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compare products' }).click();
  await table(page, 'Okta and Auth0, asked the same').waitFor();
}

describe('the comparison of products', () => {
  it('shows what each was sent and answered, and marks what differs', async () => {
    const { page } = (await sit()).desk;
    await open(page);
    const request = page.getByRole('row', { name: /POST \/bc-authorize/ });
    await expect
      .poll(() => request.innerText())
      .toMatch(
        /^Request\s*, differs\s+POST \/oauth2\/default\/v1\/bc\/authorize\s+POST \/bc-authorize/,
      );
    await expect.poll(() => count(page).innerText()).toMatch(/^\d+ of \d+ lines differ\.$/);
  });

  it('is shortened to the lines that differ', async () => {
    const { page } = (await sit()).desk;
    await open(page);
    await page.getByRole('row', { name: /^token_type/ }).waitFor();
    await page.getByRole('switch', { name: 'Only differences' }).press('Space');
    await page.getByRole('row', { name: /^token_type/ }).waitFor({ state: 'detached' });
    const told = Number(/^\d+/.exec(await count(page).innerText())?.[0]);
    await expect.poll(() => page.getByRole('row', { name: /differs/ }).count()).toBe(told);
    // With the heads of the parts.
    await expect.poll(() => rows(page).count()).toBeGreaterThan(told);
  });

  it('compares what is chosen, swapped and chosen again, and says when there is nothing', async () => {
    const { page } = (await sit()).desk;
    await open(page);
    await page.getByRole('button', { name: 'Swap the products' }).click();
    await table(page, 'Auth0 and Okta, asked the same').waitFor();
    await chooseVendor(page, 'One product', 'Keycloak');
    await table(page, 'Keycloak and Okta, asked the same').waitFor();
    await chooseVendor(page, 'One product', 'Okta');
    await page.getByText(/^A product beside itself differs in nothing/).waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: 'Copy as Markdown' }).isDisabled())
      .toBe(true);
  });

  it('remembers its products, and opens in a run by its command and in the comparison', async () => {
    const { page } = await openDemo();
    await carryOut(page, 'Compare products');
    await table(page, 'Okta and Auth0, asked the same').waitFor();
    await chooseVendor(page, 'The other', 'Authlete');
    await table(page, 'Okta and Authlete, asked the same').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Compare products' }).click();
    const again = table(page, 'Okta and Authlete, asked the same');
    await expect.poll(() => again.isVisible()).toBe(true);
  });

  it('goes out as Markdown, by the keyboard alone', async () => {
    const { page } = (await sit()).desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Compare products' }).press('Enter');
    await table(page, 'Okta and Auth0, asked the same').waitFor();
    await page.getByRole('button', { name: 'Copy as Markdown' }).press('Enter');
    await page.getByText('Copied.').waitFor();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^# Okta and Auth0, asked the same/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
