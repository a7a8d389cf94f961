/** The console of each product: as it begins, and tried out; a guide from nothing, and what points back. */
import type { Page } from 'playwright-core';
import { products } from '#shared/projections/product/console-board.ts';
import type { Stage } from './stage.ts';

export const productStates = [
  ...products.flatMap(({ name }) => [name, `${name}, refused`]),
  'guide, nothing done',
  'guide, pointed at a step',
  'from the rules',
  'tokens',
] as const;

/** Every product's console, with everything done and with a step that is not; then a guide. */
export async function tourProducts(stage: Stage): Promise<void> {
  const { look, stress, open } = stage;
  for (const { name, title } of products) {
    const page = await open({ view: 'console', run: '', party: '' });
    await begin(page, title);
    await look(page, name);
    const part = page.getByRole('region', { name: `Console of ${title}` });
    await part.getByRole('switch').first().press('Space');
    await page.getByText('While it is off:').first().waitFor();
    await press(page, 'Try it');
    await page.getByRole('button', { name: 'Show the step' }).first().waitFor();
    await look(page, `${name}, refused`);
    if (name === 'asgardeo') {
      await page.getByRole('region', { name: 'Notification channels' }).scrollIntoViewIfNeeded();
      await stress(page, `${name}, channels`);
    }
    await page.close();
  }
  await guideScene(stage);
}

async function guideScene({ look, stress, open }: Stage): Promise<void> {
  const page = await open({ view: 'console', run: '', party: '' });
  await begin(page, 'Okta');
  await press(page, 'Follow the guide');
  await page.getByText(/^Following the guide: step 1 of 11/).waitFor();
  await look(page, 'guide, nothing done');
  for (let done = 0; done < 5; done += 1) {
    await press(page, 'Do this step');
    await page
      .getByText(`${done + 1} of 11 done`, { exact: true })
      .first()
      .waitFor();
  }
  await press(page, 'Try it');
  await press(page, 'Show the step');
  await look(page, 'guide, pointed at a step');
  await stress(page, 'guide, pointed at a step');
  await page
    .getByRole('option', { name: /^.*400|403|401/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await look(page, 'from the rules');
  await press(page, 'Do every step');
  await page.getByText('11 of 11 done').first().waitFor();
  await press(page, 'Try again');
  await press(page, 'Approve for Alice Amberg');
  await page.getByRole('button', { name: 'Show the tokens' }).waitFor();
  await look(page, 'tokens');
  await stress(page, 'console, tokens');
  await page.close();
}

/** From the start page, or from a run that has none. */
async function begin(page: Page, title: string): Promise<void> {
  const card = page.getByRole('button', { name: title, exact: true });
  const menu = page.getByRole('button', { name: /run menu$/ });
  await card.or(menu).first().waitFor();
  if (await menu.isVisible()) {
    await menu.click();
    await press(page, 'Start page');
  }
  await card.click();
  await page.getByRole('region', { name: `Console of ${title}` }).waitFor();
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
