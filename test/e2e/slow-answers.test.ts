/**
 * A workbench that is slow to hear, or slow to answer though its streams tell at once what was done:
 * whoever is faster loses nothing of what was chosen, removed or switched.
 */
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/pages/browser.ts';
import { type DeskWithARun, openDeskWithARun } from '../support/pages/desk-with-a-run.ts';
import { paletteOn } from '../support/pages/palette-pages.ts';

const lateMs = 400;

let browser: Awaited<ReturnType<typeof launchChromium>>;
let desk: DeskWithARun;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  desk = await openDeskWithARun(browser);
  ({ page } = desk);
});
afterEach(async () => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await desk.close();
});

/** What is asked gets there late, or is answered late. */
async function isLate(what: 'asked' | 'answered'): Promise<void> {
  await page.route('**/port/dispatch', async (route) => {
    if (what === 'asked') await setTimeout(lateMs);
    const answer = await route.fetch();
    if (what === 'answered') await setTimeout(lateMs);
    await route.fulfill({ response: answer });
  });
}

/** Writes down every message that is chosen from now on. */
async function noteChosen(): Promise<() => Promise<readonly (string | null)[]>> {
  const list = page.getByRole('listbox', { name: 'Messages', exact: true });
  await list.evaluate((element) => {
    const noted: (string | null)[] = [];
    Object.assign(window, { noted });
    const note = (): void => void noted.push(element.getAttribute('aria-activedescendant'));
    new MutationObserver(note).observe(element, { attributeFilter: ['aria-activedescendant'] });
  });
  return () => page.evaluate(() => Reflect.get(window, 'noted'));
}

describe('a workbench that is slow', () => {
  it('never lets an arrow key jump back to a message that was chosen before', async () => {
    await isLate('asked');
    const list = page.getByRole('listbox', { name: 'Messages', exact: true });
    await list.focus();
    await page.keyboard.press('Home');
    const first = page.locator('.message-line[aria-selected="true"]');
    await first.waitFor();
    const chosen = await noteChosen();
    for (let count = 0; count < 4; count += 1) {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(lateMs / 4);
    }
    await expect.poll(async () => (await chosen()).length).toBe(4);
    // Until all of it was heard of, and told.
    await page.waitForTimeout(3 * lateMs);
    const seqs = (await chosen()).map((id) => Number(id?.replace('message-', '')));
    expect(seqs).toHaveLength(4);
    expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
  });

  it('removes both of two breakpoints that are removed one right after the other', async () => {
    await page.getByRole('tab', { name: 'Breakpoints' }).click();
    for (const [text, title] of [
      ['endpoint:token', 'One'],
      ['to:provider', 'Two'],
      ['direction:response', 'Three'],
    ] as const) {
      await page.getByRole('button', { name: 'Add a breakpoint' }).click();
      await page.getByLabel('When to pause').fill(text);
      await page.getByLabel('Title, if you like').fill(title);
      await page.getByRole('button', { name: 'Add it' }).click();
      await page.getByRole('switch', { name: `On: ${title}` }).waitFor();
    }
    await isLate('asked');
    await page.getByRole('button', { name: 'Remove: One' }).click();
    await page.getByRole('button', { name: 'Remove: Two' }).click();
    const switches = page.getByRole('switch', { name: /^On: / });
    await expect.poll(() => switches.count()).toBe(1);
    await page.getByRole('switch', { name: 'On: Three' }).waitFor();
    await page.getByRole('switch', { name: 'On: Two' }).waitFor({ state: 'detached' });
  });

  it('lets Ctrl+Z take back what is on the screen though it is not answered', async () => {
    await isLate('answered');
    const { carryOut, undoSaid } = paletteOn(page);
    await page.keyboard.press('6');
    const phone = page.getByRole('switch', { name: /^Alice’s phone/ });
    await phone.waitFor();
    await carryOut('Take Alice’s phone offline');
    await expect.poll(() => phone.isChecked()).toBe(false);
    await page.keyboard.press('Control+z');
    await undoSaid().getByText('Undone: Alice’s phone was taken offline.').waitFor();
    await expect.poll(() => phone.isChecked()).toBe(true);
  });
});
