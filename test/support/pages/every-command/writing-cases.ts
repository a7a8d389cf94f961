/** The commands of a lesson that is written, on a run in which somebody has asked for a sign-in. */
import { isAtPage } from '../lesson-by-hand.ts';
import { stands, write, writing } from '../lesson-writing.ts';
import type { CommandCase } from './command-case.ts';

export const writingCases: readonly CommandCase[] = [
  {
    id: 'authoring.mark',
    after: ({ page }) =>
      writing(page).getByRole('region', { name: 'Beat 1', exact: true }).waitFor(),
  },
  {
    id: 'authoring.check',
    before: async ({ page }) => {
      await write(page, 'Why', 'Because somebody asked.');
      await stands(page, 'Nothing is missing');
    },
    after: ({ page }) => stands(page, /^Checked: all/),
  },
  {
    id: 'authoring.preview',
    after: async ({ page }) => {
      await isAtPage(page, 'The opening.');
      await page.getByRole('button', { name: 'Back to editing' }).click();
      await writing(page).waitFor();
    },
  },
  { id: 'authoring.open', after: ({ page }) => writing(page).waitFor({ state: 'detached' }) },
];
