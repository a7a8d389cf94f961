/** An exam by role and label, as somebody with a keyboard sits it. */
import type { Page } from 'playwright-core';
import { pressByKeys } from './lesson-by-hand.ts';

export const examColumn = (page: Page) => page.getByRole('complementary', { name: 'Exam' });

export const examDialog = (page: Page) => page.getByRole('dialog', { name: 'Exam', exact: true });

/** What is typed before a paper begins. */
export interface TypedPaper {
  readonly student: string;
  readonly seed: string;
  /** As in «2, 3»; left out, all lessons. */
  readonly numbers?: string;
  readonly questions: number;
}

/** Waits until that page of the exam is shown, as it is said to a screen reader. */
export async function isAtExamPage(page: Page, words: string | RegExp): Promise<void> {
  const told = examColumn(page).getByRole('status', { name: 'Page shown' });
  await told.filter({ hasText: words }).waitFor({ state: 'attached' });
}

export const isAtQuestion = (page: Page, question: number): Promise<void> =>
  isAtExamPage(page, new RegExp(`^Question ${question} of`));

/** From the start page, by the keyboard alone. */
export async function openExamsByKeys(page: Page): Promise<void> {
  await pressByKeys(page, /^Exam$/);
  await examDialog(page).waitFor();
}

/** Types it by the keyboard alone and begins; waits for the first question. */
export async function beginByKeys(page: Page, paper: TypedPaper): Promise<void> {
  const { student, seed, numbers, questions } = paper;
  const dialog = examDialog(page);
  await dialog.getByLabel('Your name or number').focus();
  await page.keyboard.type(student);
  await page.keyboard.press('Tab');
  await page.keyboard.type(seed);
  if (numbers !== undefined) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // A key that comes before the keyboard has got there would be the field's.
    await page.locator('[role=option]:focus').waitFor();
    await page.keyboard.press('End');
    const last = page.getByRole('option', { name: 'Some, by their numbers' });
    await last.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await dialog.locator('button:focus').waitFor();
    await page.keyboard.press('Tab');
    await dialog.locator('input:focus').waitFor();
    await page.keyboard.type(numbers);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(String(questions));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await isAtQuestion(page, 1);
}

/** By the key that a clicker sends; waits for that question. */
export async function nextQuestion(page: Page, question: number): Promise<void> {
  await page.keyboard.press('PageDown');
  await isAtQuestion(page, question);
}
