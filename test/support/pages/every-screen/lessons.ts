/** A lesson in every kind of page: from the start page to its end, gone astray, and from a bad file. */
import type { Page } from 'playwright-core';
import { longestLesson } from '#shared/lessons/lesson-limits.ts';
import { decide } from '../../files/recorded.ts';
import { handsFiles } from '../desk-with-a-run.ts';
import { isAtPage, lessonColumn, nextPage, openLesson, turnTo } from '../lesson-by-hand.ts';
import { lessonRun, lookAndStress, pressIn } from './lesson-stage.ts';
import type { Stage } from './stage.ts';

export const lessonStates = [
  'refused',
  'too large',
  'learn',
  'opening',
  'question',
  'wrong',
  'refuted',
  'beat',
  'right',
] as const;

/** Lesson 2 from the start page on, with a wrong answer and a right one. */
export async function tourLesson(stage: Stage): Promise<void> {
  const look = lookAndStress(stage);
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await page.getByRole('region', { name: 'Learn', exact: true }).waitFor();
  await badFiles(page, look);
  await look(page, 'learn');
  await openLesson(page, 'Poll:');
  await look(page, 'opening');
  await questions(page, look);
}

export const taskStates = ['task', 'hint', 'trying', 'reached', 'model answer'] as const;

/** Its first task, tried and shown. */
export async function tourTask(stage: Stage): Promise<void> {
  const look = lookAndStress(stage);
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await openLesson(page, 'Poll:');
  await turnTo(page, 3);
  await task(stage, page, look);
}

export const endStates = ['without text', 'ending', 'learned', 'astray'] as const;

/** Its end and what is left of it, and the same lesson gone astray. */
export async function tourLessonEnd(stage: Stage): Promise<void> {
  const look = lookAndStress(stage);
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await openLesson(page, 'Poll:');
  await turnTo(page, 8);
  await page.keyboard.press('t');
  await look(page, 'without text');
  await page.keyboard.press('t');
  await turnTo(page, 14);
  await page.keyboard.press('PageDown');
  await isAtPage(page, 'The end of the lesson.');
  await look(page, 'ending');
  await pressIn(page, 'All lessons');
  await page.getByText(/^1 of \d+ lessons done$/).waitFor();
  await look(page, 'learned');
  await goneAstray(stage, page);
  await look(page, 'astray');
}

type Look = Stage['look'];

async function badFiles(page: Page, look: Look): Promise<void> {
  const hand = handsFiles(page);
  hand('mine.json', JSON.stringify({ format: 1, id: 'mine', beats: [] }));
  await page.getByRole('button', { name: 'Open a lesson file' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'refused');
  hand('mine.json', JSON.stringify({ format: 1, id: 'm'.repeat(longestLesson) }));
  await page.getByRole('button', { name: 'Open a lesson file' }).click();
  await page
    .getByRole('alert')
    .getByText(/larger/)
    .waitFor();
  await look(page, 'too large');
  await page.getByRole('button', { name: 'Dismiss this message' }).click();
}

async function questions(page: Page, look: Look): Promise<void> {
  const choices = page.getByRole('button', { name: /^[A-C]? ?(Nothing|Tokens|A name)/ });
  await nextPage(page, 1);
  await look(page, 'question');
  await choices.filter({ hasText: 'Nothing, until' }).click();
  await page.getByText('Not so.').waitFor();
  await look(page, 'wrong');
  await pressIn(page, 'See where the run says otherwise');
  await look(page, 'refuted');
  await nextPage(page, 2);
  await look(page, 'beat');
  await nextPage(page, 3);
  await choices.filter({ hasText: 'Nothing. It lets' }).click();
  await page.getByText('Right.', { exact: true }).waitFor();
  await look(page, 'right');
}

async function task({ workbench }: Stage, page: Page, look: Look): Promise<void> {
  const taskCard = lessonColumn(page).getByRole('heading', { name: 'Task' });
  await taskCard.scrollIntoViewIfNeeded();
  await look(page, 'task');
  await pressIn(page, 'Hint');
  await look(page, 'hint');
  await pressIn(page, 'Try it');
  await lessonColumn(page).getByText('You are doing the task in a fork').waitFor();
  await look(page, 'trying');
  await decide(workbench, await lessonRun(workbench), 'prompt.approved');
  await page.keyboard.press('F5');
  await page.getByText('The goal is reached, and in par.').waitFor();
  await look(page, 'reached');
  await pressIn(page, /^Model answer/);
  await page.getByText(/The model answer/).waitFor();
  await look(page, 'model answer');
}

/** Alice denies where the lesson wants her to approve. */
async function goneAstray({ workbench }: Stage, page: Page): Promise<void> {
  await openLesson(page, 'Poll:');
  await page.keyboard.press('PageDown');
  await turnTo(page, 7);
  await decide(workbench, await lessonRun(workbench), 'prompt.denied');
  await page.keyboard.press('PageDown');
  await page.getByRole('alert').getByText('The run went another way').waitFor();
}
