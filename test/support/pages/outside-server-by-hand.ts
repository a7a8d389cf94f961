/** The door to the devices as a person opens it in a product's console, by role and label only. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { beginProduct, productConsole } from './product-by-hand.ts';

export interface OutsideServer {
  readonly region: Locator;
  readonly door: Locator;
  /** An address of the door, by what it is called there. */
  readonly addressOf: (name: string) => Promise<string>;
  /** Writes where results are called back, and keeps it. */
  readonly callBackAt: (address: string) => Promise<void>;
}

/** Begins a run with that product that listens, from the console of one that does not. */
export async function listenForServer(page: Page, title: string): Promise<OutsideServer> {
  const { press } = await beginProduct(page, title);
  await press('Listen for an outside server');
  await expect.poll(() => page.title()).toContain(`${title} · an outside server`);
  await productConsole(page, title);
  const server = outsideServer(page);
  await expect.poll(() => server.door.isChecked()).toBe(true);
  return server;
}

/** Where the console tells of it. */
export function outsideServer(page: Page): OutsideServer {
  const region = page.getByRole('region', { name: 'A server of your own', exact: true });
  const callback = region.getByRole('status', { name: 'Callback' });
  return {
    region,
    door: region.getByRole('switch', { name: /^The door to the devices/ }),
    addressOf: async (name) => {
      const fact = region.locator('dl > div').filter({
        has: page.getByRole('term').getByText(name, { exact: true }),
      });
      return fact.getByRole('definition').getByRole('code').innerText();
    },
    callBackAt: async (address) => {
      await region.getByLabel('Call results back at').fill(address);
      await region.getByRole('button', { name: 'Keep' }).click();
      await callback.getByText(/^By the rules for callbacks/).waitFor();
    },
  };
}
