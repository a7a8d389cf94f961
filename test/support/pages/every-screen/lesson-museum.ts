/** A piece of the museum: the bug that is to be found, missed, found, and beside the run without it. */
import type { Page } from 'playwright-core';
import { lessonColumn, nextPage, openLesson } from '../lesson-by-hand.ts';
import { lookAndStress, pressIn } from './lesson-stage.ts';
import type { Stage } from './stage.ts';

export const museumStates = [
  'museum',
  'find',
  'find, missed',
  'find, found',
  'side by side',
  'edited on the way',
] as const;

/** The denial with the wrong number, and the wrong person. */
export async function tourMuseum(stage: Stage): Promise<void> {
  const look = lookAndStress(stage);
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await openLesson(page, 'Museum 2');
  await look(page, 'museum');
  await nextPage(page, 1);
  await lessonColumn(page).getByRole('heading', { name: 'Find it' }).scrollIntoViewIfNeeded();
  await look(page, 'find');
  await point(page, /200 auth_req_id/, 'is another one.');
  await look(page, 'find, missed');
  await point(page, /403 access_denied/, 'That is it.');
  await look(page, 'find, found');
  await nextPage(page, 2);
  await pressIn(page, 'Look at Compare');
  await look(page, 'side by side');
  await pressIn(page, 'Leave the lesson');
  await pressIn(page, /run menu$/);
  await pressIn(page, 'Start page');
  await openLesson(page, 'Museum 5');
  await nextPage(page, 1);
  await look(page, 'edited on the way');
}

async function point(page: Page, line: RegExp, verdict: string): Promise<void> {
  await page
    .getByRole('listbox', { name: 'Messages', exact: true })
    .getByRole('option', { name: line })
    .first()
    .click();
  await pressIn(page, /^This one: entry/);
  const found = lessonColumn(page).getByRole('status', { name: 'What you found', exact: true });
  await found.getByText(verdict).waitFor();
}
