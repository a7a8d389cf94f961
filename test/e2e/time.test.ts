/**
 * The screen of time, by role and label in real Chromium: timers in hand, runs to a goal, clocks that
 * are wrong, breakpoints and their hits, rules one at a time; by keyboard, and judged by axe.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { complaints } from '../support/pages/complaints.ts';
import { signInAndPoll } from '../support/pages/demo-sign-in.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';
import { sittings } from '../support/pages/sittings.ts';
import { stepUntil } from '../support/pages/stepping.ts';
import type { Console } from '../support/pages/workbench-pages.ts';

const { openDemo } = sittings(hostsHere());

/** A run that has polled once, with its console in front. */
async function polledOnce(colorScheme: 'light' | 'dark' = 'light'): Promise<Console> {
  const desk = await openDemo(colorScheme);
  await signInAndPoll(desk, 'PAY-TIME');
  return desk;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const banner = (page: Page) => page.getByRole('region', { name: 'Paused by breakpoints' });
const hitsOf = (page: Page) => page.getByRole('status', { name: 'Breakpoints hit' });
const timers = (page: Page) => page.getByRole('region', { name: 'Timers', exact: true });

async function addBreakpoint(page: Page, text: string, title: string): Promise<void> {
  await button(page, 'Add a breakpoint').click();
  await page.getByLabel('When to pause').fill(text);
  await page.getByLabel('Title, if you like').fill(title);
  await button(page, 'Add it').click();
  await page.getByRole('switch', { name: `On: ${title}` }).waitFor();
}

describe('timers in hand', () => {
  it('are frozen, thawed and moved, and say so', async () => {
    const { page, showTab } = await polledOnce();
    await showTab('Timers');
    await button(page, 'Freeze: The request expires.').click();
    await button(page, 'Thaw: The request expires.').waitFor();
    const left = page.getByRole('meter', { name: 'Time left: The request expires.' });
    await expect.poll(() => left.getAttribute('aria-valuetext')).toMatch(/^frozen with 115 s/);
    await button(page, 'Thaw: The request expires.').click();
    await button(page, 'Freeze: The request expires.').waitFor();
    await button(page, 'Move: The request expires.').click();
    await page.getByLabel('When it fires').fill('soon');
    await page.getByText(/Type a time of the run/).waitFor();
    await page.getByLabel('When it fires').fill('0:40');
    await page.keyboard.press('Enter');
    await timers(page).getByText('at 00:40.000').waitFor();
  });

  it('refuse a moment that has passed where it was asked', async () => {
    const { page, showTab } = await polledOnce();
    await showTab('Timers');
    await button(page, 'Move: The request expires.').click();
    await page.getByLabel('When it fires').fill('0:01');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => timers(page).getByRole('alert').innerText())
      .toMatch(/That moment has passed/);
  });

  it('fire at once, and the request is expired for whoever polls', async () => {
    const desk = await polledOnce();
    await desk.showTab('Timers');
    await button(desk.page, 'Fire now: The request expires.').click();
    await button(desk.page, 'Fire now: The request expires.').waitFor({ state: 'detached' });
    await desk.showTab('Parties');
    await stepUntil(desk, /400 expired_token/);
    await expect.poll(() => desk.time()).toBe('00:10.120');
  });

  it('cannot be changed in the past', async () => {
    const { page, showTab, stepBack } = await polledOnce();
    await showTab('Timers');
    await stepBack();
    await page.getByText('This is the past. Return to now').waitFor();
    await expect.poll(() => button(page, 'Freeze: The request expires.').isDisabled()).toBe(true);
  });
});

describe('a clock of a party', () => {
  it('is set ahead and put right again', async () => {
    const { page, showTab } = await polledOnce();
    await showTab('Timers');
    const clocks = page.getByRole('region', { name: 'Clocks of the parties' });
    await button(page, 'Set the clock: Provider').click();
    await page.getByLabel('How far it is ahead').fill('-5 min');
    await page.keyboard.press('Enter');
    await clocks.getByText('5 min behind').waitFor();
    await button(page, 'Put the clock right: Provider').click();
    await expect.poll(() => clocks.getByText('5 min behind').count()).toBe(0);
  });
});

