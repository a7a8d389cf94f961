/** The palette of commands as a person uses it, by the keyboard, role and label only. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Palette {
  readonly field: () => Locator;
  readonly results: () => Locator;
  readonly chosen: () => Locator;
  readonly undoSaid: () => Locator;
  /** Opens the palette and types. */
  readonly find: (typed: string) => Promise<void>;
  readonly carryOut: (title: string) => Promise<void>;
}

/** The palette of that console. */
export function paletteOn(page: Page): Palette {
  const field = () => page.getByRole('combobox', { name: /^Find a command/ });
  const results = () => page.getByRole('listbox', { name: 'Results' });
  const chosen = () => results().getByRole('option', { selected: true });
  const find = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await field().waitFor();
    await page.keyboard.type(typed);
    await expect.poll(() => chosen().count()).toBe(1);
  };
  return {
    field,
    results,
    chosen,
    undoSaid: () => page.getByRole('status', { name: 'Undo' }),
    find,
    carryOut: async (title) => {
      await find(title);
      await chosen().filter({ hasText: title }).waitFor();
      await page.keyboard.press('Enter');
      await field().waitFor({ state: 'detached' });
    },
  };
}
