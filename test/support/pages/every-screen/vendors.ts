/** Two products side by side: all lines, only what differs, and one product beside itself. */
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

export const vendorStates = ['compared', 'only differences', 'one beside itself'] as const;

export async function tourVendors(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await page.getByRole('button', { name: 'Compare products' }).click();
  await page.getByText(/lines differ\.$/).waitFor();
  await look(page, 'compared');
  await stress(page, 'compared');
  await page.getByRole('switch', { name: 'Only differences' }).press('Space');
  await look(page, 'only differences');
  await chooseVendor(page, 'The other', 'Okta');
  await page.getByText(/^A product beside itself/).waitFor();
  await look(page, 'one beside itself');
}

/** Chooses a product on one side. */
export async function chooseVendor(
  page: Page,
  side: 'One product' | 'The other',
  title: string,
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${side}$`) }).click();
  await page.getByRole('option', { name: title, exact: true }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}
