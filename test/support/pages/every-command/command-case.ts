/** How a command is proved: by what is brought up before it, and by what can be seen after it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type CommandId, commandNamed } from '#shared/commands/command-list.ts';
import { carryOut, letKeyboardGo } from '../every-screen/console-acts.ts';
import type { Stage } from '../every-screen/stage.ts';

export interface Desk {
  readonly stage: Stage;
  readonly run: string;
  readonly page: Page;
}

export interface CommandCase {
  readonly id: CommandId;
  readonly before?: (desk: Desk) => Promise<unknown>;
  /** Waits for what the command has done, and puts it away where it is in the way of the next. */
  readonly after: (desk: Desk) => Promise<unknown>;
}

/** Carries it out by each of its keys, or by the palette where it has none. */
export async function proveCommand(desk: Desk, { id, before, after }: CommandCase): Promise<void> {
  const command = commandNamed(id);
  if (command === undefined) throw new Error(`There is no command ${id}.`);
  const { page } = desk;
  if (command.keys.length === 0) {
    await before?.(desk);
    await carryOut(page, command.title);
    await after(desk);
  }
  for (const key of command.keys) {
    await before?.(desk);
    await letKeyboardGo(page);
    await page.keyboard.press(key.replace('Mod', 'Control'));
    await after(desk);
  }
}

/** The number of the entry that the console shows. */
export async function momentOf(page: Page): Promise<number> {
  return Number(await page.getByRole('main').getAttribute('data-moment'));
}

/** Waits until the console shows a moment for which that holds. */
export async function momentIs(page: Page, holds: (seq: number) => boolean): Promise<void> {
  await expect.poll(async () => holds(await momentOf(page))).toBe(true);
}

/** Waits for a dialog, and puts it away. */
export async function dialogCame(page: Page, name?: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', name === undefined ? {} : { name }).first();
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

export const tabIsShown = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('tab', { name, selected: true }).first().waitFor();

export const inThePast = (page: Page, state: 'visible' | 'detached' = 'visible'): Promise<void> =>
  page.getByText(/You are looking at \d/).waitFor({ state });

export const choose = (page: Page, message: RegExp): Promise<void> =>
  page.getByRole('option', { name: message }).first().click();
