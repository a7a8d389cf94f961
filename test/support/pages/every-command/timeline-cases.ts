/** The commands of the timeline, in a run that was denied: each by the stretch that is shown after it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type CommandCase, type Desk, tabIsShown } from './command-case.ts';

const edge = (page: Page, name: string): Promise<string | null> =>
  page.getByRole('slider', { name: `${name} of what is shown` }).getAttribute('aria-valuetext');

/** From when to when. */
const shown = async (page: Page): Promise<string> =>
  `${await edge(page, 'Beginning')} to ${await edge(page, 'End')}`;

let whole = '';
let before = '';

async function note({ page }: Desk): Promise<void> {
  before = await shown(page);
}

async function isOther({ page }: Desk): Promise<void> {
  await expect.poll(() => shown(page)).not.toBe(before);
}

export const timelineCases: readonly CommandCase[] = [
  {
    id: 'view.timeline',
    after: async ({ page }) => {
      await tabIsShown(page, 'Timeline');
      whole = await shown(page);
    },
  },
  { id: 'timeline.zoom-in', before: note, after: isOther },
  { id: 'timeline.zoom-out', before: note, after: isOther },
  {
    id: 'timeline.fit',
    before: async ({ page }) => {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await expect.poll(() => shown(page)).not.toBe(whole);
    },
    after: async ({ page }) => {
      await expect.poll(() => shown(page)).toBe(whole);
    },
  },
  { id: 'timeline.request', before: note, after: isOther },
  {
    id: 'timeline.shorten-idle',
    after: ({ page }) =>
      page.getByRole('button', { name: 'Shorten idle', pressed: true }).waitFor(),
  },
];
