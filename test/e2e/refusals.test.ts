/** What a window says where the workbench could not do what was asked. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { complaints } from '../support/pages/complaints.ts';
import { openRichDesk, type RichDesk } from '../support/pages/rich-desk.ts';

let browser: Browser;
let desk: RichDesk;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());
beforeEach(async () => {
  desk = await openRichDesk(browser);
});
afterEach(async () => desk.close());

const step = () => desk.page.getByRole('button', { name: 'Step', exact: true }).click();

it('tells what went wrong in the workbench’s own sentence, until it is put away', async () => {
  const { page } = desk;
  const body = 'The trace could not be written. Free some disk space and reopen the run.';
  await page.route('**/port/dispatch', (route) => route.fulfill({ status: 500, body }));
  await step();
  await page.getByRole('alert').getByText(body).waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Dismiss this message' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
});

it('asks whether the workbench runs where nobody answers', async () => {
  const { page } = desk;
  await page.route('**/port/dispatch', (route) => route.abort());
  await step();
  await page.getByText('The workbench does not answer; is it still running?').waitFor();
  await page.unroute('**/port/dispatch');
  await page.getByRole('button', { name: 'Dismiss this message' }).click();
  await step();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
});
