/** The trainer with a mouse: everything is a button or a line that can be seen; only texts are typed. */
import type { Page } from 'playwright-core';
import { type OpensTill, sightsOf, type Trainer } from './trainer.ts';

export function trainerByMouse(page: Page, opensTill: OpensTill): Trainer {
  const { button, tab, paused, messages, causes, past, comparison } = sightsOf(page);
  const toolbar = page.getByRole('toolbar', { name: 'Time' });
  const time = (name: string): Promise<void> =>
    toolbar.getByRole('button', { name, exact: true }).click();
  return {
    startDemo: async () => {
      await button('Run the poll demo').click();
      await page.getByRole('list', { name: 'Parties' }).waitFor();
    },
    addBreakpoint: async (text, title) => {
      await tab('Breakpoints').click();
      await button('Add a breakpoint').click();
      await page.getByLabel('When to pause').fill(text);
      await page.getByLabel('Title, if you like').fill(title);
      await button('Add it').click();
      await page.getByRole('switch', { name: `On: ${title}` }).waitFor();
    },
    signInAtTill: async (message) => {
      await tab('Parties').click();
      const till = await opensTill(() => button('Open Corner Shop till').click());
      await till.getByRole('textbox', { name: 'Message on both screens' }).fill(message);
      await till.getByRole('button', { name: 'Sign in with CIBA' }).click();
      await till.getByRole('status').getByRole('heading').waitFor();
      await page.bringToFront();
    },
    chooseSpeed: async (speed) => {
      await button(/Speed/).click();
      await page.getByRole('option', { name: speed, exact: true }).click();
    },
    run: () => time('Run'),
    pause: () => time('Pause'),
    step: () => time('Step'),
    stepBack: () => time('Step back'),
    editHit: async (member, value) => {
      await paused.getByRole('button', { name: /^Edit what was hit/ }).click();
      await page.getByRole('textbox', { name: `Value of ${member}` }).fill(value);
      await button('Apply the edit').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    resume: () => paused.getByRole('button', { name: 'Resume', exact: true }).click(),
    choose: (title) => messages.getByRole('option', { name: title }).first().click(),
    askWhy: () => tab('Why?').click(),
    goToCause: (title) =>
      causes
        .getByRole('button', { name: new RegExp(`^Go to ${title}`) })
        .first()
        .click(),
    fork: async (name) => {
      await past.getByRole('button', { name: 'Fork from here' }).click();
      await page.getByLabel('Name of the fork').fill(name);
      await past.getByRole('button', { name: 'Fork', exact: true }).click();
    },
    compareWith: async (run) => {
      await button('Compare with another run').click();
      await comparison.getByRole('button', { name: /Choose a run/ }).click();
      await page.getByRole('option', { name: run }).click();
    },
    nextDifference: () => comparison.getByRole('button', { name: /^Next/ }).click(),
  };
}
