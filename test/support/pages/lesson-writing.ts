/** The writing of a lesson by role and label: moments made beats, fields filled, what is said of it. */
import type { Page } from 'playwright-core';

export const writing = (page: Page) =>
  page.getByRole('complementary', { name: 'Write a lesson', exact: true });
export const field = (page: Page, label: string) =>
  writing(page).getByRole('textbox', { name: label, exact: true });
export const standing = (page: Page) =>
  writing(page).getByRole('status', { name: 'Draft', exact: true });
const beatLine = (page: Page, name: string | RegExp) =>
  writing(page).getByRole('list', { name: 'Beats of the draft' }).getByRole('button', { name });

const mostMessages = 60;
const mostMs = 20_000;

/** The gallery walks here too, without a test around it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const before = performance.now();
  while (!(await isSo())) {
    if (performance.now() - before > mostMs) throw new Error('The screen never came to say so.');
    await new Promise((resume) => setTimeout(resume, 30));
  }
}

/** Goes by the keyboard to the first message that says that, and to its moment. */
async function goToMessage(page: Page, message: RegExp): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Messages', exact: true });
  const chosen = list.getByRole('option', { selected: true });
  const active = (): Promise<string | null> => list.getAttribute('aria-activedescendant');
  await list.focus();
  await page.keyboard.press('Home');
  await chosen.waitFor();
  for (let count = 0; count < mostMessages; count += 1) {
    if (message.test(await chosen.innerText())) {
      await page.keyboard.press('Enter');
      const wanted = ((await active()) ?? '').replace('message-', '');
      await page.locator(`main[data-moment="${wanted}"]`).waitFor();
      return;
    }
    const before = await active();
    await page.keyboard.press('ArrowDown');
    await until(async () => (await active()) !== before);
    await chosen.waitFor();
  }
  throw new Error(`No message says ${String(message)}.`);
}

/** The moment of that message becomes a beat; its form is shown then. */
export async function markMessage(page: Page, message: RegExp, number: number): Promise<void> {
  await goToMessage(page, message);
  await page.keyboard.press('a');
  await writing(page)
    .getByRole('region', { name: `Beat ${number}`, exact: true })
    .waitFor();
}

/** Shows the form of that beat. */
export async function chooseBeat(page: Page, number: number): Promise<void> {
  await beatLine(page, new RegExp(`^${number} `)).click();
  await writing(page)
    .getByRole('region', { name: `Beat ${number}`, exact: true })
    .waitFor();
}

/** Writes, and goes on to the next field as people do, which tells it. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).fill(text);
  await field(page, label).blur();
  await until(async () => (await field(page, label).inputValue()) === text);
}

export async function stands(page: Page, words: RegExp | string): Promise<void> {
  await standing(page).filter({ hasText: words }).waitFor();
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  writing(page).getByRole('button', { name, exact: true }).click();

interface WrittenAnswer {
  readonly text: string;
  readonly because: string;
  /** Left out, what is proposed stays. */
  readonly line?: string;
}

/** A prediction of which the first answer is right, as it is proposed. */
export async function addPrediction(
  page: Page,
  question: string,
  answers: readonly WrittenAnswer[],
): Promise<void> {
  await press(page, 'Add a prediction');
  await write(page, 'Question', question);
  for (const [index, { text, because, line }] of answers.entries()) {
    const name = `Answer ${index + 1}`;
    await write(page, name, text);
    await write(page, `${name}: because`, because);
    if (line !== undefined) await write(page, `${name}: refuted by`, line);
  }
}
