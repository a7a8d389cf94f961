/** A browser that is set to another language: what the libraries say is English, like all around it. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { sittings } from '../support/pages/sittings.ts';

const { sit } = sittings(browserHosts());

const nameOf = (button: Locator): Promise<string | null> => button.getAttribute('aria-label');

describe('a browser in German', () => {
  it('names what is only heard in English', async () => {
    const { desk } = await sit({ locale: 'de-CH' });
    const { page } = desk;
    expect(await page.evaluate(() => navigator.language)).toBe('de-CH');
    await desk.startDemo();
    await page.getByRole('button', { name: /run menu$/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Runs and files' });
    await dialog.waitFor();
    // Around a popover there is a button for whoever cannot see where it ends.
    const dismiss = page.locator('.shelf-popover > :not([role=dialog]) button').first();
    await expect.poll(() => nameOf(dismiss)).toBe('Dismiss');
  });
});
