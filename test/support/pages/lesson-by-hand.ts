/** A lesson by role and label, as somebody with a keyboard plays it. */
import type { Page } from 'playwright-core';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { plainLessonText } from '#shared/lessons/lesson-text.ts';
import { tabTo } from './desk-with-a-run.ts';

export const lessonColumn = (page: Page) => page.getByRole('complementary', { name: 'Lesson' });

/** Waits until that page of the lesson is shown, as it is said to a screen reader. */
export async function isAtPage(page: Page, words: string | RegExp): Promise<void> {
  const told = lessonColumn(page).getByRole('status', { name: 'Page shown' });
  await told.filter({ hasText: words }).waitFor({ state: 'attached' });
}

export const isAtBeat = (page: Page, beat: number): Promise<void> =>
  isAtPage(page, new RegExp(`^Beat ${beat} of`));

/** Begins that lesson on the start page. */
export async function openLesson(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Begin lesson \\d+: ${title}`) }).click();
  await isAtPage(page, 'The opening.');
}

/** By the key that a clicker sends; waits for that beat. */
export async function nextPage(page: Page, beat: number): Promise<void> {
  await page.keyboard.press('PageDown');
  await isAtBeat(page, beat);
}

/** By its dot. */
export async function turnTo(page: Page, beat: number): Promise<void> {
  await lessonColumn(page)
    .getByRole('button', { name: new RegExp(`^Beat ${beat}:`) })
    .click();
  await isAtBeat(page, beat);
}

/** Goes to that button by Tab and presses it; what is not there yet would be passed by. */
export async function pressByKeys(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().waitFor();
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** The same by the keyboard alone. */
export async function openLessonByKeys(page: Page, title: string): Promise<void> {
  await pressByKeys(page, new RegExp(`^Begin lesson \\d+: ${title}`));
  await isAtPage(page, 'The opening.');
}

/** Chooses that answer by the keyboard. */
export async function answerByKeys(page: Page, answer: RegExp): Promise<void> {
  await page.keyboard.press('l');
  await pressByKeys(page, answer);
}

/** From the opening to the end, with every prediction right; answers how many there were. */
export async function studyByKeys(page: Page, { beats }: Lesson): Promise<number> {
  let answered = 0;
  for (const [index, { predict }] of beats.entries()) {
    await nextPage(page, index + 1);
    const right = predict?.choices.find((choice) => choice.right === true);
    if (right === undefined) continue;
    await answerByKeys(page, new RegExp(`${escaped(plainLessonText(right.text))}$`));
    const verdict = lessonColumn(page).getByRole('status', { name: 'Your prediction' });
    await verdict.filter({ hasText: 'Right.' }).waitFor();
    answered += 1;
  }
  await page.keyboard.press('PageDown');
  await isAtPage(page, 'The end of the lesson.');
  return answered;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
