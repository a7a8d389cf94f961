/**
 * An exam in real Chromium by role and label: a student sits a paper by keyboard alone, with a reload in the
 * middle, and hands it in; another workbench verifies the result, and refuses one that was changed.
 */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { verifiedResult } from '#main/lessons/exam/verify-result.ts';
import { builtInLessons, openLesson } from '#main/lessons/lesson-files.ts';
import { told } from '../support/files/recorded.ts';
import { rightAnswer, satExam, sittingNow } from '../support/files/sat-exam.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { expectNoComplaints, handsFiles } from '../support/pages/desk-with-a-run.ts';
import {
  beginByKeys,
  examColumn,
  examDialog,
  isAtExamPage,
  isAtQuestion,
  nextQuestion,
  openExamsByKeys,
} from '../support/pages/exam-by-hand.ts';
import type { Hosting } from '../support/pages/hosting.ts';
import { pressByKeys } from '../support/pages/lesson-by-hand.ts';
import { sittings } from '../support/pages/sittings.ts';
import { workbenchFolder } from '../support/shell/workbench-folder.ts';

const { sit } = sittings(browserHosts());
const viewport = { width: 1280, height: 800 };

/** A search and two predictions, of three lessons. */
const paper = { student: 'Edsger Dijkstra', seed: 'spring', numbers: '2, 3, 12', questions: 3 };

async function begin(): Promise<{ readonly page: Page; readonly host: Hosting }> {
  const { desk, host } = await sit({ viewport });
  const { page } = desk;
  await openExamsByKeys(page);
  await beginByKeys(page, paper);
  const { questions } = (await sittingNow(host)).paper;
  expect(questions.map(({ kind }) => kind)).toEqual(['find', 'predict', 'predict']);
  return { page, host };
}

/** Chooses the right answer of a prediction, or another one, by arrows. */
async function predictByKeys(page: Page, host: Hosting, place: number, isRight: boolean) {
  const { questions } = (await sittingNow(host)).paper;
  const question = questions[place];
  const answer = await rightAnswer(host, place);
  if (question?.kind !== 'predict' || answer.kind !== 'choice') throw new Error('Not predicted.');
  const shown = question.choices.findIndex(({ number }) => (number === answer.choice) === isRight);
  await page.keyboard.press('l');
  const radio = page.locator('input[type="radio"]:focus');
  for (let count = 0; count < 20 && (await radio.count()) === 0; count += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  // Each arrow answers: the last answer is the one that counts.
  const choices = examColumn(page).getByRole('radio');
  for (let step = 1; step <= shown; step += 1) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => choices.nth(step).isChecked()).toBe(true);
  }
  await expect.poll(() => choices.nth(shown).isChecked()).toBe(true);
  await expect
    .poll(async () => (await told(host, 'exam.answered')).at(-1)?.answer)
    .toMatchObject({
      choice: question.choices[shown]?.number,
    });
}

/** How many are shown that do not tell of a `slow_down`, and one more where nothing is shown. */
async function linesBeside(messages: Locator): Promise<number> {
  const lines = await messages.getByRole('option').allTextContents();
  return lines.length === 0 ? 1 : lines.filter((line) => !line.includes('slow_down')).length;
}

