/** A lesson from the start page to its end: every page that looks otherwise, and what a room sees of it. */
import type { Page } from 'playwright-core';
import { decide } from '../../files/recorded.ts';
import type { Stage } from '../../pages/every-screen/stage.ts';
import { isAtPage, nextPage, openLesson, turnTo } from '../../pages/lesson-by-hand.ts';

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();

/** Lesson 2, with a wrong answer and a right one, its task, and its end. */
export async function lessonScenes(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await page.getByRole('region', { name: 'Learn', exact: true }).waitFor();
  await look(page, 'learn');
  await stress(page, 'learn');
  await openLesson(page, 'Poll:');
  await look(page, 'opening');
  await nextPage(page, 1);
  await look(page, 'question');
  await stress(page, 'question');
  await page.locator('.lesson-choice').first().click();
  await page.getByText('Not so.').waitFor();
  await look(page, 'wrong');
  await stress(page, 'wrong');
  await press(page, 'See where the run says otherwise');
  await look(page, 'refuted');
  await turnTo(page, 3);
  await press(page, 'Hint');
  await look(page, 'task');
  await press(page, /^Model answer/);
  await page.getByText(/The goal is reached/).waitFor();
  await look(page, 'model answer');
  await press(page, 'Return to the lesson');
  await page.getByRole('button', { name: 'Notes of the presenter' }).click();
  await look(page, 'presenter');
  const audience = await stage.open({ view: 'audience', run: await lessonRun(stage), party: '' });
  await audience.getByRole('heading', { name: /Poll/ }).waitFor();
  await audience.getByRole('list', { name: 'Sequence of the run' }).waitFor();
  await look(audience, 'audience');
  await audience.close();
  await page.bringToFront();
  await turnTo(page, 8);
  await page.getByRole('button', { name: 'Text of the lesson' }).click();
  await look(page, 'without text');
  await page.getByRole('button', { name: 'Text of the lesson' }).click();
  await page.getByRole('button', { name: 'Notes of the presenter' }).click();
  await turnTo(page, 14);
  await page.keyboard.press('PageDown');
  await isAtPage(page, 'The end of the lesson.');
  await look(page, 'ending');
  await goneAstray(stage, page);
}

/** Alice denies where the lesson wants her to approve. */
async function goneAstray(stage: Stage, page: Page): Promise<void> {
  await page.keyboard.press('Shift+Home');
  await isAtPage(page, 'The opening.');
  await page.keyboard.press('PageDown');
  await turnTo(page, 7);
  await decide(stage.workbench, await lessonRun(stage), 'prompt.denied');
  await page.keyboard.press('PageDown');
  await page.getByRole('alert').getByText('The run went another way').waitFor();
  await stage.look(page, 'astray');
}

async function lessonRun({ workbench }: Stage): Promise<string> {
  const port = workbench.port({ view: 'console', run: '', party: '' });
  const { entries } = await port.readTrace('workbench', 0, 2000);
  const chosen = entries.findLast((entry) => entry.kind === 'run.chosen');
  return chosen?.kind === 'run.chosen' ? chosen.run : '';
}
