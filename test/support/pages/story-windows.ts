/**
 * The stories as their windows are used, by role and label: where each begins, what is pressed in it,
 * how its person confirms on the phone, and what it says in the end.
 */
import type { Page } from 'playwright-core';
import type { StoryName } from '#shared/protocol/setup/story.ts';
import type { DevicePage } from './device-pages.ts';

export type Person = 'alice' | 'bruno';

export interface StoryWindow {
  readonly story: StoryName;
  /** What begins it on the start page. */
  readonly begins: string;
  /** What its relying party is called. */
  readonly title: string;
  readonly party: string;
  /** Who asks, as the phone says it. */
  readonly asks: string;
  /** Asks for that person as somebody does who stands before the screen. */
  readonly press: (page: Page, person: Person) => Promise<void>;
  /** Approves what is open on Alice's phone, and proves that it is her. */
  readonly confirm: (phone: DevicePage) => Promise<void>;
  readonly idle: string;
  readonly waiting: string;
  /** What begins anew, once it is over. */
  readonly again: string;
  readonly ends: Readonly<Record<'approved' | 'denied' | 'expired' | 'refused', string>>;
}

const names: Readonly<Record<Person, string>> = { alice: 'Alice Amberg', bruno: 'Bruno Baltic' };

async function byFinger(phone: DevicePage): Promise<void> {
  await phone.press('Approve');
}

async function byPin(phone: DevicePage): Promise<void> {
  await phone.press('Use another way');
  await phone.enterPin('2468');
}

const till: StoryWindow = {
  story: 'till',
  begins: 'Run the poll demo',
  title: 'Corner Shop till',
  asks: 'Corner Shop',
  confirm: byFinger,
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
  begins: 'Call centre',
  title: 'Harbour Bank desk',
  asks: 'Harbour Bank telephone service',
  confirm: byPin,
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
  begins: 'Shared TV',
  title: 'Living-room TV',
  asks: 'Lumen on the living-room TV',
  confirm: byFinger,
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
  begins: 'AI agent',
  title: 'Errand the assistant',
  asks: 'Errand, your assistant',
  confirm: byPin,
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

export const storyWindows: readonly [StoryWindow, StoryWindow, ...StoryWindow[]] = [
  till,
  callCentre,
  screen,
  agent,
];