/** Points at the first `slow_down`: searches for it, and goes to the first hit. */
async function findByKeys(page: Page, host: Hosting): Promise<void> {
  const messages = page.getByRole('listbox', { name: 'Messages', exact: true });
  await page.keyboard.press('/');
  await page.keyboard.type('error:slow_down');
  await expect.poll(() => linesBeside(messages)).toBe(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F3');
  await messages.getByRole('option', { name: /slow_down/, selected: true }).waitFor();
  await page.getByRole('region', { name: 'Page of the exam' }).focus();
  await pressByKeys(page, /^This one: entry/);
  await expect.poll(async () => (await told(host, 'exam.answered')).length).toBe(1);
}

/** What the page hands out as a file, when that button is pressed. */
async function downloaded(page: Page, name: RegExp): Promise<{ text: string; name: string }> {
  const coming = page.waitForEvent('download');
  await pressByKeys(page, name);
  const file = await coming;
  return { text: readFileSync(await file.path(), 'utf8'), name: file.suggestedFilename() };
}

const verdictOn = (page: Page) => page.getByRole('status', { name: 'Verdict', exact: true });

describe('a student by keyboard alone', () => {
  it('sits a paper through a reload, hands it in, and exports the result', async () => {
    const { page, host } = await begin();
    await expect.poll(() => page.getByRole('complementary', { name: 'Lesson' }).count()).toBe(0);
    await findByKeys(page, host);
    await nextQuestion(page, 2);
    await predictByKeys(page, host, 1, true);
    await page.reload();
    await isAtQuestion(page, 2);
    await expect.poll(() => examColumn(page).getByRole('radio', { checked: true }).count()).toBe(1);
    await nextQuestion(page, 3);
    await predictByKeys(page, host, 2, false);
    await expect.poll(() => examColumn(page).getByText('3 of 3 answered').count()).toBe(1);
    await page.keyboard.press('PageDown');
    await isAtExamPage(page, 'Before you hand in.');
    await pressByKeys(page, /^Hand in$/);
    await isAtExamPage(page, 'Handed in: 2 of 3 points.');
    const points = examColumn(page).getByRole('region', { name: 'Your points' });
    await expect.poll(() => points.innerText()).toContain('2 of 3');
    const result = await downloaded(page, /^Export the result$/);
    expect(result.name).toBe('exam-Edsger-Dijkstra-spring.jws');
    const verdict = await verifiedResult(result.text, { lessons: builtInLessons() });
    expect(verdict).toMatchObject({ kind: 'genuine', paper: 'same', result: { points: 2, of: 3 } });
  });

  it('is told what is not answered, goes back to it, and sees what the trace shows', async () => {
    const { page } = await begin();
    await nextQuestion(page, 2);
    await nextQuestion(page, 3);
    await page.keyboard.press('PageDown');
    await isAtExamPage(page, 'Before you hand in.');
    const open = examColumn(page).getByRole('list', { name: 'Not answered' });
    await expect.poll(() => open.getByRole('listitem').count()).toBe(3);
    await pressByKeys(page, /^2\. /);
    await isAtQuestion(page, 2);
    await page.keyboard.press('PageDown');
    await isAtQuestion(page, 3);
    await page.keyboard.press('PageDown');
    await pressByKeys(page, /^Hand in with 3 not answered$/);
    await isAtExamPage(page, 'Handed in: 0 of 3 points.');
    await pressByKeys(page, /^See what the trace shows$/);
    await page.getByText(/You are looking at \d/).waitFor();
  });

  it('finds no lesson and no other run to look into meanwhile', async () => {
    const { page, host } = await begin();
    const { title } = openLesson('poll');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Find a command/ }).fill('Start page');
    await page.keyboard.press('Enter');
    await pressByKeys(page, new RegExp(`^Begin lesson \\d+: ${title.slice(0, 4)}`));
    await page.getByText('A paper is being sat; hand it in, or give it up').waitFor();
    expect(await told(host, 'lesson.began')).toEqual([]);
  });
});

describe('a trainer at another workbench', () => {
  it('sees that a result is genuine, and that a changed one is not', async () => {
    const student = workbenchFolder();
    const signed = await satExam(student.workbench(), 3);
    await student.close();
    const { desk } = await sit({ viewport });
    const { page } = desk;
    const hand = handsFiles(page);
    await openExamsByKeys(page);
    hand('exam-Ada.jws', signed);
    await pressByKeys(page, /^Choose a result file$/);
    await expect.poll(() => verdictOn(page).innerText()).toMatch(/^Genuine/);
    const said = await verdictOn(page).innerText();
    for (const words of ['Student: Ada Lovelace', 'Points: 2 of 4', 'a key that nobody named'])
      expect(said).toContain(words);
    const [head, payload = '', signature] = signed.split('.');
    const more = Buffer.from(payload, 'base64url').toString().replace('"points":2', '"points":3');
    hand('exam-Ada.jws', [head, Buffer.from(more).toString('base64url'), signature].join('.'));
    await pressByKeys(page, /^Choose a result file$/);
    await expect.poll(() => verdictOn(page).innerText()).toMatch(/^Refused\. The signature/);
    await expectNoComplaints(page);
    await page.keyboard.press('Escape');
    await examDialog(page).waitFor({ state: 'detached' });
  });
});
