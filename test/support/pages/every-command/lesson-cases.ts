/** The commands of a lesson, at its first beat: each by the page, or the part of it, that it shows. */
import type { Page } from 'playwright-core';
import { isAtBeat, isAtPage, lessonColumn } from '../lesson-by-hand.ts';
import type { CommandCase } from './command-case.ts';

const switched = (page: Page, name: string, pressed: boolean): Promise<void> =>
  lessonColumn(page).getByRole('button', { name, pressed }).waitFor();
const beside = (page: Page) => page.getByRole('region', { name: 'Beside the lesson' });

export const lessonCases: readonly CommandCase[] = [
  { id: 'lesson.next', after: ({ page }) => isAtBeat(page, 2) },
  { id: 'lesson.back', after: ({ page }) => isAtBeat(page, 1) },
  { id: 'lesson.text', after: ({ page }) => switched(page, 'Text of the lesson', false) },
  {
    id: 'lesson.notes',
    after: async ({ page }) => {
      await switched(page, 'Notes of the presenter', true);
      await page.getByRole('region', { name: 'Notes of the presenter' }).waitFor();
    },
  },
  {
    id: 'lesson.panel',
    after: ({ page }) => page.locator('[aria-label="Page of the lesson"]:focus').waitFor(),
  },
  {
    id: 'lesson.explore',
    after: async ({ page }) => {
      await beside(page).getByText('You are exploring a fork.').waitFor();
      await page.getByRole('button', { name: 'Return to the lesson' }).click();
      await beside(page).waitFor({ state: 'detached' });
    },
  },
  { id: 'lesson.reset', after: ({ page }) => isAtPage(page, 'The opening.') },
  { id: 'lesson.leave', after: ({ page }) => lessonColumn(page).waitFor({ state: 'detached' }) },
];
