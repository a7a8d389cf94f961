/** The trainer with a keyboard and nothing else: Tab, arrows, Enter, and the keys that «?» lists. */
import type { Locator, Page } from 'playwright-core';
import { type OpensTill, sightsOf, type Trainer } from './trainer.ts';

/** How often a key may be pressed to get somewhere; who needs more has lost the way. */
const mostPresses = 40;

export function trainerByKeys(page: Page, opensTill: OpensTill): Trainer {
  const { button, tab, paused, messages, chosen, causes, past, comparison } = sightsOf(page);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const toPart = (part: string): Promise<void> =>
    pressUntil(page, 'F6', () => hasKeyboard(page.locator(`[data-part=${part}]`)));
  const toTool = async (name: string): Promise<void> => {
    await toPart('tools');
    await pressUntil(page, 'Shift+Tab', () => hasKeyboard(page.getByRole('tablist', tools)));
    await press('Home');
    await pressUntil(page, 'ArrowRight', () => hasKeyboard(tab(name)));
  };
  return {
    startDemo: async () => {
      await button('Run the poll demo').waitFor();
      await tabTo(page, button('Run the poll demo'));
      await press('Enter');
      await page.getByRole('list', { name: 'Parties' }).waitFor();
    },
    addBreakpoint: async (text, title) => {
      await toTool('Breakpoints');
      await tabTo(page, button('Add a breakpoint'));
      await press('Enter');
      await pressUntil(page, 'Tab', () => hasKeyboard(page.getByLabel('When to pause')));
      await page.keyboard.type(text);
      await tabTo(page, page.getByLabel('Title, if you like'));
      await page.keyboard.type(title);
      await press('Enter');
      await page.getByRole('switch', { name: `On: ${title}` }).waitFor();
    },
    signInAtTill: async (message) => {
      await toTool('Parties');
      await tabTo(page, button('Open Corner Shop till'));
      const till = await opensTill(() => press('Enter'));
      const field = till.getByRole('textbox', { name: 'Message on both screens' });
      await field.waitFor();
      await tabTo(till, field);
      await till.keyboard.press('Control+A');
      await till.keyboard.type(message);
      await tabTo(till, till.getByRole('button', { name: 'Sign in with CIBA' }));
      await till.keyboard.press('Enter');
      await till.getByRole('status').getByRole('heading').waitFor();
      await page.bringToFront();
    },
    chooseSpeed: async (speed) => {
      await toPart('header');
      await tabTo(page, button(/Speed/));
      await press('Enter');
      const option = page.getByRole('option', { name: speed, exact: true });
      await option.waitFor();
      await press('Home');
      await pressUntil(page, 'ArrowDown', () => hasKeyboard(option));
      await press('Enter');
      await option.waitFor({ state: 'detached' });
    },
    run: () => press('F5'),
    pause: () => press('F5'),
    step: () => press('F10'),
    stepBack: () => press('Shift+F10'),
    editHit: async (member, value) => {
      await press('e');
      await tabTo(page, page.getByRole('textbox', { name: `Value of ${member}` }));
      await press('Control+A');
      await page.keyboard.type(value);
      await press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    resume: async () => {
      await paused.waitFor();
      await press('F8');
    },
    choose: async (title) => {
      await toPart('dock');
      await tabTo(page, messages);
      await press('Home');
      await pressUntil(page, 'ArrowDown', async () => (await chosen.innerText()).includes(title));
    },
    askWhy: async () => {
      await press('w');
      await pressUntil(page, undefined, () => hasKeyboard(causes));
    },
    goToCause: async (title) => {
      const link = causes.getByRole('button', { name: new RegExp(`^Go to ${title}`) }).first();
      await pressUntil(page, 'ArrowDown', () => hasKeyboard(link));
      await press('Enter');
    },
    fork: async (name) => {
      await past.waitFor();
      await press('f');
      await pressUntil(page, undefined, () => hasKeyboard(page.getByLabel('Name of the fork')));
      await press('Control+A');
      await page.keyboard.type(name);
      await press('Enter');
    },
    compareWith: async (run) => {
      await press('c');
      await pressUntil(page, undefined, () => hasKeyboard(comparison));
      await press('Enter');
      const option = page.getByRole('option', { name: run });
      await option.waitFor();
      await pressUntil(page, 'ArrowDown', () => hasKeyboard(option));
      await press('Enter');
    },
    nextDifference: () => press('n'),
  };
}

const tools = { name: 'Tools' } as const;

/** True when the keyboard is there, or within. */
function hasKeyboard(target: Locator): Promise<boolean> {
  return target.evaluateAll((found) => found.some((one) => one.contains(document.activeElement)));
}

function tabTo(page: Page, target: Locator): Promise<void> {
  return pressUntil(page, 'Tab', () => hasKeyboard(target));
}

/** Longer than anything takes that was pressed before. */
const mostLooks = 400;

/** Presses the key until it holds; without a key it waits for what was pressed before. */
async function pressUntil(
  page: Page,
  key: string | undefined,
  holds: () => Promise<boolean>,
): Promise<void> {
  for (let presses = 0; presses < (key === undefined ? mostLooks : mostPresses); presses += 1) {
    if (await holds()) return;
    if (key !== undefined) await page.keyboard.press(key);
    // What the key did is drawn in the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    if (key === undefined) await page.waitForTimeout(50);
  }
  throw new Error(`${key ?? 'Waiting'} does not lead there.`);
}
