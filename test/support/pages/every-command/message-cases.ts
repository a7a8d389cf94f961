/** The commands on a message, on breakpoints and on comparisons, in a run that was denied. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask } from '../../files/recorded.ts';
import { carryOut } from '../every-screen/console-acts.ts';
import {
  type CommandCase,
  choose,
  type Desk,
  dialogCame,
  momentIs,
  momentOf,
  tabIsShown,
} from './command-case.ts';

const pending = /400 authorization_pending/;
const copied = (page: Page, how: string) =>
  page.getByRole('status', { name: 'Copying' }).getByText(how).waitFor();
const rule = (page: Page) => page.getByText(/^Rule \d+ of/);
const said = (page: Page) => page.getByRole('status', { name: 'Breakpoints set' });
const hits = (page: Page) => page.getByRole('region', { name: 'Paused by breakpoints' });
const chosenLine = (page: Page) =>
  page
    .getByRole('listbox', { name: 'Messages of both runs' })
    .getByRole('option', { selected: true });

let before = '';
let from = 0;

const askAgain = ({ stage, run }: Desk) =>
  ask(stage.workbench, {
    kind: 'sign-in.pressed',
    run,
    relyingParty: 'till',
    loginHint: 'alice',
    bindingMessage: 'PAY-2',
    scope: 'openid',
  });

/** Every message that is sent is held up. */
async function holdUp(desk: Desk): Promise<void> {
  const { stage, run, page } = desk;
  const on = { kind: 'entry', is: 'message.sent' } as const;
  const list = [{ id: 'all', title: 'All', on, enabled: true, once: false }];
  await ask(stage.workbench, { kind: 'breakpoints.set', run, list });
  await askAgain(desk);
  await ask(stage.workbench, { kind: 'clock.run', run, speed: 1000, pace: 'event' });
  await hits(page).waitFor();
  from = await momentOf(page);
}

const hasGoneOn = ({ page }: Desk): Promise<void> => momentIs(page, (seq) => seq > from);

async function letGo({ stage: { workbench }, run, page }: Desk): Promise<void> {
  await ask(workbench, { kind: 'breakpoints.set', run, list: [] });
  await ask(workbench, { kind: 'break.resumed-all', run });
  await ask(workbench, { kind: 'clock.pause', run });
  await hits(page).waitFor({ state: 'detached' });
}

const chosenFirst = ({ page }: Desk): Promise<void> => choose(page, pending);

export const messageCases: readonly CommandCase[] = [
  { id: 'message.why', before: chosenFirst, after: ({ page }) => tabIsShown(page, 'Why?') },
  {
    id: 'message.show-rules',
    before: chosenFirst,
    after: ({ page }) => tabIsShown(page, 'Rules'),
  },
  {
    id: 'message.previous-rule',
    before: async ({ page }) => {
      before = await rule(page).innerText();
    },
    after: async ({ page }) => {
      await expect.poll(() => rule(page).innerText()).not.toBe(before);
    },
  },
  {
    id: 'message.next-rule',
    after: async ({ page }) => {
      await expect.poll(() => rule(page).innerText()).toBe(before);
    },
  },
  { id: 'message.show-tokens', after: ({ page }) => tabIsShown(page, 'Tokens') },
  { id: 'message.show-record', after: ({ page }) => tabIsShown(page, 'Record') },
  { id: 'message.show-bytes', after: ({ page }) => tabIsShown(page, /^Message$/) },
  {
    id: 'message.look',
    after: ({ page }) => page.getByRole('radio', { name: 'Raw', checked: true }).waitFor(),
  },
  {
    id: 'message.compare',
    before: chosenFirst,
    after: async ({ page }) => {
      const others = page.getByRole('listbox', { name: 'Messages to compare with' });
      await others.waitFor();
      await page.keyboard.press('Escape');
      await others.waitFor({ state: 'detached' });
    },
  },
  { id: 'message.note', after: ({ page }) => dialogCame(page) },
  { id: 'message.mark', after: ({ page }) => dialogCame(page) },
  { id: 'message.curl', after: ({ page }) => copied(page, 'Copied without its secrets.') },
  { id: 'message.curl-secrets', after: ({ page }) => copied(page, 'Copied with its secrets.') },
  {
    id: 'break.toggle',
    before: chosenFirst,
    after: async ({ page }) => {
      await expect.poll(() => said(page).innerText()).toMatch(/^Time stops for every one/);
    },
  },
  {
    id: 'break.once',
    before: ({ page }) => page.keyboard.press('F9'),
    after: async ({ page }) => {
      await expect.poll(() => said(page).innerText()).toMatch(/^Time stops for the next one alone/);
    },
  },
  { id: 'break.resume', before: holdUp, after: hasGoneOn },
  {
    id: 'break.resume-all',
    before: holdUp,
    after: async (desk) => {
      await hasGoneOn(desk);
      await letGo(desk);
    },
  },
  {
    id: 'message.edit',
    before: async (desk) => {
      await askAgain(desk);
      await desk.page.keyboard.press('5');
      const flights = desk.page.getByRole('list', { name: 'Messages in flight' });
      await flights.getByRole('listitem').first().waitFor();
      await desk.page.keyboard.press('4');
      await desk.page.getByRole('listbox', { name: 'Messages', exact: true }).press('End');
    },
    after: ({ page }) => dialogCame(page, /^Edit /),
  },
  {
    id: 'request.send',
    before: async ({ page }) => {
      await carryOut(page, 'Show the request builder');
      await page.getByLabel('Bytes to be sent').waitFor();
    },
    after: ({ page }) => page.getByText('On its way.').first().waitFor(),
  },
  {
    id: 'run.compare',
    after: ({ page }) => page.getByRole('region', { name: 'Comparison' }).waitFor(),
  },
  {
    id: 'compare.next',
    before: forked,
    after: async ({ page }) => {
      await chosenLine(page).waitFor();
      before = await chosenLine(page).innerText();
    },
  },
  {
    id: 'compare.previous',
    before: ({ page }) => page.keyboard.press('n'),
    after: ({ page }) => chosenLine(page).waitFor(),
  },
  {
    id: 'compare.close',
    after: ({ page }) =>
      page.getByRole('region', { name: 'Comparison' }).waitFor({ state: 'detached' }),
  },
];

/** A fork that has gone another way, beside its parent. */
async function forked({ stage: { workbench }, run, page }: Desk): Promise<void> {
  await ask(workbench, { kind: 'run.fork', run, at: 20, name: 'Another way' });
  await page.getByRole('region', { name: 'Where this run comes from' }).waitFor();
  await page.getByRole('button', { name: 'Compare with the parent' }).click();
  await page.getByRole('listbox', { name: 'Messages of both runs' }).waitFor();
}
