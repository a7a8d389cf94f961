/** A device's window as a person uses it, by role and label only. */
import type { Locator, Page } from 'playwright-core';

export interface DevicePage {
  readonly page: Page;
  readonly go: (app: 'Lock' | 'Requests' | 'Mail' | 'Messages' | 'Settings') => Promise<void>;
  readonly press: (name: string | RegExp) => Promise<void>;
  /** Presses what answers the request, until the run knows of it; its clock stands. */
  readonly answer: (name: string) => Promise<void>;
  /** Opens the request with that badge. */
  readonly openRequest: (badge: string) => Promise<void>;
  /** Opens what that client asks. */
  readonly openRequestFrom: (client: string) => Promise<void>;
  readonly enterPin: (pin: string) => Promise<void>;
  /** Turns that switch, until the run knows of it. */
  readonly turn: (name: string) => Promise<void>;
  /** Takes that choice in that list, until the run knows of it. */
  readonly choose: (label: string, choice: string) => Promise<void>;
  readonly shows: (text: string | RegExp) => Promise<void>;
  /** The badges of all requests in the app, in order. */
  readonly badges: () => Promise<readonly string[]>;
}

/** The device of that page. */
export function deviceOn(page: Page): DevicePage {
  const press = async (target: Locator): Promise<void> => {
    await page.bringToFront();
    await target.click();
  };
  const go: DevicePage['go'] = (app) =>
    press(page.getByRole('navigation', { name: 'Apps' }).getByRole('button', { name: app }));
  const shows: DevicePage['shows'] = (text) =>
    page
      .getByText(text, typeof text === 'string' ? { exact: true } : {})
      .first()
      .waitFor();
  return {
    page,
    go,
    press: (name) => press(page.getByRole('button', { name, exact: true })),
    answer: async (name) => {
      await press(page.getByRole('button', { name, exact: true }));
      await shows('Sending your answer');
    },
    openRequest: (badge) =>
      press(page.getByRole('button', { name: /^Open the request/ }).filter({ hasText: badge })),
    openRequestFrom: (client) =>
      press(page.getByRole('button', { name: `Open the request from ${client}`, exact: true })),
    enterPin: async (pin) => {
      for (const digit of pin) await press(page.getByRole('button', { name: digit, exact: true }));
      await press(page.getByRole('button', { name: 'Enter the PIN' }));
    },
    turn: async (name) => {
      await page.bringToFront();
      const named = { name: new RegExp(`^${name}`) };
      const checked = !(await page.getByRole('switch', named).isChecked());
      await page.getByRole('switch', named).focus();
      await page.keyboard.press('Space');
      await page.getByRole('switch', { ...named, checked }).waitFor();
    },
    choose: async (label, choice) => {
      await press(page.getByRole('button', { name: new RegExp(label) }));
      await page.getByRole('option', { name: choice }).click();
      await page.getByRole('button', { name: new RegExp(`${choice}.*${label}`) }).waitFor();
    },
    shows,
    badges: async () => {
      await go('Requests');
      const titles = await page.locator('.notification .badge').allTextContents();
      return titles;
    },
  };
}
