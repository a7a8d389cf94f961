/**
 * The stories as their windows are used: what is pressed in each, what each says in the end, and the
 * world around them, told what to do through the port of the console.
 */
import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Workbench } from '#main/workbench.ts';
import type { StoryName } from '#shared/protocol/setup/story.ts';
import { ask, entriesOf, step } from '../files/recorded.ts';

export type Person = 'alice' | 'bruno';

export interface StoryWindow {
  readonly story: StoryName;
  readonly party: string;
  /** Asks for that person as somebody does who stands before the screen. */
  readonly press: (page: Page, person: Person) => Promise<void>;
  readonly idle: string;
  readonly waiting: string;
  /** What begins anew, once it is over. */
  readonly again: string;
  readonly ends: Readonly<Record<'approved' | 'denied' | 'expired' | 'refused', string>>;
}

const names: Readonly<Record<Person, string>> = { alice: 'Alice Amberg', bruno: 'Bruno Baltic' };

const till: StoryWindow = {
  story: 'till',
  party: 'till',
  press: async (page, person) => {
    await page.getByLabel('Customer').fill(person);
    await page.getByRole('button', { name: 'Sign in with CIBA' }).click();
  },
  idle: 'Sign in with CIBA',
  waiting: 'Waiting for your phone',
  again: 'Next customer',
  ends: {
    approved: 'Paid by Alice Amberg',
    denied: 'Cancelled',
    expired: 'Too late',
    refused: 'Not possible',
  },
};

const callCentre: StoryWindow = {
  story: 'call-centre',
  party: 'desk',
  press: async (page, person) => {
    await page.getByText(names[person]).first().click();
    await page.getByRole('button', { name: 'Verify caller' }).click();
  },
  idle: 'Verify caller',
  waiting: 'Waiting for the caller',
  again: 'Next call',
  ends: {
    approved: 'Verified caller',
    denied: 'Not the caller',
    expired: 'Not verified in time',
    refused: 'Cannot be verified',
  },
};

const screen: StoryWindow = {
  story: 'screen',
  party: 'tv',
  press: (page, person) =>
    page.getByRole('button', { name: `Sign in as ${names[person]}` }).click(),
  idle: 'Sign in as Alice Amberg',
  waiting: 'Look at your phone',
  again: 'Back to everybody',
  ends: {
    approved: 'Welcome, Alice Amberg',
    denied: 'Not signed in',
    expired: 'Nobody answered',
    refused: 'That did not work',
  },
};

const agent: StoryWindow = {
  story: 'agent',
  party: 'agent',
  press: async (page, person) => {
    await page.getByLabel('Owner').fill(person);
    await page.getByRole('button', { name: 'Ask the owner' }).click();
  },
  idle: 'Ask the owner',
  waiting: 'Waiting for you to wake up',
  again: 'Ask again',
  ends: {
    approved: 'Ordered for Alice Amberg',
    denied: 'You said no',
    expired: 'You slept on',
    refused: 'I could not ask you',
  },
};

export const storyWindows: readonly StoryWindow[] = [till, callCentre, screen, agent];

const mostSteps = 30;
const mostLooks = 500;
const lookEveryMs = 20;

/** Lets things happen one by one until the phone and the client both wait; answers which prompt it is. */
export async function stepToPrompt(workbench: Workbench, run: string): Promise<string> {
  await untilBegun(workbench, run);
  for (let count = 0; count < mostSteps; count += 1) {
    const entries = await entriesOf(workbench, run);
    const arrived = entries.findLast((entry) => entry.kind === 'prompt.arrived');
    const waits = entries.some(
      (entry) => entry.kind === 'machine.moved' && entry.to.startsWith('asked.'),
    );
    if (waits && arrived?.kind === 'prompt.arrived') return arrived.prompt;
    await step(workbench, run, 1);
  }
  throw new Error(`${mostSteps} steps brought no prompt.`);
}

/** A click is over before the workbench has heard of it. */
async function untilBegun(workbench: Workbench, run: string): Promise<void> {
  for (let count = 0; count < mostLooks; count += 1) {
    if ((await kindsOf(workbench, run)).includes('sign-in.began')) return;
    await rest(lookEveryMs);
  }
  throw new Error('Nobody pressed anything in the window.');
}

/** What has happened so far, by kind. */
export async function kindsOf(workbench: Workbench, run: string): Promise<readonly string[]> {
  return (await entriesOf(workbench, run)).map(({ kind }) => kind);
}

/** The prompt is opened and decided on Alice's phone. */
export async function decideOnPhone(
  workbench: Workbench,
  run: string,
  decision: 'prompt.approved' | 'prompt.denied',
): Promise<void> {
  const prompt = await stepToPrompt(workbench, run);
  for (const kind of ['prompt.opened', decision] as const)
    await ask(workbench, { kind, run, device: 'phone-of-alice', prompt });
}

/** Time runs, and nobody waits for what does not happen. */
export async function letTimeRun(workbench: Workbench, run: string): Promise<void> {
  await ask(workbench, { kind: 'clock.run', run, speed: 1000, pace: 'event' });
}
