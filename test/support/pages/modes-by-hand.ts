/** The three modes side by side, as somebody comes to them by the mouse. */
import type { Locator, Page } from 'playwright-core';

export async function showModes(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Modes', exact: true }).click();
  await modes(page).waitFor();
}

/** Runs the scenario in all three, and waits for their lanes. */
export async function runModes(page: Page): Promise<void> {
  await modes(page).getByRole('button', { name: 'Run this scenario in all three modes' }).click();
  await page.getByRole('img', { name: /^Push: / }).waitFor();
}

export const modes = (page: Page): Locator =>
  page.getByRole('region', { name: 'Three modes side by side' });