describe('time that runs to something', () => {
  it('shows the goal until it is given up', async () => {
    const desk = await polledOnce();
    const { page } = desk;
    await desk.chooseSpeed(0.1);
    await button(page, 'Run until').click();
    await page.getByLabel('Or what matches').fill('eror:slow_down');
    await page.getByText(/^Column 1/).waitFor();
    await page.getByLabel('Or what matches').fill('error:expired_token');
    await page.getByText('Means an answer with error expired_token.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('until an answer with error expired_token').waitFor();
    await button(page, 'Give this goal up and pause').click();
    await button(page, 'Run until').waitFor();
    await expect.poll(() => page.getByText('‖ paused').count()).toBe(1);
  });

  it('stops there', async () => {
    const desk = await polledOnce();
    const { page } = desk;
    await button(page, 'Skip idle time').click();
    await button(page, 'Run until').click();
    await button(page, 'the next answer to the relying party').click();
    // The answer that was on its way arrives.
    await expect.poll(() => desk.time()).toBe('00:05.160');
    await page.getByText('‖ paused').waitFor();
  });

  it('steps by message where that is chosen', async () => {
    const desk = await polledOnce();
    await button(desk.page, 'How far a step goes').click();
    await desk.page.getByRole('menuitemradio', { name: /One message/ }).click();
    await desk.step();
    await expect.poll(async () => (await desk.sequence()).at(-1)).toMatch(/POST \/token/);
    await expect.poll(() => desk.sequence()).toHaveLength(7);
  });
});

describe('breakpoints', () => {
  it('hold the time up until their hits are resumed, one or all, and leave the focus alone', async () => {
    const desk = await polledOnce();
    const { page } = desk;
    await desk.showTab('Breakpoints');
    await addBreakpoint(page, 'endpoint:token direction:request', 'A poll');
    await addBreakpoint(page, 'to:provider', 'Anything to the provider');
    await desk.chooseSpeed(1000);
    await page.getByRole('tab', { name: 'Charts' }).focus();
    await page.keyboard.press('F5');
    await banner(page).waitFor();
    await expect.poll(() => hitsOf(page).innerText()).toMatch(/2 hits hold the time up/);
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe('Charts');
    await banner(page).getByText('A poll').waitFor();
    await banner(page).getByRole('button', { name: 'Resume this one' }).click();
    await banner(page).getByText('Anything to the provider').waitFor();
    await banner(page)
      .getByRole('button', { name: /POST \/token/ })
      .click();
    await page.getByRole('heading', { level: 2, name: 'POST /token' }).waitFor();
    await banner(page).getByRole('button', { name: 'Resume', exact: true }).click();
    await expect.poll(() => hitsOf(page).innerText()).toMatch(/2 hits/);
    const held = await desk.time();
    await banner(page).getByRole('button', { name: 'Resume all 2' }).click();
    // Two hits were there before as well.
    await expect.poll(() => desk.time()).not.toBe(held);
    await expect.poll(() => hitsOf(page).innerText()).toMatch(/2 hits/);
    await button(page, 'Remove: A poll').click();
    await button(page, 'Remove: Anything to the provider').click();
    await page.getByText('Nothing pauses the run.').waitFor();
    await banner(page).getByRole('button', { name: 'Resume all 2' }).click();
    await banner(page).waitFor({ state: 'detached' });
  });

  it('are set on the chosen message by F9, undone, redone, and on only for the next one', async () => {
    const desk = await polledOnce();
    const { page } = desk;
    await page.keyboard.press('F9');
    await page.getByRole('alert').getByText('Choose a message first').waitFor();
    await page.getByRole('option', { name: /400 authorization_pending/ }).click();
    await page.keyboard.press('F9');
    await desk.showTab('Breakpoints');
    const pending = 'an answer of the token endpoint with error authorization_pending';
    const onOff = page.getByRole('switch', { name: `On: ${pending}` });
    await onOff.waitFor();
    await button(page, 'Undo the last change of breakpoints').click();
    await onOff.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+Z');
    await onOff.waitFor();
    const once = { name: `Only the next one: ${pending}`, exact: true };
    await page.getByRole('button', once).click();
    await page.getByRole('button', { ...once, pressed: true }).waitFor();
    await desk.chooseSpeed(1000);
    await desk.run();
    await banner(page).waitFor();
    await expect.poll(() => onOff.isChecked()).toBe(false);
  });

  it('say what is wrong with a text, and Escape leaves all as it was', async () => {
    const { page, showTab } = await polledOnce();
    await showTab('Breakpoints');
    await button(page, 'Add a breakpoint').click();
    await page.getByLabel('When to pause').fill('status:9999');
    await page.getByText(/^Column \d+/).waitFor();
    await expect.poll(() => button(page, 'Add it').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByText('Nothing pauses the run.').waitFor();
  });
});

describe('the rules of a request', () => {
  it('are stepped through one at a time, and what comes later is not told yet', async () => {
    const { page, showTab } = await polledOnce();
    await page.getByRole('option', { name: /400 authorization_pending/ }).click();
    await showTab('Rules');
    const rules = page.getByRole('list', { name: /^Rules of/ });
    const current = rules.locator('[aria-current=step]');
    await expect.poll(() => current.innerText()).toMatch(/person has decided\s+not yet/);
    await page.keyboard.press(',');
    await expect.poll(() => current.innerText()).toMatch(/waits for the interval\s+passed/);
    await expect.poll(() => rules.getByText('not asked yet').count()).toBe(1);
    await button(page, 'First rule').click();
    await expect.poll(() => rules.getByText('not asked yet').count()).toBeGreaterThan(5);
    await page.keyboard.press('.');
    await page.getByText(/^Rule 2 of/).waitFor();
  });
});

describe.each(['light', 'dark'] as const)('the screen of time in %s', (scheme) => {
  it('gives axe nothing to complain of, empty, busy, in menus and paused by hits', async () => {
    const desk = await polledOnce(scheme);
    const { page } = desk;
    await desk.showTab('Breakpoints');
    expect(await complaints(page)).toEqual([]);
    await addBreakpoint(page, 'to:provider', 'To the provider');
    await button(page, 'Add a breakpoint').click();
    await page.getByLabel('When to pause').fill('nothing');
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await desk.chooseSpeed(1000);
    await desk.run();
    await banner(page).waitFor();
    expect(await complaints(page)).toEqual([]);
    await desk.showTab('Timers');
    await button(page, 'Freeze: The request expires.').click();
    expect(await complaints(page)).toEqual([]);
    await button(page, 'Run until').click();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /400 authorization_pending/ }).click();
    await desk.showTab('Rules');
    await button(page, 'First rule').click();
    expect(await complaints(page)).toEqual([]);
  });
});
