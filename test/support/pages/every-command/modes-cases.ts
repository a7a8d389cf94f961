/** The commands of the three modes: the first makes the runs, the others look at them on their one clock. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type CommandCase, tabIsShown } from './command-case.ts';

const clock = (page: Page) => page.getByRole('slider', { name: 'Moment of the three runs' });
const atMs = async (page: Page): Promise<number> =>
  Number(await clock(page).getAttribute('aria-valuenow'));
let before = 0;

/** The shared moment is somewhere else than it was. */
const moved = (by: 1 | -1): CommandCase['after'] =>
  async function hasMoved({ page }) {
    await expect.poll(async () => ((await atMs(page)) - before) * by).toBeGreaterThan(0);
  };

export const modesCases: readonly CommandCase[] = [
  { id: 'view.modes', after: ({ page }) => tabIsShown(page, 'Modes') },
  { id: 'run.modes', after: ({ page }) => clock(page).waitFor() },
  {
    id: 'modes.back',
    before: async ({ page }) => {
      before = await atMs(page);
    },
    after: moved(-1),
  },
  {
    id: 'modes.step',
    before: async ({ page }) => {
      before = await atMs(page);
    },
    after: moved(1),
  },
  {
    id: 'modes.play',
    before: async ({ page }) => {
      await clock(page).press('Home');
      await expect.poll(() => atMs(page)).toBe(0);
      before = 0;
    },
    after: moved(1),
  },
  {
    id: 'modes.copy',
    after: ({ page }) => page.getByText('Copied as Markdown.').waitFor(),
  },
];
