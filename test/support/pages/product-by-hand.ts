/** The console of a product as a person uses it, by role and label only. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface ProductConsole {
  readonly page: Page;
  /** Presses a button of the console; of several of that name the first. */
  readonly press: (name: string) => Promise<void>;
  readonly switchOf: (name: string) => Locator;
  /** Turns that switch, and waits until it is turned. */
  readonly turn: (name: string) => Promise<void>;
  readonly isDone: (words: string) => Promise<void>;
  /** Sends the request, and waits for what came of it. */
  readonly tries: (result: RegExp) => Promise<void>;
  readonly came: (result: RegExp) => Promise<void>;
  /** What the refusal points at. */
  readonly pointsAt: (words: string | RegExp) => Promise<void>;
}

/** The console of that product, once it is there. */
export async function productConsole(page: Page, title: string): Promise<ProductConsole> {
  const region = page.getByRole('region', { name: `Console of ${title}`, exact: true });
  await region.waitFor();
  const switchOf = (name: string): Locator =>
    region.getByRole('switch', { name: new RegExp(`^${name}`) });
  const press = async (name: string): Promise<void> => {
    await page.bringToFront();
    await region.getByRole('button', { name, exact: true }).first().click();
  };
  const came = async (result: RegExp): Promise<void> => {
    await expect
      .poll(() => region.getByRole('status', { name: 'What came of it' }).innerText())
      .toMatch(result);
  };
  return {
    page,
    press,
    switchOf,
    turn: async (name) => {
      const before = await switchOf(name).isChecked();
      await switchOf(name).press('Space');
      await expect.poll(() => switchOf(name).isChecked()).toBe(!before);
    },
    isDone: async (words) => {
      await expect
        .poll(() => region.getByRole('status', { name: 'Steps of the set-up' }).innerText())
        .toBe(words);
    },
    tries: async (result) => {
      const again = region.getByRole('button', { name: /^Try (it|again)$/ });
      await page.bringToFront();
      await again.click();
      await came(result);
    },
    came,
    pointsAt: async (words) => {
      await region.getByRole('region', { name: 'Try it' }).getByText(words).waitFor();
    },
  };
}

/** Begins a run with that product from its card. */
export async function beginProduct(page: Page, title: string): Promise<ProductConsole> {
  await page
    .getByRole('list', { name: 'Products' })
    .getByRole('button', { name: title, exact: true })
    .click();
  return productConsole(page, title);
}

/** The tokens are there, and the inspector shows the answer that brought them. */
export async function tellTokens({ page, press, came }: ProductConsole): Promise<void> {
  await came(/Alice Amberg is signed in, and the ID token is verified/);
  await press('Show the tokens');
  await page.getByRole('heading', { name: /^200 .*id_token/ }).waitFor();
}

/** The messages of the run with that in their title. */
export const messagesWith = (page: Page, title: RegExp): Locator =>
  page.getByRole('listbox', { name: 'Messages', exact: true }).getByRole('option', { name: title });
