/** A lesson by role and label, as somebody with a keyboard plays it. */
import type { Page } from 'playwright-core';
import type { Beat } from '#shared/lessons/beat.ts';
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

/** How somebody sits a lesson; beats are counted from 1. */
export interface Sat {
  /** What is done at a beat, before its question is answered. */
  readonly deeds?: Readonly<Record<number, () => Promise<void>>>;
  /** Where the first wrong answer is given, and the message that speaks against it. */
  readonly wrong?: { readonly at: number; readonly refutedBy: RegExp };
}

/** From the opening to the end, with every other prediction right; answers how many there were. */
export async function studyByKeys(
  page: Page,
  { beats }: Lesson,
  { deeds = {}, wrong }: Sat = {},
): Promise<number> {
  let asked = 0;
  for (const [index, { predict }] of beats.entries()) {
    await nextPage(page, index + 1);
    await deeds[index + 1]?.();
    if (predict === undefined) continue;
    await predictByKeys(page, predict, index + 1 === wrong?.at ? wrong.refutedBy : undefined);
    asked += 1;
  }
  await page.keyboard.press('PageDown');
  await isAtPage(page, 'The end of the lesson.');
  return asked;
}

/** Answers rightly, or with the first wrong answer where it is known what speaks against it. */
async function predictByKeys(
  page: Page,
  { choices }: NonNullable<Beat['predict']>,
  refutedBy: RegExp | undefined,
): Promise<void> {
  const isWrong = refutedBy !== undefined;
  const choice = choices.find(({ right = false }) => right !== isWrong);
  await answerByKeys(page, answerOf(choice?.text ?? ''));
  const verdict = lessonColumn(page).getByRole('status', { name: 'Your prediction' });
  await verdict.filter({ hasText: isWrong ? 'Not so.' : 'Right.' }).waitFor();
  if (isWrong) await seeRefutedByKeys(page, refutedBy);
}

/** Is taken to the moment that speaks against the answer. */
async function seeRefutedByKeys(page: Page, message: RegExp): Promise<void> {
  await pressByKeys(page, /^See where the run says otherwise/);
  await page
    .getByRole('listbox', { name: 'Messages', exact: true })
    .getByRole('option', { name: message, selected: true })
    .waitFor();
}

/** A choice by its words. */
function answerOf(text: string): RegExp {
  const words = plainLessonText(text).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${words}$`);
}
