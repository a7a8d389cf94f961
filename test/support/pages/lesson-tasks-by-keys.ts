/** The tasks of lessons, really done by the keyboard: on a phone, in the set-up, in the list of messages. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Hosting } from './hosting.ts';
import { lessonColumn, pressByKeys } from './lesson-by-hand.ts';
import { paletteOn } from './palette-pages.ts';
import { tabToControl } from './tabbing.ts';

const said = (page: Page, name: string) =>
  lessonColumn(page).getByRole('status', { name, exact: true });
const messages = (page: Page) => page.getByRole('listbox', { name: 'Messages', exact: true });

/** Begins the task that the page sets, in its fork. */
export async function tryByKeys(page: Page): Promise<void> {
  await page.keyboard.press('l');
  await pressByKeys(page, /^Try it/);
  await lessonColumn(page).getByText('You are doing the task in a fork').waitFor();
  // The task is before one's eyes, and nothing else has moved.
  const column = lessonColumn(page);
  const topOf = async (heading: Locator) => (await heading.boundingBox())?.y ?? -1;
  const task = column.getByRole('heading', { name: /^Task/ });
  await expect.poll(() => topOf(task)).toBeLessThan(page.viewportSize()?.height ?? 0);
  await expect.poll(() => topOf(column.getByRole('heading', { level: 2 }))).toBeGreaterThan(0);
}

/** Lets the run go on until the goal is reached in par, and returns to the lesson. */
export async function reachByKeys(page: Page): Promise<void> {
  await page.bringToFront();
  await page.keyboard.press('F5');
  await said(page, 'The task').getByText('The goal is reached, and in par.').waitFor();
  await page.keyboard.press('g');
  await lessonColumn(page).getByText('done, in par').waitFor();
  await page.getByRole('region', { name: 'Beside the lesson' }).waitFor({ state: 'detached' });
}

/** Opens the phone in which the task is done. */
export async function phoneByKeys(page: Page, host: Hosting): Promise<Page> {
  await page.keyboard.press('l');
  return host.opensPage(() => pressByKeys(page, /^Act in the window of Alice’s phone/));
}

/** Goes back to what waits on the phone. */
export async function nextRequestByKeys(phone: Page): Promise<void> {
  await pressByKeys(phone, /^Requests/);
}

/** Opens the first request that waits, compares its message, and approves what is hers alone. */
export async function decideByKeys(phone: Page, hers: string): Promise<void> {
  await pressByKeys(phone, /^Open the request/);
  const shown = phone.getByLabel('Message on both screens');
  await shown.waitFor();
  const isHers = (await shown.innerText()) === hers;
  await pressByKeys(phone, isHers ? /^Approve/ : /^I did not ask for this/);
  await phone.getByRole('status').filter({ hasText: 'Sending your answer' }).waitFor();
}

/** Writes that setting of the run, and applies it. */
export async function setByKeys(page: Page, setting: Setting): Promise<void> {
  await paletteOn(page).carryOut('Show the set-up');
  await tabToControl(page, page.getByRole('searchbox', { name: 'Search the settings' }));
  await page.keyboard.type(setting.name);
  const field = page.getByRole('textbox', { name: setting.title, exact: true });
  await field.waitFor();
  await tabToControl(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(setting.value);
  await tabToControl(page, page.getByRole('button', { name: 'Apply live', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText(/^Changed live at/).waitFor();
}

interface Setting {
  /** As it is looked for, and as it is called. */
  readonly name: string;
  readonly title: string;
  readonly value: string;
}

/** Steps until the list has so many lines like that. */
export async function stepByKeys(page: Page, line: RegExp, count: number): Promise<void> {
  const lines = messages(page).getByRole('option', { name: line });
  const moment = () => page.getByRole('main').getAttribute('data-moment');
  for (let steps = 0; steps < mostSteps && (await lines.count()) < count; steps += 1) {
    const before = await moment();
    await page.keyboard.press('F10');
    await expect.poll(moment).not.toBe(before);
  }
  await expect.poll(() => lines.count()).toBe(count);
}

const mostSteps = 30;

/** Goes down the list of messages to that line, and says that this is the one. */
export async function pointByKeys(page: Page, line: RegExp): Promise<void> {
  await page.keyboard.press('4');
  await tabToControl(page, messages(page));
  await page.keyboard.press('Home');
  const wanted = messages(page).getByRole('option', { name: line, selected: true });
  for (let lines = 0; lines < mostSteps && (await wanted.count()) === 0; lines += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await wanted.waitFor();
  await sayThisOne(page);
}

/** Of what is chosen in the run. */
export async function sayThisOne(page: Page): Promise<void> {
  await page.keyboard.press('l');
  await pressByKeys(page, /^This one: entry/);
  await said(page, 'What you found').getByText(/./).first().waitFor();
}
