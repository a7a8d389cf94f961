/** The commands of time, in a run in which somebody has been asked and has not answered yet. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type CommandCase, type Desk, inThePast, momentIs, momentOf } from './command-case.ts';

const speed = (page: Page) => page.getByRole('button', { name: /Speed/ });
const paused = (page: Page) => page.getByText('‖ paused').waitFor();
const running = (page: Page) => page.getByText('▸ running').waitFor();

const mostSpeeds = 10;
let from = 0;

/** Notes where it begins, for what comes after. */
async function note({ page }: Desk): Promise<void> {
  from = await momentOf(page);
}

const hasGoneOn = ({ page }: Desk): Promise<void> => momentIs(page, (seq) => seq > from);

async function hasComeToRest(desk: Desk): Promise<void> {
  await hasGoneOn(desk);
  await paused(desk.page);
}

/** In the menu of how far a step goes. */
const stepsBy =
  (grain: RegExp) =>
  async ({ page }: Desk): Promise<void> => {
    await page.getByRole('button', { name: 'How far a step goes' }).click();
    const item = page.getByRole('menuitemradio', { name: grain });
    await expect.poll(() => item.getAttribute('aria-checked')).toBe('true');
    await page.keyboard.press('Escape');
    await item.waitFor({ state: 'detached' });
  };

export const timeCases: readonly CommandCase[] = [
  {
    id: 'time.run',
    after: async ({ page }) => {
      await running(page);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await paused(page);
    },
  },
  {
    id: 'time.skip-idle',
    after: ({ page }) =>
      page.getByRole('button', { name: 'Skip idle time', pressed: true }).waitFor(),
  },
  { id: 'time.step', before: note, after: hasGoneOn },
  {
    id: 'time.back',
    before: note,
    after: async ({ page }) => {
      await momentIs(page, (seq) => seq < from);
      await inThePast(page);
    },
  },
  { id: 'time.first', before: note, after: ({ page }) => momentIs(page, (seq) => seq < from) },
  { id: 'time.live', after: ({ page }) => inThePast(page, 'detached') },
  {
    id: 'time.faster',
    after: async ({ page }) => {
      await expect.poll(() => speed(page).innerText()).not.toBe('×1');
    },
  },
  {
    id: 'time.slower',
    after: async ({ page }) => {
      await expect.poll(() => speed(page).innerText()).toBe('×1');
    },
  },
  { id: 'time.until-message', before: note, after: hasComeToRest },
  { id: 'time.until-answer', before: note, after: hasComeToRest },
  { id: 'time.grain-message', after: stepsBy(/^One message/) },
  { id: 'time.grain-transition', after: stepsBy(/^One move/) },
  { id: 'time.grain-item', after: stepsBy(/^One thing/) },
  {
    id: 'time.until-expiry',
    before: async (desk) => {
      for (let count = 0; count < mostSpeeds; count += 1) await desk.page.keyboard.press('+');
      await note(desk);
    },
    after: async (desk) => {
      await hasComeToRest(desk);
      await desk.page.getByRole('list', { name: 'Parties' }).getByText('expired').first().waitFor();
    },
  },
];
