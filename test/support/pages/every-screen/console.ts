/** The console in each of its states: empty, busy, paused, in the past, done, lost; every tab of it. */
import type { Page } from 'playwright-core';
import { ask, decide, signIn, step } from '../../files/recorded.ts';
import { carryOut, eachTab, letKeyboardGo, newRun } from './console-acts.ts';
import type { Stage } from './stage.ts';

export const emptyStates = [
  'empty',
  'history sequence, empty',
  'history compare, empty',
  'dock in-flight, empty',
  'dock bookmarks, empty',
  'tools breakpoints, empty',
] as const;

export const busyStates = [
  'busy',
  'history sequence, busy',
  'history charts, busy',
  'history mermaid, busy',
  'dock messages, busy',
  'dock in-flight, busy',
  'dock network, busy',
  'dock persons, busy',
  'dock bookmarks, busy',
  'tools timers, busy',
  'tools breakpoints, busy',
  'message why, chosen',
  'message rules, chosen',
  'undone',
] as const;

export const momentStates = [
  'paused by a breakpoint',
  'past',
  'presenting',
  'maximised',
  'done',
  'refused',
  'a fork',
  'compared',
  'lost',
] as const;

const history = 'Views of the history';
const dock = 'Messages, network and people';
const message = 'About this message';
const device = 'phone-of-alice';

export async function tourEmptyConsole(stage: Stage): Promise<void> {
  const { page } = await newRun(stage, 'empty');
  await stage.look(page, 'empty');
  await stage.stress(page, 'console, empty');
  await allTabs(stage, page, 'empty');
}

export async function tourBusyConsole(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const { run, page } = await newRun(stage, 'busy');
  await makeBusy(stage, run, page);
  await look(page, 'busy');
  await stress(page, 'console, busy');
  await allTabs(stage, page, 'busy');
  await page.getByRole('option', { name: /400 authorization_pending/ }).click();
  await eachTab(page, message, (tab) => look(page, `message ${tab}, chosen`));
  await carryOut(page, 'Switch the authentication channel');
  await page.getByRole('tab', { name: 'Network 2' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText(/^Undone/).waitFor();
  await look(page, 'undone');
}

export async function tourMoments(stage: Stage): Promise<void> {
  const { run, page } = await newRun(stage, 'moments');
  await makeBusy(stage, run, page);
  await held(stage, run, page);
  await page.close();
  const other = await newRun(stage, 'ended');
  await ended(stage, other.run, other.page);
  await compared(stage, other.run, other.page);
  stage.hangUp();
  await other.page.getByText('The workbench does not answer').first().waitFor();
  await stage.look(other.page, 'lost');
}

/** Those have tours of their own. */
const elsewhere = ['setup', 'request', 'clauses'];

async function allTabs({ look }: Stage, page: Page, state: string): Promise<void> {
  await eachTab(page, history, async (tab) => {
    if (elsewhere.includes(tab)) return;
    if (tab === 'mermaid' && state === 'busy')
      await page
        .getByRole('img', { name: /drawn by Mermaid/ })
        .locator('svg')
        .waitFor();
    await look(page, `history ${tab}, ${state}`);
  });
  await eachTab(page, dock, (tab) => look(page, `dock ${tab}, ${state}`));
  await eachTab(page, 'Tools', (tab) => look(page, `tools ${tab}, ${state}`));
}

/** A sign-in has been polled for once; a message is on its way, and things are spoilt. */
async function makeBusy({ workbench }: Stage, run: string, page: Page): Promise<void> {
  await signIn(workbench, run, 8);
  await ask(workbench, { kind: 'device.switched', run, device, on: false });
  await ask(workbench, {
    kind: 'bookmark.set',
    run,
    bookmark: { id: 'mark-1', at: { seq: 4 }, title: 'It begins', text: 'Here.' },
  });
  await page.getByRole('option', { name: /400 authorization_pending/ }).click();
  await page.keyboard.press('F9');
  await page
    .getByRole('status', { name: 'Breakpoints set' })
    .getByText(/^Time stops for every one/)
    .waitFor();
  await ask(workbench, {
    kind: 'sign-in.pressed',
    run,
    relyingParty: 'till',
    loginHint: 'bruno',
    bindingMessage: 'PAY-2',
    scope: 'openid',
  });
  await page.getByRole('listbox', { name: 'Messages' }).getByText('PAY-2').first().waitFor();
}

/** A breakpoint holds the next answer like the one that was chosen. */
async function held(stage: Stage, run: string, page: Page): Promise<void> {
  const { workbench, look, stress } = stage;
  await ask(workbench, { kind: 'clock.run', run, speed: 1000, pace: 'event' });
  await page.getByRole('region', { name: 'Paused by breakpoints' }).waitFor();
  await look(page, 'paused by a breakpoint');
  await stress(page, 'console, paused by a breakpoint');
  await page.keyboard.press('Shift+F8');
  await ask(workbench, { kind: 'clock.pause', run });
  await ask(workbench, { kind: 'breakpoints.set', run, list: [] });
  await letKeyboardGo(page);
  await page.keyboard.press('Shift+F10');
  await page.getByText(/You are looking at \d/).waitFor();
  await look(page, 'past');
  await stress(page, 'console, past');
  await letKeyboardGo(page);
  await page.keyboard.press('End');
  await page.getByText(/You are looking at \d/).waitFor({ state: 'detached' });
  await page.keyboard.press('F2');
  await page.getByRole('list', { name: 'Parties' }).waitFor({ state: 'hidden' });
  await look(page, 'presenting');
  await page.keyboard.press('F2');
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  await page.getByRole('tab', { name: 'Sequence' }).press('z');
  await page.getByRole('button', { name: 'All parts' }).waitFor();
  await look(page, 'maximised');
  await page.getByRole('button', { name: 'All parts' }).click();
  await page.getByRole('list', { name: 'Parties' }).waitFor();
}

async function ended(stage: Stage, run: string, page: Page): Promise<void> {
  const { workbench, look } = stage;
  await signIn(workbench, run, 8);
  await decide(workbench, run, 'prompt.approved');
  await page.getByRole('option', { name: /200 access_token/ }).click();
  await page.getByRole('tab', { name: 'Tokens' }).click();
  await look(page, 'done');
  await ask(workbench, {
    kind: 'sign-in.pressed',
    run,
    relyingParty: 'till',
    loginHint: 'nobody',
    bindingMessage: 'PAY-3',
    scope: 'openid',
  });
  await step(workbench, run, 4);
  await page.getByRole('option', { name: /400 unknown_user_id/ }).click();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await look(page, 'refused');
}

async function compared(stage: Stage, run: string, page: Page): Promise<void> {
  const { workbench, look, stress } = stage;
  await ask(workbench, { kind: 'run.fork', run, at: 20, name: 'What if she approved' });
  await page.getByRole('region', { name: 'Where this run comes from' }).waitFor();
  await look(page, 'a fork');
  await stress(page, 'console, a fork');
  await page.getByRole('button', { name: 'Compare with the parent' }).click();
  await page.getByRole('listbox', { name: 'Messages of both runs' }).waitFor();
  await look(page, 'compared');
  await stress(page, 'console, compared');
}
